package dev.beckon.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.pass.SignedVisitTickets;
import dev.beckon.pass.VisitTicket;
import dev.beckon.scene.Scene;
import dev.beckon.ticket.Seal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a ticket is good for in the wrong hands: without the key for nothing, with it for no door,
 * no other guest's visit, and no dwell but the time that passed.
 */
class BentTicketTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Scene scene = new Scene();
  private final AttendVisit attend =
      new AttendVisit(
          scene.store.visits(),
          scene.store.visits(),
          scene.store.visits(),
          scene.store.ledger(),
          scene.passes,
          scene.tally,
          scene.clock);
  private final Invitation.Open open =
      scene.invite(Invitations.by(Hosts.INVITER).seats(2).lease(HOUR));
  private final Visit.Joined anna = scene.join(open, Hosts.ANNA);

  private AttendVisit.Beat beat(VisitTicket shown) {
    OfferId id = open.facts().offerId();
    return attend.beat(shown.visit().facts().guest(), id, Optional.of(shown));
  }

  private VisitTicket bent(HostId guest, RoomId room, Duration dwell, Instant roomUntil) {
    Visit.Facts facts = anna.facts();
    return new VisitTicket(
        new Visit.Joined(
            new Visit.Facts(facts.id(), guest, facts.inviter(), room, facts.grantedAt()),
            anna.joinedAt(),
            anna.lastBeatAt(),
            dwell),
        roomUntil,
        scene.now());
  }

  @Test
  void whatAnotherKeySealedIsNoTicket() {
    SignedVisitTickets forger =
        new SignedVisitTickets(Seal.of("a key of the forger's own, 32 or more"));

    assertThat(
            Hosts.VISIT_TICKETS.read(
                forger.write(new VisitTicket(anna, open.roomUntil(), scene.now()))))
        .isEmpty();
  }

  @Test
  void aTicketThatNamesAnotherRoomGetsThePassOfTheStoredOne() {
    scene.after(Visit.BEAT_INTERVAL);

    AttendVisit.Beat beat =
        beat(bent(Hosts.ANNA, new RoomId("room-of-another"), HOUR, open.roomUntil()));

    assertThat(beat).isInstanceOf(AttendVisit.Beat.Heard.class);
    assertThat(scene.passes.made())
        .singleElement()
        .satisfies(made -> assertThat(made.visit().facts()).isEqualTo(anna.facts()));
    assertThat(scene.visitOf(open, Hosts.ANNA).dwell()).isEqualTo(Visit.BEAT_INTERVAL);
  }

  @Test
  void aTicketThatNamesAnotherGuestMovesNothingOfThisOne() {
    scene.grant(open, Hosts.BRUNO);
    scene.after(Visit.BEAT_INTERVAL);

    beat(bent(Hosts.BRUNO, anna.facts().room(), HOUR, open.roomUntil()));

    // Of Bruno's own visit, who has not come: one beat joins and attests nothing.
    assertThat(scene.visitOf(open, Hosts.BRUNO).dwell()).isZero();
    assertThat(scene.visitOf(open, Hosts.ANNA)).isEqualTo(anna);
  }

  @Test
  void aTicketThatKnowsOfALongerLeaseGetsNoPassOfARoomThatIsOver() {
    scene.after(Visit.BEAT_INTERVAL);
    scene.store.invitations().end(Hosts.INVITER, open.facts().id(), scene.now());

    AttendVisit.Beat beat =
        beat(bent(Hosts.ANNA, anna.facts().room(), HOUR, scene.now().plus(HOUR)));

    assertThat(beat).isInstanceOf(AttendVisit.Beat.Over.class);
    assertThat(scene.passes.made()).isEmpty();
  }

  @Test
  void aTicketOfAVisitThatIsLongOverIsReadAndRevivesNothing() {
    scene.after(HOUR);

    AttendVisit.Beat beat = beat(new VisitTicket(anna, open.roomUntil(), scene.now()));

    assertThat(beat).isInstanceOf(AttendVisit.Beat.Over.class);
    assertThat(scene.passes.made()).isEmpty();
  }
}
