package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.port.FindProfile;
import dev.beckon.presence.Device;
import dev.beckon.presence.HostBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Hosts in the beckon table: card and ask, which tells of the phones as well. */
public final class DynamoHosts implements HostBook, FindProfile {
  private final Table table;
  private final DynamoPhones phones;

  public DynamoHosts(Table table) {
    this.table = table;
    this.phones = new DynamoPhones(table);
  }

  @Override
  public File file(HostId host) {
    Optional<Item> card = Optional.empty();
    Optional<Item> ask = Optional.empty();
    for (Item item : items(host)) {
      if (item.key().equals(Schema.card(host))) {
        card = Optional.of(item);
      } else {
        ask = Optional.of(item);
      }
    }
    return new File(
        card.filter(item -> item.has(Schema.NAME)).map(item -> profile(host, item)),
        ask.map(AskItem::preferences).orElse(Preferences.NEVER_SAID),
        ask.map(Phones::devices).orElse(List.of()),
        ask.map(AskItem::asked).orElse(Asked.NEVER),
        card.map(DynamoHosts::whereabouts).orElse(Whereabouts.NOWHERE));
  }

  /** The items of a host's file. */
  private List<Item> items(HostId host) {
    return table
        .query(
            QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#pk", Schema.PK, "#sk", Schema.SK))
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(Schema.hostPartition(host)),
                        ":from", AttributeValue.fromS(Schema.fileFrom()),
                        ":to", AttributeValue.fromS(Schema.fileTo())))
                .consistentRead(true))
        .items()
        .stream()
        .map(Item::of)
        .toList();
  }

  @Override
  public Optional<Profile> profile(HostId host) {
    return table
        .get(Schema.card(host))
        .filter(item -> item.has(Schema.NAME))
        .map(item -> profile(host, item));
  }

  @Override
  public void saveProfile(Profile profile) {
    table.write(
        Change.update(
                Schema.card(profile.host()),
                "SET #name = :name, #language = :language, #categories = :categories,"
                    + " #region = :region, #level = :level, #audience = :audience,"
                    + " #mature = :mature")
            .with(":name", profile.name())
            .with(":language", profile.language())
            .with(
                ":categories",
                AttributeValue.fromL(
                    profile.categories().stream().map(AttributeValue::fromS).toList()))
            .with(":region", profile.region())
            .with(":level", profile.level())
            .with(":audience", profile.audience())
            .with(":mature", profile.mature()));
  }

  @Override
  public void savePreferences(HostId host, Preferences preferences) {
    table.write(AskItem.preferences(host, preferences));
  }

  @Override
  public Optional<HostId> saveDevice(HostId host, Device device, String tokenHash) {
    return phones.save(host, device, tokenHash);
  }

  @Override
  public Optional<Device> removeDevice(HostId host, String deviceId) {
    return phones.remove(host, deviceId);
  }

  @Override
  public boolean moveOn(HostId host, Whereabouts before, Whereabouts next) {
    List<String> set = new ArrayList<>(List.of("#epoch = :next"));
    List<String> remove = new ArrayList<>();
    (next.cell().isPresent() ? set : remove)
        .add(next.cell().isPresent() ? "#cell = :cell" : "#cell");
    if (next.last().isPresent()) {
      set.addAll(List.of("#beatKey = :key", "#beatLive = :live", "#beatUntil = :until"));
    } else {
      remove.addAll(List.of("#beatKey", "#beatLive", "#beatUntil"));
    }
    String removal = remove.isEmpty() ? "" : " REMOVE " + String.join(", ", remove);
    Change change =
        Change.update(Schema.card(host), "SET " + String.join(", ", set) + removal)
            .with(":next", next.epoch());
    next.cell().ifPresent(cell -> change.with(":cell", Schema.text(cell)));
    next.last()
        .ifPresent(
            last ->
                change
                    .with(":key", last.key())
                    .with(":live", last.availability() == Availability.LIVE)
                    .with(":until", last.until()));
    boolean first = before.epoch() == 0;
    boolean nowhere = before.cell().isEmpty();
    change.when(
        (first ? "attribute_not_exists(#epoch)" : "#epoch = :epoch")
            + (nowhere ? " AND attribute_not_exists(#cell)" : " AND #cell = :before"));
    if (!first) {
      change.with(":epoch", before.epoch());
    }
    before.cell().ifPresent(cell -> change.with(":before", Schema.text(cell)));
    return table.write(change) instanceof Table.Written.Done;
  }

  @Override
  public Optional<Opted> seen(HostId host, Instant now) {
    Table.Written written =
        table.write(
            Change.update(Schema.ask(host), "SET #seenAt = :now")
                .when("#askMe = :yes")
                .with(":now", now)
                .with(":yes", true));
    return written instanceof Table.Written.Done done
        ? Optional.of(opted(done.item()))
        : Optional.empty();
  }

  private static Opted opted(Item ask) {
    return new Opted(
        ask.flag(Schema.MATURE_ROOMS), Phones.all(ask).findAny().isPresent(), AskItem.asked(ask));
  }

  @Override
  public Optional<InvitationId> openInvitation(HostId host) {
    return table
        .get(Schema.roomGuard(host))
        .flatMap(guard -> guard.optionalText(Schema.INVITATION))
        .map(InvitationId::new);
  }

  private static Profile profile(HostId host, Item card) {
    return new Profile(
        host,
        card.text(Schema.NAME),
        card.text(Schema.LANGUAGE),
        card.list(Schema.CATEGORIES),
        card.text(Schema.REGION),
        (int) card.number(Schema.LEVEL),
        card.number(Schema.AUDIENCE),
        card.flag(Schema.MATURE));
  }

  private static Whereabouts whereabouts(Item card) {
    return new Whereabouts(
        card.number(Schema.EPOCH, 0),
        card.optionalText(Schema.CELL).map(Schema::cell),
        card.optionalText(Schema.BEAT_KEY)
            .map(
                key ->
                    new FreshBeat(
                        key,
                        card.flag(Schema.BEAT_LIVE) ? Availability.LIVE : Availability.ONLINE,
                        card.time(Schema.BEAT_UNTIL))));
  }
}
