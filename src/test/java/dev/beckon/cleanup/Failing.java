package dev.beckon.cleanup;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.id.InvitationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An index whose first invitation cannot be read. */
final class Failing implements DueBook {
  private final DueBook book;
  private final Function<InvitationId, RuntimeException> fault;
  private InvitationId bad;

  Failing(DueBook book, Function<InvitationId, RuntimeException> fault) {
    this.book = book;
    this.fault = fault;
  }

  /** The entry that fails. */
  Due bad() {
    return new Due.OfInvitation(bad);
  }

  @Override
  public Optional<DueInvitation> putOff(Due.OfInvitation due, Instant now) {
    if (bad == null) {
      bad = due.id();
    }
    if (bad.equals(due.id())) {
      throw fault.apply(bad);
    }
    return book.putOff(due, now);
  }

  @Override
  public List<Due> due(Instant now, int limit) {
    return book.due(now, limit);
  }

  @Override
  public Optional<DueOffer> putOff(Due.OfOffer due, Instant now) {
    return book.putOff(due, now);
  }

  @Override
  public Optional<Invitation> invitation(InvitationId id) {
    return book.invitation(id);
  }

  @Override
  public void requeue(Due due, Instant next) {
    book.requeue(due, next);
  }

  @Override
  public void postpone(Due due, Instant next) {
    book.postpone(due, next);
  }

  @Override
  public void settle(Due due) {
    book.settle(due);
  }
}
