package dev.beckon.presence.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.ticket.Seal;
import org.junit.jupiter.api.Test;

/** A ticket is believed as it was written, or not at all. */
class SignedTicketsTest {
  private static final Cell CELL = new Cell("en", 1, 255, 3);
  private static final Ticket TICKET =
      new Ticket(Hosts.ANNA, CELL, 7, Invitations.EVENING, Availability.LIVE);

  private final Tickets tickets = with("0123456789abcdef0123456789abcdef");

  private static Tickets with(String key) {
    return new SignedTickets(Seal.of(key));
  }

  @Test
  void aTicketIsReadBackWhole() {
    assertThat(tickets.read(tickets.write(TICKET))).contains(TICKET);
  }

  @Test
  void theSameTicketIsTheSameText() {
    assertThat(tickets.write(TICKET)).isEqualTo(tickets.write(TICKET));
    assertThat(tickets.write(TICKET.renewed(TICKET.until(), Availability.ONLINE)))
        .isNotEqualTo(tickets.write(TICKET));
  }

  @Test
  void theLongestIsShortEnough() {
    HostId longest = new HostId("|".repeat(128));
    Ticket ticket =
        new Ticket(longest, CELL, Long.MAX_VALUE, Invitations.EVENING, Availability.ONLINE);

    String text = tickets.write(ticket);

    assertThat(text).hasSizeLessThan(Tickets.MAX_LENGTH).matches("[A-Za-z0-9_-]+");
    assertThat(tickets.read(text)).contains(ticket);
  }

  @Test
  void oneCharacterChangedIsForged() {
    String text = tickets.write(TICKET);
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(tickets.read(text.substring(0, i) + other + text.substring(i + 1))).isEmpty();
    }
  }

  @Test
  void cutOrWithMoreBehindItIsForged() {
    String text = tickets.write(TICKET);
    for (int length = 0; length < text.length(); length++) {
      assertThat(tickets.read(text.substring(0, length))).isEmpty();
    }
    assertThat(tickets.read(text + "A")).isEmpty();
    assertThat(tickets.read(text + "=")).isEmpty();
    assertThat(tickets.read(text + "AAAA")).isEmpty();
  }

  @Test
  void whatIsNoBase64IsForged() {
    assertThat(tickets.read("not a ticket")).isEmpty();
    assertThat(tickets.read("🎟️")).isEmpty();
  }

  @Test
  void aTicketOfAnotherKeyIsForged() {
    String text = with("another key of more than 32 characters").write(TICKET);

    assertThat(tickets.read(text)).isEmpty();
  }
}
