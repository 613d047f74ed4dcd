package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.consent.Asking;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.Device;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The conditions that guard offers, seats, visits and devices, each whole. */
class OfferConditionsTest {
  private static final Instant NOW = Invitations.EVENING.plusSeconds(20);
  private static final HostId ANNA = Hosts.ANNA;

  private static final long TODAY = Asked.dayOf(NOW);
  private static final String MAY_BE_ASKED =
      " AND NOT contains(#muted, :inviter)"
          + " AND attribute_not_exists(#visiting)"
          + " AND (attribute_not_exists(#doNotDisturbUntil) OR #doNotDisturbUntil <= :now)"
          + " AND (attribute_not_exists(#quietHours) OR #quietFrom > :now)"
          + " AND (attribute_not_exists(#lately) OR (size(#lately) < :full"
          + " AND NOT contains(#lately, :offer) AND NOT contains(#lately, :by)"
          + cap("#perHour", 6, ":hourAgo")
          + cap("#perDay", 12, ":dayAgo")
          + "))";

  private static String cap(String cap, int most, String since) {
    return IntStream.range(0, most)
        .mapToObj(
            n ->
                " AND (%s > :n%d OR attribute_not_exists(#lately[%d]) OR #lately[%d] <= %s)"
                    .formatted(cap, n + 1, 3 * n, 3 * n, since))
        .collect(Collectors.joining());
  }

  private final Invitation.Facts invitation = Invitations.by(Hosts.INVITER).facts();
  private final Offer.Queued offer = Invitations.offer(invitation, ANNA, NOW);
  private final Visit.Granted granted = Invitations.visit(invitation, ANNA, NOW);
  private final Visit.Joined joined = granted.beat(NOW.plusSeconds(5));
  private final StubDynamoDb stub = new StubDynamoDb();
  private final Table table = new Table(stub, "beckon", atMost -> {});
  private final DynamoOffers offers = new DynamoOffers(table);
  private final DynamoVisits visits = new DynamoVisits(table);
  private final DynamoHosts hosts = new DynamoHosts(table);

  @BeforeEach
  void annaIsInTheRoom() {
    stub.holding(
        OfferItems.item(offer.facts(), OfferItems.ACCEPTED)
            .put(Schema.VISIT_STATE, OfferItems.JOINED)
            .put(Schema.GRANTED_AT, NOW)
            .put(Schema.JOINED_AT, NOW)
            .put(Schema.LAST_BEAT_AT, NOW));
  }

  private static String setOf(Change change) {
    return change.asUpdate("beckon").build().updateExpression();
  }

  private List<String> writes() {
    return Writes.of(stub.requests());
  }

  @Test
  void whoMayNotBeAskedNowIsNotAskedAndOneAskingCountsOnce() {
    offers.offer(offer, false, Asked.NEVER);

    assertThat(writes().get(0))
        .isEqualTo(
            "update ASK if #askMe = :yes" + MAY_BE_ASKED + " AND attribute_not_exists(#askedDay)");
  }

  @Test
  void aRoomForAdultsAsksForItsOwnOptInToo() {
    offers.offer(offer, true, Asked.NEVER);

    assertThat(writes().get(0))
        .isEqualTo(
            "update ASK if #askMe = :yes AND #matureRooms = :yes"
                + MAY_BE_ASKED
                + " AND attribute_not_exists(#askedDay)");
  }

  private static final String NOTE =
      ", #lately = list_append(:asking, if_not_exists(#lately, :nobody))";

  @Test
  void onTheSameDayOneMoreIsCountedWhileTheDayIsTheSame() {
    Change change = AskHost.atOnce(offer.facts(), false, TODAY);

    assertThat(setOf(change))
        .isEqualTo("SET #lastAskedAt = :now, #askedOnDay = #askedOnDay + :once" + NOTE);
    assertThat(change.condition()).endsWith(" AND #askedDay = :day");
  }

  @Test
  void onTheNextDayTheDayBeforeIsKeptBesides() {
    assertThat(setOf(AskHost.atOnce(offer.facts(), false, TODAY - 1)))
        .isEqualTo(
            "SET #lastAskedAt = :now, #askedDay = :today, #askedOnDay = :once,"
                + " #askedBefore = #askedOnDay"
                + NOTE);
  }

  @Test
  void afterAnyOtherDayTheCountBeginsAnew() {
    for (long day : new long[] {0, 1, TODAY - 2}) {
      assertThat(setOf(AskHost.atOnce(offer.facts(), false, day)))
          .isEqualTo(
              "SET #lastAskedAt = :now, #askedDay = :today, #askedOnDay = :once,"
                  + " #askedBefore = :none"
                  + NOTE);
    }
  }

  @Test
  void whatWasDecidedByAnItemIsWrittenWhileThatIsAsItWasRead() {
    Item bare = Item.at(Schema.ask(ANNA)).put(Schema.ASK_ME, true);
    Item whole = Item.at(Schema.ask(ANNA)).put(Schema.ASK_ME, true).put(Schema.SAID, 3);
    Asking before = Asking.of(offer.facts().id(), Hosts.BRUNO, NOW.minusSeconds(60));
    whole.attributes().put(Schema.LATELY, AskItem.list(List.of(before)));

    assertThat(after(bare).condition())
        .isEqualTo(
            "attribute_exists(#pk) AND attribute_not_exists(#said)"
                + " AND attribute_exists(#pk) AND attribute_not_exists(#lately)"
                + " AND attribute_not_exists(#visiting)");
    assertThat(after(whole).condition())
        .isEqualTo("#said = :said AND #lately = :were AND attribute_not_exists(#visiting)");
  }

