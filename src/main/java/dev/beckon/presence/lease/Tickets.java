package dev.beckon.presence.lease;

import java.util.Optional;

/** Tickets as phones carry them. */
public interface Tickets {
  /** The longest text of a ticket, in characters. */
  int MAX_LENGTH = 512;

  /** The ticket as a text that nobody else can make; the same ticket is always the same text. */
  String write(Ticket ticket);

  /** The ticket of this text, or empty when it was not made by {@link #write}, whole as it is. */
  Optional<Ticket> read(String text);
}
