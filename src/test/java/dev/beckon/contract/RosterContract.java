package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.presence.HostBook.Opted;
import dev.beckon.presence.Roster;
import dev.beckon.presence.Roster.Entering;
import dev.beckon.presence.Roster.Renewal;
import dev.beckon.presence.lease.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The one row of a host: of all who write it the newest epoch has it, and none goes back. */
abstract class RosterContract extends Contract {
  private static final Instant UNTIL = FAR.plusSeconds(900);
  private static final Instant LATER = UNTIL.plusSeconds(450);
  private static final Opted OPTED =
      new Opted(false, true, new Asked(20_780, 4, 0, T0.plusSeconds(60)));

  private final Candidate row = Hosts.candidate(anna, UNTIL);
  private final Cell cell = Cell.of(row);

  private Roster roster() {
    return stores().roster();
  }

  private Ticket ticket(long epoch) {
    return new Ticket(anna, cell, epoch, UNTIL, Availability.ONLINE);
  }

  private Renewal renew(Ticket ticket) {
    return roster().renew(ticket, ticket.renewed(LATER, Availability.LIVE), OPTED);
  }

  private List<Candidate> there() {
    long place = cell.placeOf(anna.value());
    return stores().cells().look(cell.language(), cell.shard(), place, place + 1).rows();
  }

  private Candidate like(
      boolean matureRooms, Availability availability, Instant until, Asked asked) {
    return new Candidate(
        anna,
        row.language(),
        row.categories(),
        row.region(),
        row.level(),
        row.audience(),
        row.mature(),
        matureRooms,
        availability,
        until,
        asked);
  }

  @Test
  void anOlderEpochNeverTakesTheRowOfANewerOne() {
    Candidate older = Hosts.candidate(anna, LATER);
    assertThat(roster().enter(row, 2)).isEqualTo(new Entering.Entered());

    assertThat(roster().enter(older, 1)).isEqualTo(new Entering.Taken(2));
    assertThat(roster().enter(older, 2)).isEqualTo(new Entering.Taken(2));
    assertThat(there()).containsExactly(row);

    assertThat(roster().enter(older, 3)).isEqualTo(new Entering.Entered());
    assertThat(there()).containsExactly(older);
  }

  @Test
  void ofManyOfOneEpochOneEnters() {
    List<Entering> entered =
        Together.times(8, number -> () -> roster().enter(Hosts.candidate(anna, UNTIL), 5));

    assertThat(entered).containsOnlyOnce(new Entering.Entered());
    assertThat(there()).containsExactly(row);
  }

  @Test
  void aRenewalMovesTheLeaseAndWhatRankingNeeds() {
    roster().enter(row, 1);

    assertThat(renew(ticket(1))).isEqualTo(new Renewal.Renewed());

    assertThat(there()).containsExactly(like(false, Availability.LIVE, LATER, OPTED.asked()));
  }

  @Test
  void theSameRenewalOnceMoreChangesNothingAndSaysWhatItCameTo() {
    roster().enter(row, 1);
    renew(ticket(1));
    List<Candidate> after = there();

    Ticket muchLater = ticket(1).renewed(LATER.plusSeconds(99), Availability.ONLINE);

    assertThat(roster().renew(ticket(1), muchLater, new Opted(true, true, Asked.NEVER)))
        .isEqualTo(new Renewal.Repeated(LATER, Availability.LIVE));
    assertThat(there()).isEqualTo(after);
  }

  @Test
  void goingOnAirWithinTheSecondThatTheLeaseBeganInIsToldOnceToo() {
    roster().enter(row, 1);
    Ticket live = ticket(1).renewed(UNTIL, Availability.LIVE);
    assertThat(roster().renew(ticket(1), live, OPTED)).isEqualTo(new Renewal.Renewed());

    assertThat(renew(ticket(1))).isEqualTo(new Renewal.Repeated(UNTIL, Availability.LIVE));
    assertThat(renew(live)).isEqualTo(new Renewal.Renewed());
  }

  @Test
  void aTicketOfTheLeaseBeforeTheLastIsOver() {
    roster().enter(row, 1);
    renew(ticket(1));
    Ticket second = ticket(1).renewed(LATER, Availability.LIVE);
    roster().renew(second, second.renewed(LATER.plusSeconds(450), Availability.LIVE), OPTED);

    assertThat(renew(ticket(1))).isEqualTo(new Renewal.Outdated());
  }

  @Test
  void ofManyRenewalsByOneTicketOneCountsAndTheOthersSayTheSame() {
    roster().enter(row, 1);

    List<Renewal> renewals = Together.times(8, number -> () -> renew(ticket(1)));

    assertThat(renewals).containsOnlyOnce(new Renewal.Renewed());
    assertThat(renewals)
        .containsOnly(new Renewal.Renewed(), new Renewal.Repeated(LATER, Availability.LIVE));
  }

  @Test
  void aRowThatIsGoneIsNotRevived() {
    roster().enter(row, 1);
    roster().leave(anna, cell, 1);

    assertThat(renew(ticket(1))).isEqualTo(new Renewal.Outdated());
    assertThat(there()).isEmpty();
  }

  @Test
  void aTicketOfAnotherEpochRenewsNothing() {
    roster().enter(row, 2);

    assertThat(renew(ticket(1))).isEqualTo(new Renewal.Outdated());
    assertThat(renew(ticket(3))).isEqualTo(new Renewal.Outdated());
    assertThat(there()).containsExactly(row);
  }

  @Test
  void aNewerRowForgetsWhatTheOldOneWasRenewedFrom() {
    roster().enter(row, 1);
    renew(ticket(1));
    roster().enter(Hosts.candidate(anna, LATER), 2);

    assertThat(renew(ticket(2))).isEqualTo(new Renewal.Outdated());
  }

  @Test
  void whatIsTrueOfTheHostNowIsToldWithoutTouchingTheLease() {
    Asked often = new Asked(20_781, 9, 1, T0);
    roster().enter(row, 1);
    renew(ticket(1));

    roster().describe(like(true, Availability.ONLINE, Instant.EPOCH, often));

    assertThat(there()).containsExactly(like(true, Availability.LIVE, LATER, often));
    assertThat(renew(ticket(1))).isEqualTo(new Renewal.Repeated(LATER, Availability.LIVE));
  }

  @Test
  void nobodyIsTherebyToldOfWhoIsNotThere() {
    roster().describe(row);

    assertThat(there()).isEmpty();
  }

  @Test
  void whoLeavesDoesNotTakeANewerRowAlong() {
    roster().enter(row, 2);

    roster().leave(anna, cell, 1);
    assertThat(roster().take(anna, cell, 1)).isEmpty();
    assertThat(there()).containsExactly(row);

    assertThat(roster().take(anna, cell, 2)).contains(new Roster.Row(row, 2));
    assertThat(roster().take(anna, cell, 2)).isEqualTo(Optional.empty());
    assertThat(there()).isEmpty();
  }
}
