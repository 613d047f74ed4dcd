package dev.beckon.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.presence.lease.Ticket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A visit's ticket is believed as it was written, or not at all. */
class SignedVisitTicketsTest {
  private static final Instant NOW = Invitations.EVENING;
  private static final Visit.Granted GRANTED =
      Invitations.visit(Invitations.by(Hosts.INVITER).facts(), Hosts.ANNA, NOW);
  private static final Visit.Joined JOINED =
      new Visit.Joined(GRANTED.facts(), NOW, NOW.plusMillis(45_123), Duration.ofMillis(45_123));

  private final VisitTickets tickets = Hosts.VISIT_TICKETS;

  private static VisitTicket of(Visit.Live visit) {
    return new VisitTicket(visit, NOW.plusSeconds(120), NOW.plusSeconds(300));
  }

  @Test
  void aTicketIsReadBackWhole() {
    assertThat(tickets.read(tickets.write(of(GRANTED)))).contains(of(GRANTED));
    assertThat(tickets.read(tickets.write(of(JOINED)))).contains(of(JOINED));
  }

  @Test
  void aLostGuestsTicketIsThatOfTheLastBeat() {
    assertThat(of(JOINED.lose(JOINED.lostAt()))).isEqualTo(of(JOINED));
  }

  @Test
  void theLongestIsShortEnough() {
    HostId longest = new HostId("|".repeat(128));
    Visit.Facts facts =
        new Visit.Facts(
            GRANTED.facts().id(),
            longest,
            longest,
            RoomId.of(longest),
            GRANTED.facts().grantedAt());
    VisitTicket ticket = of(new Visit.Joined(facts, NOW, NOW, Duration.ofDays(30)));

    String text = tickets.write(ticket);

    assertThat(text).hasSizeLessThan(VisitTickets.MAX_LENGTH).matches("[A-Za-z0-9_-]+");
    assertThat(tickets.read(text)).contains(ticket);
  }

  @Test
  void aRoomMayBeCalledAnything() {
    Visit.Facts facts =
        new Visit.Facts(
            GRANTED.facts().id(), Hosts.ANNA, Hosts.INVITER, new RoomId("a#room#1#2"), NOW);

    assertThat(tickets.read(tickets.write(of(new Visit.Granted(facts)))))
        .contains(of(new Visit.Granted(facts)));
  }

  @Test
  void oneCharacterChangedIsForged() {
    String text = tickets.write(of(JOINED));
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(tickets.read(text.substring(0, i) + other + text.substring(i + 1))).isEmpty();
    }
    assertThat(tickets.read("not a ticket")).isEmpty();
  }

  @Test
  void theTicketOfAHostsBeatIsNoneOfAVisitAndTheOtherWayRound() {
    Ticket ofBeat = new Ticket(Hosts.ANNA, new Cell("en", 1, 255, 3), 7, NOW, Availability.LIVE);

    assertThat(tickets.read(Hosts.TICKETS.write(ofBeat))).isEmpty();
    assertThat(Hosts.TICKETS.read(tickets.write(of(JOINED)))).isEmpty();
  }
}
