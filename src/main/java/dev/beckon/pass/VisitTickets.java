package dev.beckon.pass;

import java.util.Optional;

/** Tickets of visits as phones carry them. */
public interface VisitTickets {
  /** The longest text of a ticket, in characters. */
  int MAX_LENGTH = 1024;

  /** The ticket as a text that nobody else can make; the same ticket is always the same text. */
  String write(VisitTicket ticket);

  /** The ticket of this text, or empty when it was not made by {@link #write}, whole as it is. */
  Optional<VisitTicket> read(String text);
}