  private Change after(Item read) {
    return AskHost.after(read, AskItem.consent(read), offer.facts());
  }

  @Test
  void thereIsOneOfferPerInvitationAndHost() {
    offers.offer(offer, false, Asked.NEVER);

    assertThat(writes().get(1)).isEqualTo("put OFFER if attribute_not_exists(#pk)");
  }

  @Test
  void anOfferThatLeftTheQueueIsNeitherSentNorUnreachable() {
    offers.sent(offer.facts());
    offers.unreachable(offer.facts());

    assertThat(writes())
        .containsExactly("update OFFER if #state = :queued", "update OFFER if #state = :queued");
  }

  @Test
  void openingIsNotedOnceAndOnlyWhileTheOfferStands() {
    offers.seen(ANNA, offer.facts().id(), NOW);

    assertThat(writes())
        .containsExactly(
            "update OFFER if #state IN (:queued, :sent) AND attribute_not_exists(#seenAt)");
  }

  @Test
  void onlyAStandingOfferIsDeclined() {
    offers.decline(ANNA, offer.facts().id(), NOW);

    assertThat(writes()).containsExactly("update OFFER if #state IN (:queued, :sent)");
  }

  @Test
  void aSeatIsTakenOnceInTimeOnAirByAStandingOfferOfAGuestInNoOtherVisit() {
    visits.take(granted, NOW);

    assertThat(writes())
        .containsExactly(
            "update HEAD if #state = :open AND #free > :zero"
                + " AND #deadline > :now AND #roomUntil > :now",
            "update OFFER if #state IN (:queued, :sent)",
            "update ASK if attribute_not_exists(#visiting)");
  }

  @Test
  void aJoinMeetsANoShow() {
    visits.beat(granted, joined);
    visits.end(granted, granted.noShow(granted.facts().joinBy()));

    assertThat(writes().get(0)).isEqualTo("update OFFER if #visitState = :before");
    assertThat(writes().get(1)).isEqualTo("update OFFER if #visitState = :before");
  }

  @Test
  void aBeatMeetsEveryOtherBeatAndEveryEnd() {
    visits.beat(joined, joined.beat(NOW.plusSeconds(50)));
    visits.end(joined, joined.leave(NOW.plusSeconds(50)));
    Visit.Lost lost = joined.lose(joined.lostAt());
    visits.beat(lost, lost.beat(joined.lostAt()));
    visits.end(lost, lost.complete(lost.overAt()));

    assertThat(writes())
        .filteredOn(write -> write.startsWith("update OFFER"))
        .hasSize(4)
        .containsOnly("update OFFER if #visitState = :before AND #lastBeatAt = :lastBeatAt");
  }

  @Test
  void anEndFreesTheGuestOfThisVisitOnly() {
    visits.end(joined, joined.leave(NOW.plusSeconds(50)));

    assertThat(writes())
        .containsExactly(
            "update OFFER if #visitState = :before AND #lastBeatAt = :lastBeatAt",
            "update ASK if #visiting = :visit");
  }

  @Test
  void aNoShowFreesItsOwnSeatOnceAndOnlyWhileTheInvitationStands() {
    visits.end(granted, granted.leave(NOW));

    assertThat(writes())
        .containsExactly(
            "update OFFER if #visitState = :before",
            "update ASK if #visiting = :visit",
            "update HEAD if #state = :open AND contains(#guests, :host)");
  }

  @Test
  void aDeviceIsDroppedOnlyWhileItHasTheEndpointThatIsGone() {
    Device phone = Hosts.device(ANNA);
    stub.holding(asksOn(ANNA, phone));

    offers.dropDevice(offer.facts(), phone.endpoint());

    assertThat(writes()).containsExactly("update ASK if #own = :phone");
  }

  @Test
  void aTokenThatIsNobodysIsTakenOnce() {
    hosts.saveDevice(ANNA, Hosts.device(ANNA), "hash");

    assertThat(writes())
        .containsExactly("put OWNER if attribute_not_exists(#pk)", "update ASK, always");
  }

  @Test
  void aTokenTakesItsFormerDeviceAlongUnlessEitherChangedSinceItWasRead() {
    Device phone = Hosts.device(ANNA);
    stub.holding(
        Item.at(Schema.tokenOwner("hash"))
            .put(Schema.HOST, Hosts.BRUNO.value())
            .put(Schema.DEVICE, "brunos"));
    stub.holding(asksOn(Hosts.BRUNO, new Device("brunos", phone.platform(), phone.endpoint())));

    hosts.saveDevice(ANNA, phone, "hash");

    assertThat(writes())
        .containsExactly(
            "put OWNER if #host = :host AND #device = :device",
            "update ASK if #former = :former",
            "update PAIR, always",
            "update ASK, always");
  }

  private static Item asksOn(HostId host, Device phone) {
    return Item.at(Schema.ask(host))
        .put(Schema.device(phone.id()), new Phones.Phone(phone, "hash").text());
  }
}
