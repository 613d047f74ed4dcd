package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.Device;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Which writes a phone that changes hands or signs out comes to, with their whole conditions. */
class DeviceConditionsTest {
  private static final String HASH = "hash-of-the-token";
  private static final Device PHONE = new Device("phone", Device.Platform.FCM, "arn:of:anna");

  private final StubDynamoDb client = new StubDynamoDb();
  private final DynamoHosts hosts = new DynamoHosts(new Table(client, "beckon", atMost -> {}));

  @Test
  void aPhoneOfTheFormerOwnerThatHasAnotherTokenStays() {
    client.holding(
        Item.at(Schema.tokenOwner(HASH))
            .put(Schema.HOST, Hosts.BRUNO.value())
            .put(Schema.DEVICE, PHONE.id()));
    client.holding(ask(Hosts.BRUNO, "hash-of-another"));

    assertThat(hosts.saveDevice(Hosts.ANNA, PHONE, HASH)).isEmpty();

    assertThat(Writes.of(client.requests()))
        .containsExactly(
            "put OWNER if #host = :host AND #device = :device",
            "update PAIR, always",
            "update ASK, always");
  }

  @Test
  void aTokenThatChangesHandsAllTheTimeIsGivenUpAfterEightTries() {
    TransactionCanceledException lost =
        TransactionCanceledException.builder()
            .cancellationReasons(
                CancellationReason.builder().code("ConditionalCheckFailed").build(),
                CancellationReason.builder().code("None").build())
            .build();
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      client.thenWell().then(lost);
    }

    assertThatThrownBy(() -> hosts.saveDevice(Hosts.ANNA, PHONE, HASH))
        .isInstanceOf(Unavailable.class);
    assertThat(client.requests()).hasSize(2 * Table.MAX_TRIES);
  }

  @Test
  void aPhoneThatSignsOutGoesAsItWasReadAndItsTokenUnlessThatHasMovedOn() {
    client.holding(ask(Hosts.ANNA, HASH));

    assertThat(hosts.removeDevice(Hosts.ANNA, PHONE.id())).contains(PHONE);

    assertThat(Writes.of(client.requests()))
        .containsExactly(
            // Guards: the phone was registered with a new token since it was read.
            "update ASK if #own = :phone",
            // Guards: another host signed in on this phone meanwhile.
            "update OWNER if #host = :host AND #device = :device");
  }

  @Test
  void aPhoneThatIsRegisteredAnewAllTheTimeIsGivenUpAfterEightTries() {
    Item there = ask(Hosts.ANNA, HASH);
    client.holding(there).thenWell();
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      client.then(ConditionalCheckFailedException.builder().item(there.attributes()).build());
    }

    assertThatThrownBy(() -> hosts.removeDevice(Hosts.ANNA, PHONE.id()))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void aPhoneThatIsNotThereCostsNoWrite() {
    assertThat(hosts.removeDevice(Hosts.ANNA, PHONE.id())).isEmpty();

    assertThat(Writes.of(client.requests())).isEmpty();
  }

  private static Item ask(HostId host, String hash) {
    return Item.at(Schema.ask(host))
        .put(Schema.device(PHONE.id()), new Phones.Phone(PHONE, hash).text());
  }
}
