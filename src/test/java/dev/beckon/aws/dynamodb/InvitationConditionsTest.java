package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.cleanup.DueBook.Due;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.intake.InvitationBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.selection.WaveBook;
import dev.beckon.selection.WaveList;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The conditions that guard invitations, each whole. */
class InvitationConditionsTest {
  private static final Instant NOW = Invitations.EVENING.plusSeconds(20);

  /** So that what is told of the end need not be read. */
  private static final String UNCHANGED =
      " AND #roomUntil = :roomUntil AND attribute_not_exists(#guests)";

  private static final String GUARD_IS_OURS =
      "update ROOM if attribute_not_exists(#invitation) OR #invitation = :invitation";

  private final Invitation.Open open = Invitations.by(Hosts.INVITER).open();
  private final InvitationId id = open.facts().id();
  private final StubDynamoDb stub = new StubDynamoDb();
  private final Table table = new Table(stub, "beckon", atMost -> {});
  private final DynamoInvitations invitations = new DynamoInvitations(table);
  private final DynamoDue due = new DynamoDue(table);

  private Item head() {
    return InvitationItems.head(open, "body", NOW);
  }

  private List<String> writes() {
    return Writes.of(stub.requests());
  }

  @Test
  void oneInvitationPerIdAndOnePerRoom() {
    invitations.submit(open, Invitations.terms(), "body");

    assertThat(writes())
        .containsExactly(
            "put HEAD if attribute_not_exists(#pk)",
            "update ROOM if attribute_not_exists(#invitation) AND (attribute_not_exists(#invited)"
                + " OR (size(#invited) < :full"
                + " AND (attribute_not_exists(#invited[9]) OR #invited[9] <= :hourAgo)"
                + " AND (attribute_not_exists(#invited[39]) OR #invited[39] <= :dayAgo)))",
            "put INVITATION, always");
  }

  @Test
  void aCancelOrAnExpiryEndsOnlyWhatStandsAndFreesOnlyItsOwnRoom() {
    stub.holding(head());

    invitations.end(open.cancel(NOW));
    invitations.end(open.expire(open.facts().deadline()));

    assertThat(writes())
        .containsExactly(
            "update HEAD if #state = :open" + UNCHANGED,
            GUARD_IS_OURS,
            "update HEAD if #state = :open" + UNCHANGED,
            GUARD_IS_OURS);
  }

  @Test
  void anEndThatIsToldWithoutReadingHasTheGuestsWhoWereRead() {
    invitations.end(open.take(Hosts.ANNA).cancel(NOW));

    assertThat(writes())
        .containsExactly(
            "update HEAD if #state = :open AND #roomUntil = :roomUntil AND #guests = :guests",
            GUARD_IS_OURS);
  }

  @Test
  void aLeaseRenewedSinceItWasReadHasNotRunOut() {
    stub.holding(head());

    invitations.end((Invitation.Ended) open.at(open.roomUntil()));

    assertThat(writes())
        .containsExactly(
            "update HEAD if #state = :open AND #roomUntil <= :endedAt" + UNCHANGED, GUARD_IS_OURS);
  }

  @Test
  void whoTookASeatSinceItWasReadOrMayYetKeepsItFromBeingExhausted() {
    stub.holding(head());

    invitations.exhaust(open.exhaust(0, 0, NOW), 0);
    invitations.exhaust(open.exhaust(0, 0, NOW), 3);

    assertThat(writes())
        .containsExactly(
            "update HEAD if #state = :open AND #free = #seats AND attribute_not_exists(#wave)"
                + UNCHANGED,
            GUARD_IS_OURS,
            "update HEAD if #state = :open AND #free = #seats AND #wave = :before" + UNCHANGED,
            GUARD_IS_OURS);
  }

  @Test
  void aRenewalIsTheInvitersOwnRevivesNothingAndNeverShrinks() {
    stub.holding(head());

    invitations.renew(Hosts.INVITER, id, NOW, NOW.plusSeconds(120));

    assertThat(writes())
        .containsExactly(
            "update HEAD if #inviter = :inviter AND #roomUntil > :now AND #roomUntil < :until");
  }

  @Test
  void goingOffTheAirEndsOnlyWhatStandsBeforeItsDeadline() {
    stub.holding(head());

    invitations.end(Hosts.INVITER, id, NOW);

    assertThat(writes())
        .containsExactly("update HEAD if #state = :open AND #deadline > :endedAt", GUARD_IS_OURS);
  }

