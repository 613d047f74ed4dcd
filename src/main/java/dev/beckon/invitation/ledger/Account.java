package dev.beckon.invitation.ledger;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;

/** Where points can be. */
public sealed interface Account {

  /** A host's own points. */
  record Wallet(HostId host) implements Account {}

  /** What an invitation holds for its guests: on its head, no item of its own. */
  record Escrow(InvitationId invitation) implements Account {}

  /**
   * Where granted points come from. It is below zero by what was put in, and kept nowhere: it is
   * the sum of the lines that name it.
   */
  record Operator() implements Account {}
}
