package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.fixtures.Hosts;
import dev.beckon.function.Lambda;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change in the stream says, told by what was before and what is after it. */
class StreamImagesTest {
  private final StreamImages images = new StreamImages();

  @Test
  void anOfferThatIsPutIsToBePushed() {
    assertThat(images.queued(change("fanout-offers", 0)))
        .map(Offer.Queued::facts)
        .map(Offer.Facts::candidate)
        .contains(Hosts.ANNA);
  }

  @Test
  void anOfferThatIsSeenBeforeItsPushIsNotPushedForThat() {
    assertThat(images.queued(change("fanout-seen-and-requeued", 0))).isEmpty();
  }

  @Test
  void anOfferThatIsPutBackIsPushedAlsoWhenItWasSeenBefore() {
    ObjectNode change = change("fanout-seen-and-requeued", 1).deepCopy();
    assertThat(images.queued(change)).isPresent();

    ((ObjectNode) change.get("OldImage")).putObject("seenAt").put("N", "1795377601000");
    ((ObjectNode) change.get("NewImage")).putObject("seenAt").put("N", "1795377601000");
    assertThat(images.queued(change)).isPresent();
  }

  @Test
  void anOfferThatIsNotInTheQueueAnyMoreIsNotPushed() {
    ObjectNode change = change("fanout-offers", 0).deepCopy();
    ((ObjectNode) change.at("/NewImage/state")).put("S", "SENT");

    assertThat(images.queued(change)).isEmpty();
  }

  @Test
  void whatIsNoOfferCanNeverBePushed() {
    ObjectNode change = change("fanout-offers", 0).deepCopy();
    ((ObjectNode) change.get("NewImage")).remove("expiresAt");

    assertThatThrownBy(() -> images.queued(change)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void headsAreToldFromOffers() {
    assertThat(images.isOfInvitation(change("fanout-filled", 0))).isTrue();
    assertThat(images.isOfInvitation(change("fanout-offers", 0))).isFalse();
  }

  @Test
  void anInvitationWhoseLastSeatIsTakenIsClosedWithItsGuests() {
    assertThat(images.closed(change("fanout-filled", 0)))
        .containsInstanceOf(Invitation.Filled.class)
        .map(Invitation::guests)
        .hasValueSatisfying(guests -> assertThat(guests).hasSize(3).contains(Hosts.BRUNO));
  }

  @ParameterizedTest
  @CsvSource({"CANCELLED, true", "ROOM_ENDED, true", "EXPIRED, false", "EXHAUSTED, false"})
  void onlyAnEndBeforeItsTimeClosesAnOpenInvitation(String state, boolean closes) {
    ObjectNode change = change("fanout-filled", 0).deepCopy();
    ObjectNode after = (ObjectNode) change.get("NewImage");
    after.set("free", change.at("/OldImage/free"));
    after.set("guests", change.at("/OldImage/guests"));
    after.putObject("state").put("S", state);
    after.putObject("endedAt").put("N", "1795377700000");

    assertThat(images.closed(change).isPresent()).isEqualTo(closes);
  }

  @Test
  void anInvitationThatWasFilledBeforeIsNotClosedOnceMore() {
    ObjectNode change = change("fanout-filled", 0).deepCopy();
    change.set("OldImage", change.get("NewImage").deepCopy());
    ((ObjectNode) change.get("NewImage")).putObject("state").put("S", "CANCELLED");
    ((ObjectNode) change.get("NewImage")).putObject("endedAt").put("N", "1795377700000");

    assertThat(images.closed(change)).isEmpty();
  }

  @Test
  void aVisitThatHasJustEndedIsADeparture() {
    assertThat(images.departed(change("fanout-departed", 0)))
        .hasValueSatisfying(
            departure -> {
              assertThat(departure.at()).isEqualTo(Instant.parse("2026-11-22T20:05:00Z"));
              assertThat(departure.visit().ending()).isEqualTo(Visit.Ending.COMPLETED);
              assertThat(departure.visit().facts().guest()).isEqualTo(Hosts.ANNA);
              assertThat(departure.visit().facts().room()).hasToString("room-de-17");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMPLETED", "NO_SHOW", "VOIDED"})
  void whateverHappensToAVisitThatWasOverIsNoDeparture(String state) {
    ObjectNode change = change("fanout-departed", 0).deepCopy();
    ((ObjectNode) change.at("/NewImage/visitState")).put("S", state);
    assertThat(images.departed(change)).isPresent();

    change.set("OldImage", change.get("NewImage").deepCopy());
    assertThat(images.departed(change)).isEmpty();
  }

  @Test
  void aBeatAndAnOfferAreNoDepartures() {
    ObjectNode change = change("fanout-departed", 0).deepCopy();
    change.set("NewImage", change.get("OldImage").deepCopy());

    assertThat(images.departed(change)).isEmpty();
    assertThat(images.departed(change("fanout-offers", 0))).isEmpty();
    assertThat(images.queued(change("fanout-departed", 0))).isEmpty();
  }

  private static JsonNode change(String event, int record) {
    return Lambda.event(event).get("Records").get(record).get("dynamodb");
  }
}
