package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.intake.points.OperatorBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Reward;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The conditions that guard points, each whole. */
class LedgerConditionsTest {
  private static final Instant NOW = Invitations.EVENING.plusSeconds(20);
  private static final String OWES_NOTHING =
      "attribute_not_exists(#debts) AND (attribute_not_exists(#balance) OR #balance <= :room)";

  private final Invitation.Open open = Invitations.by(Hosts.INVITER).seats(2).reward(30).open();
  private final Visit.Granted granted = Invitations.visit(open.facts(), Hosts.ANNA, NOW);
  private final Visit.Joined almost =
      new Visit.Joined(granted.facts(), NOW, NOW.plusSeconds(170), Duration.ofSeconds(170));
  private final Visit.Joined enough = almost.beat(NOW.plusSeconds(185));
  private final StubDynamoDb stub = new StubDynamoDb();
  private final Table table = new Table(stub, "beckon", atMost -> {});
  private final DynamoInvitations invitations = new DynamoInvitations(table);
  private final DynamoVisits visits = new DynamoVisits(table);
  private final DynamoOrders orders = new DynamoOrders(table);

  private List<String> writes() {
    return Writes.of(stub.requests());
  }

  private static String under(int cap) {
    String last = "#rewarded[" + (cap - 1) + "]";
    return "(attribute_not_exists(#rewarded) OR (size(#rewarded) < :full"
        + " AND (attribute_not_exists(%1$s) OR %1$s <= :dayAgo)))".formatted(last);
  }

  /** A transaction of so many parts, of which those failed that have an item here. */
  private static TransactionCanceledException failed(
      int parts, Map<Integer, Map<String, AttributeValue>> items) {
    CancellationReason[] reasons = new CancellationReason[parts];
    for (int part = 0; part < parts; part++) {
      reasons[part] =
          items.containsKey(part)
              ? CancellationReason.builder()
                  .code("ConditionalCheckFailed")
                  .item(items.get(part))
                  .build()
              : CancellationReason.builder().code("None").build();
    }
    return TransactionCanceledException.builder()
        .cancellationReasons(Arrays.asList(reasons))
        .build();
  }

  private static TransactionCanceledException conflict() {
    return TransactionCanceledException.builder()
        .cancellationReasons(CancellationReason.builder().code("TransactionConflict").build())
        .build();
  }

  private static Item wallet(HostId host, long balance) {
    return Item.at(Schema.wallet(host)).put(Schema.BALANCE, balance);
  }

  @Test
  void nobodyPromisesMoreThanTheyHave() {
    invitations.submit(open, Invitations.terms(), "body");

    assertThat(writes().subList(3, 5))
        .containsExactly(
            // Guards: another invitation, or a reversal, took the points meanwhile.
            "update WALLET if #balance >= :points",
            // Guards: nothing that is not guarded already; a line is never written over.
            "put ENTRY if attribute_not_exists(#pk)");
  }