  @Test
  void goingOffTheAirAfterTheLeaseRanOutIsTheEndOfTheLease() {
    stub.holding(head());

    invitations.end(Hosts.INVITER, id, open.roomUntil().plusSeconds(1));

    assertThat(writes())
        .containsExactly(
            "update HEAD if #state = :open AND #roomUntil <= :endedAt" + UNCHANGED,
            GUARD_IS_OURS,
            "update HEAD if #roomUntil > :now");
  }

  @Test
  void aWaveIsOutOnceAndOnlyOfWhatStands() {
    WaveBook.Standing first = Invitations.firstWave(open, 12);
    WaveBook.Standing second = new WaveBook.Standing(open, first.waves().and(5, NOW), 1, 17);
    WaveBook book = new DynamoWaveBook(table);

    book.waveIsOut(first, NOW, Set.of());
    book.waveIsOut(second, NOW, Set.of(Rung.LEVEL));
    book.looked(second, NOW);

    assertThat(writes())
        .containsExactly(
            "update HEAD if #state = :open AND attribute_not_exists(#wave)",
            "update HEAD if #state = :open AND #wave = :before",
            "update HEAD if #state = :open AND #wave = :before");
  }

  @Test
  void aSelectionOrAWaveThatWasFirstStays() {
    WaveList list = new DynamoWaves(table);

    list.pick(open.facts(), 1, new WaveList.Picks(List.of(), true, NOW));
    list.begin(open.facts(), 1, Set.of(Hosts.ANNA));

    assertThat(writes())
        .containsExactly(
            "put PICKS if attribute_not_exists(#pk)", "put WAVE if attribute_not_exists(#pk)");
  }

  @Test
  void howFarItWentInVainIsWrittenOnlyWhereThereIsAnInvitation() {
    new DynamoWaveBook(table).nobodyWasThere(id, Set.of());
    new DynamoWaveBook(table).nobodyWasThere(id, Set.of(Rung.LEVEL));

    assertThat(writes()).containsExactly("update HEAD if attribute_exists(#pk)");
  }

  @Test
  void postponingRevivesNoEntryThatWasSettled() {
    due.postpone(new Due.OfInvitation(id), NOW);
    due.requeue(new Due.OfInvitation(id), NOW);

    assertThat(writes())
        .containsExactly(
            "update HEAD if attribute_exists(#dueAt)", "update HEAD if attribute_exists(#dueAt)");
  }

  @Test
  void onlyWhatGoesOnIsPutOffUnread() {
    due.putOff(new Due.OfInvitation(id), NOW);
    due.putOff(new Due.OfOffer(Hosts.ANNA, open.facts().offerId()), NOW);

    assertThat(writes())
        .containsExactly(
            "update HEAD if attribute_exists(#dueAt) AND #state = :open AND #roomUntil > :now"
                + " AND #deadline > #roomUntil AND attribute_not_exists(#wavePending)"
                + " AND #free = :none",
            "update OFFER if attribute_exists(#dueAt) AND #visitState = :joined"
                + " AND #lastBeatAt > :silent"
                + " AND (attribute_not_exists(#rewardState) OR #rewardState <> :earned)");
  }

  @Test
  void settlingMakesNoItemAndLosesNoLiveVisitAndNoPoints() {
    due.settle(new Due.OfOffer(Hosts.ANNA, open.facts().offerId()));

    assertThat(writes())
        .containsExactly(
            "update OFFER if attribute_exists(#pk) AND NOT #visitState IN (:granted, :joined)"
                + " AND (attribute_not_exists(#rewardState) OR #rewardState <> :earned)"
                + " AND (attribute_not_exists(#held) OR #held = :nothing)");
  }

  @Test
  void aTwinOfTheSameSubmitThatIsJustCommittingIsNoStranger() {
    stub.holding(head()).holding(InvitationItems.terms(open.facts(), Invitations.terms()));
    stub.then(
        TransactionCanceledException.builder()
            .cancellationReasons(
                CancellationReason.builder().code("TransactionConflict").build(),
                CancellationReason.builder()
                    .code("ConditionalCheckFailed")
                    .item(
                        Item.at(Schema.roomGuard(Hosts.INVITER))
                            .put(Schema.INVITATION, open.facts().id().value())
                            .attributes())
                    .build(),
                CancellationReason.builder().code("None").build())
            .build());

    assertThat(invitations.submit(open, Invitations.terms(), "body"))
        .isInstanceOf(InvitationBook.Submission.Repeated.class);
  }
}
