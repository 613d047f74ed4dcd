package dev.beckon.cleanup;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
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
  public Optional<DueInvitation> invitation(InvitationId id) {
    if (bad == null) {
      bad = id;
    }
    if (bad.equals(id)) {
      throw fault.apply(id);
    }
    return book.invitation(id);
  }

  @Override
  public List<Due> due(Instant now, int limit) {
    return book.due(now, limit);
  }

  @Override
  public Optional<DueOffer> offer(HostId candidate, OfferId id) {
    return book.offer(candidate, id);
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
