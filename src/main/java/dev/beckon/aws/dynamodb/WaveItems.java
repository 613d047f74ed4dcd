package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.wave.AcceptRate;
import dev.beckon.invitation.wave.Waves;
import dev.beckon.selection.WaveBook.Standing;
import dev.beckon.selection.WaveList.Pick;
import dev.beckon.selection.WaveList.Picks;
import java.time.Instant;
import java.util.List;

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
        .putList(Schema.PICKED, picks.picks().stream().map(WaveItems::pack).toList())
        .put(Schema.EVERYBODY, picks.everybody())
        .put(Schema.PICKED_AT, picks.at())
        .forgetAt(invitation.deadline().plus(Schema.KEPT));
  }

  static Picks picks(Item item) {
    List<Pick> picks = item.list(Schema.PICKED).stream().map(WaveItems::unpack).toList();
    return new Picks(picks, item.flag(Schema.EVERYBODY), item.time(Schema.PICKED_AT));
  }

  /** Fifty of them are to be read for half a unit. */
  private static String pack(Pick pick) {
    return code(pick.rung()) + Long.toString(pick.askedDay()) + PackedId.pack(pick.host());
  }

  private static Pick unpack(String packed) {
    int id = 1;
    while (Character.isDigit(packed.charAt(id))) {
      id++;
    }
    return new Pick(
        PackedId.unpack(packed.substring(id)),
        Long.parseLong(packed.substring(1, id)),
        rung(packed.charAt(0)));
  }

  private static String code(Rung rung) {
    return switch (rung) {
      case AS_ASKED -> "a";
      case SIDE_CATEGORIES -> "s";
      case REGIONS -> "r";
      case LEVEL -> "l";
      case AUDIENCE -> "v";
      case CATEGORIES -> "c";
    };
  }

  private static Rung rung(char code) {
    for (Rung rung : Rung.values()) {
      if (code(rung).charAt(0) == code) {
        return rung;
      }
    }
    throw new IllegalArgumentException("a rung that nobody knows");
  }
}
