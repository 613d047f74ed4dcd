package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.wave.AcceptRate;
import dev.beckon.invitation.wave.Waves;
import dev.beckon.selection.WaveBook.Standing;
import dev.beckon.selection.WaveList.Picks;
import java.time.Instant;

/** How an invitation stands with its waves, on its head; and the list that a selection made. */
final class WaveItems {
  private WaveItems() {}

  /** How the invitation of this head stands. */
  static Standing standing(Item head) {
    Invitation invitation = InvitationItems.invitation(head);
    return new Standing(
        invitation,
        waves(head, invitation.facts().createdAt()),
        (int) head.number(Schema.LIST_OF, 0),
        (int) head.number(Schema.LISTED, 0));
  }

  private static Waves waves(Item head, Instant createdAt) {
    return new Waves(
        (int) head.number(Schema.WAVE, 0),
        head.optionalTime(Schema.WAVED_AT).orElse(createdAt),
        head.number(Schema.LIVE, 0),
        (int) head.number(Schema.OFFERED, 0),
        (int) head.number(Schema.TAKEN, 0),
        head.optionalTime(Schema.TAKEN_AT).orElse(createdAt),
        new AcceptRate(head.number(Schema.RATE_ASKED, 0), head.number(Schema.RATE_ACCEPTED, 0)));
  }

  /** What the inviter's invitation of this head teaches about the accept rate. */
  static AcceptRate learnt(Item head) {
    Standing standing = standing(head);
    Invitation invitation = standing.invitation();
    Instant over =
        invitation instanceof Invitation.Ended ended
            ? ended.endedAt()
            : invitation.facts().deadline();
    return standing.waves().learnt(invitation.guests().size() == invitation.facts().seats(), over);
  }

  static Item picks(Invitation.Facts invitation, int wave, Picks picks) {
    return Item.at(Schema.picks(invitation.id(), wave))
        .put(Schema.PICKED, PackedPicks.pack(picks.picks(), picks.at()))
        .put(Schema.EVERYBODY, picks.everybody())
        .put(Schema.PICKED_AT, picks.at())
        .forgetAt(invitation.deadline().plus(Schema.KEPT));
  }

  static Picks picks(Item item) {
    Instant at = item.time(Schema.PICKED_AT);
    return new Picks(
        PackedPicks.unpack(item.bytes(Schema.PICKED), at), item.flag(Schema.EVERYBODY), at);
  }
}