  @Test
  void theBeatThatEarnsIsPaidOnceOutOfWhatIsHeldAndWithinTheCaps() {
    visits.beat(almost, enough);

    assertThat(writes())
        .containsExactly(
            // Guards: the visit moved on, was paid, or has less dwell than a ticket says.
            "update OFFER if #visitState = :before AND #lastBeatAt = :lastBeatAt"
                + " AND attribute_not_exists(#rewardState) AND #dwellMillis >= :enough",
            // Guards: an escrow below zero.
            "update HEAD if #held >= :reward",
            // Guards: one person with two accounts; two who reward each other all day.
            "update PAIR if attribute_not_exists(#kin) AND " + under(2),
            // Guards: debts that come first; a guest who is rewarded all day.
            "update WALLET if " + OWES_NOTHING + " AND " + under(10),
            "put ENTRY if attribute_not_exists(#pk)");
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void whatIsEarnedIsPaidLaterOnceAndOnlyAsItWasRead() {
    Visit.Ended left = almost.leave(NOW.plusSeconds(185));

    visits.settle(left, NOW.plusSeconds(190));

    assertThat(writes().get(0))
        .isEqualTo("update OFFER if #rewardState = :earned AND #visitState = :visit");
  }

  @Test
  void aRewardThatIsWithheldIsDecidedOnceToo() {
    stub.then(
        failed(
            5,
            Map.of(
                2,
                Item.at(Schema.pair(Hosts.ANNA, Hosts.INVITER))
                    .put(Schema.KIN, true)
                    .attributes())));

    assertThat(visits.beat(almost, enough).visit().reward())
        .isEqualTo(new Reward.Released(new Points(30), Reward.Withheld.SAME_PERSON));

    assertThat(writes().subList(5, 7))
        .containsExactly(
            "update OFFER if #visitState = :before AND #lastBeatAt = :lastBeatAt"
                + " AND attribute_not_exists(#rewardState) AND #dwellMillis >= :enough",
            "update HEAD if attribute_exists(#resolved)");
  }

  @Test
  void whoOwesIsCreditedByTheWalletAsItWasReadAndPaysWithTheSameWrite() {
    Item owing = wallet(Hosts.ANNA, 0);
    owing
        .attributes()
        .put(
            Schema.DEBTS,
            AttributeValue.fromL(
                List.of(
                    AttributeValue.fromS("5#" + open.facts().offerId() + "#fr-400"),
                    AttributeValue.fromS("5#" + open.facts().offerId() + "#fr-400"))));
    stub.then(failed(5, Map.of(3, owing.attributes())));

    visits.beat(almost, enough);

    assertThat(writes().subList(8, 15))
        .containsExactly(
            "update WALLET if #debts = :debts AND " + under(10),
            "put ENTRY if attribute_not_exists(#pk)",
            "put ENTRY if attribute_not_exists(#pk)",
            "put ENTRY if attribute_not_exists(#pk)",
            "put ENTRY if attribute_not_exists(#pk)",
            "put ENTRY if attribute_not_exists(#pk)",
            // Of one creditor, once: no item may stand in a transaction twice.
            "update WALLET, always");
  }

  @Test
  void aBeatIsHeardThoughItsPaymentMeetsOthersAllTheTime() {
    stub.then(Table.MAX_TRIES, conflict());
    stub.holding(
        OfferItems.item(
                Invitations.offer(open.facts(), Hosts.ANNA, NOW).facts(), OfferItems.ACCEPTED)
            .put(Schema.VISIT_STATE, OfferItems.JOINED)
            .put(Schema.GRANTED_AT, NOW)
            .put(Schema.JOINED_AT, NOW)
            .put(Schema.LAST_BEAT_AT, NOW.plusSeconds(185))
            .put(Schema.DWELL_MILLIS, 185_000)
            .put(Schema.REWARD_STATE, OfferItems.EARNED));

    assertThat(visits.beat(almost, enough).visit().reward())
        .isEqualTo(new Reward.Earned(new Points(30)));

    assertThat(writes().get(writes().size() - 1))
        .isEqualTo(
            "update OFFER if #visitState = :before AND #lastBeatAt = :lastBeatAt"
                + " AND attribute_not_exists(#rewardState) AND #dwellMillis >= :enough");
  }

  @Test
  void anEscrowThatDoesNotHoldWhatItPromisedIsNotHidden() {
    stub.then(failed(5, Map.of(1, Item.at(Schema.head(open.facts().id())).attributes())));

    assertThatThrownBy(() -> visits.beat(almost, enough)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theEndGivesBackOnlyWhatItKnowsTheWholeOf() {
    invitations.end(open.cancel(NOW));

    assertThat(writes())
        .containsExactly(
            // Guards: a guest came, was paid, or lost a claim since it was read.
            "update HEAD if #state = :open AND #held = :held AND #resolved = :resolved"
                + " AND #roomUntil = :roomUntil AND attribute_not_exists(#guests)",
            "update ROOM if attribute_not_exists(#invitation) OR #invitation = :invitation",
            "update WALLET if " + OWES_NOTHING,
            "put ENTRY if attribute_not_exists(#pk)");
  }

  @Test
  void whatIsLeftIsGivenBackOnceTheInvitationHasEnded() {
    Invitation.Ended ended = open.cancel(NOW);

    assertThat(DynamoEscrows.takeOut(ended).condition())
        .isEqualTo("#state <> :open AND #held = :held AND #resolved = :resolved");
  }

  @Test
  void anOrderIsCarriedOutOnceAndAReversalTakesWhatWasRead() {
    stub.holding(wallet(Hosts.ANNA, 30));
    OperatorBook.Order order =
        new OperatorBook.Order("order", new HostId("operator"), "REVERSAL", "", "body", NOW);

    orders.reverse(order, enough.rewarded(new Reward.Settled(new Points(30))));

    assertThat(writes())
        .containsExactly(
            "put ORDER if attribute_not_exists(#pk)",
            // Guards: it was taken back before.
            "update OFFER if #rewardState = :settled",
            // Guards: something came in or went out since the wallet was read.
            "update WALLET if #balance = :balance AND attribute_not_exists(#debts)",
            "put ENTRY if attribute_not_exists(#pk)",
            "update WALLET, always",
            "put ENTRY if attribute_not_exists(#pk)");
  }

  @Test
  void aWalletThatChangesEachTimeIsGivenUp() {
    stub.holding(wallet(Hosts.ANNA, 30));
    stub.thenWell();
    for (int tries = 0; tries < Table.MAX_TRIES; tries++) {
      stub.then(failed(6, Map.of(2, wallet(Hosts.ANNA, 31).attributes()))).thenWell();
    }
    OperatorBook.Order order =
        new OperatorBook.Order("order", new HostId("operator"), "REVERSAL", "", "body", NOW);

    assertThatThrownBy(
            () -> orders.reverse(order, enough.rewarded(new Reward.Settled(new Points(30)))))
        .isInstanceOf(Unavailable.class);
  }
}
