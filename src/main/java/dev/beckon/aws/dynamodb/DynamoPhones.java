package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the phones of hosts, and whose a push token is. */
final class DynamoPhones {
  private final Table table;

  DynamoPhones(Table table) {
    this.table = table;
  }

  /** Registers the phone; returns the other host who lost a phone by this, if one did. */
  Optional<HostId> save(HostId host, Device device, String tokenHash) {
    Phones.Phone phone = new Phones.Phone(device, tokenHash);
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      Optional<Item> owner = table.get(Schema.tokenOwner(tokenHash));
      Optional<Former> former = owner.flatMap(before -> former(before, host, phone));
      Optional<Former> others = former.filter(one -> !one.host().equals(host));
      List<Change> changes = new ArrayList<>();
      changes.add(own(host, device, tokenHash, owner));
      others.map(Former::drop).ifPresent(changes::add);
      owner
          .map(before -> new HostId(before.text(Schema.HOST)))
          .filter(before -> !before.equals(host))
          .map(before -> Settlement.kin(before, host))
          .ifPresent(changes::add);
      changes.add(
          save(host, phone, others.isPresent() ? Optional.empty() : former.map(Former::deviceId)));
      if (table.commit(changes) instanceof Table.Committed.Done) {
        return others.map(Former::host);
      }
    }
    throw new Unavailable("a token that changes hands all the time", null);
  }

  private static Change save(HostId host, Phones.Phone phone, Optional<String> instead) {
    Change save =
        Change.update(
                Schema.ask(host), "SET #own = :phone" + (instead.isPresent() ? " REMOVE #old" : ""))
            .naming("#own", Schema.device(phone.device().id()))
            .with(":phone", phone.text());
    instead.ifPresent(deviceId -> save.naming("#old", Schema.device(deviceId)));
    return save;
  }

  /** The phone that had the token, and has it still. */
  private record Former(HostId host, String deviceId, String text) {
    Change drop() {
      return Change.update(Schema.ask(host), "REMOVE #former")
          .when("#former = :former")
          .naming("#former", Schema.device(deviceId))
          .with(":former", text);
    }
  }

  /** Empty when it is this very phone, or has got another token since. */
  private Optional<Former> former(Item owner, HostId host, Phones.Phone phone) {
    HostId before = new HostId(owner.text(Schema.HOST));
    String deviceId = owner.optionalText(Schema.DEVICE).orElse("");
    if (before.equals(host) && deviceId.equals(phone.device().id())) {
      return Optional.empty();
    }
    return table
        .get(Schema.ask(before))
        .flatMap(ask -> Phones.phone(ask, deviceId))
        .filter(there -> there.tokenHash().equals(phone.tokenHash()))
        .map(there -> new Former(before, deviceId, there.text()));
  }

  /** The token is this phone's, if it is still whose it was when it was read. */
  private static Change own(HostId host, Device device, String tokenHash, Optional<Item> before) {
    Change own =
        Change.put(
            Item.at(Schema.tokenOwner(tokenHash))
                .put(Schema.HOST, host.value())
                .put(Schema.DEVICE, device.id()));
    return before
        .map(
            owner ->
                owner.has(Schema.DEVICE)
                    ? own.when("#host = :host AND #device = :device")
                        .with(":host", owner.text(Schema.HOST))
                        .with(":device", owner.text(Schema.DEVICE))
                    : own.when("#host = :host AND attribute_not_exists(#device)")
                        .with(":host", owner.text(Schema.HOST)))
        .orElseGet(() -> own.when("attribute_not_exists(#pk)"));
  }

  /** Removes the phone, and its token belongs to nobody; returns what was there. */
  Optional<Device> remove(HostId host, String deviceId) {
    Optional<Item> ask = table.get(Schema.ask(host));
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      Optional<Phones.Phone> phone = ask.flatMap(item -> Phones.phone(item, deviceId));
      if (phone.isEmpty()) {
        return Optional.empty();
      }
      Table.Written written = table.write(removal(host, phone.get()));
      if (!(written instanceof Table.Written.ConditionFailed failed)) {
        disown(host, phone.get());
        return phone.map(Phones.Phone::device);
      }
      ask = failed.current();
    }
    throw new Unavailable("a phone that is registered all the time", null);
  }

  /** Whose it was stays known: who signs in on the same phone next is not rewarded by that host. */
  private void disown(HostId host, Phones.Phone phone) {
    table.write(
        Change.update(Schema.tokenOwner(phone.tokenHash()), "REMOVE #device")
            .when("#host = :host AND #device = :device")
            .with(":host", host.value())
            .with(":device", phone.device().id()));
  }

  /** Removes the phones of this endpoint, unless they were registered anew since. */
  void drop(HostId host, String endpoint) {
    for (Phones.Phone phone : table.get(Schema.ask(host)).stream().flatMap(Phones::all).toList()) {
      if (phone.device().endpoint().equals(endpoint)) {
        table.write(removal(host, phone));
      }
    }
  }

  private static Change removal(HostId host, Phones.Phone phone) {
    return Change.update(Schema.ask(host), "REMOVE #own")
        .when("#own = :phone")
        .naming("#own", Schema.device(phone.device().id()))
        .with(":phone", phone.text());
  }
}
