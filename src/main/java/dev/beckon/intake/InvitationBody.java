package dev.beckon.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.http.Catalogue;
import dev.beckon.http.Fields;
import dev.beckon.http.Problem;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.id.Sha256;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The body of {@code POST /v1/invitations}. */
final class InvitationBody {
  /** How long an invitation may stand, in seconds. */
  private static final int MIN_STANDS_SECONDS = 30;

  private static final int MAX_STANDS_SECONDS = 3600;
  private static final int DEFAULT_STANDS_SECONDS = 300;
  private static final int FINGERPRINT_LENGTH = 22;

  private final Fields fields;
  private final int seats;
  private final long reward;
  private final Duration stands;
  private final String message;
  private final ConditionBody condition;
  private final String fingerprint;

  private InvitationBody(JsonNode body, Catalogue catalogue) {
    fields = Fields.of(body);
    seats = (int) fields.requiredInteger("seats", Invitation.MIN_SEATS, Invitation.MAX_SEATS);
    reward = fields.integer("reward", 0, Promise.MAX_REWARD, 0);
    stands =
        Duration.ofSeconds(
            fields.integer(
                "standsSeconds", MIN_STANDS_SECONDS, MAX_STANDS_SECONDS, DEFAULT_STANDS_SECONDS));
    message = fields.text("message", 0, Terms.MAX_MESSAGE_LENGTH, "");
    condition = ConditionBody.in(fields.nested("condition"), catalogue);
    fields.noOthers();
    fingerprint = fingerprint(body);
  }

  /**
   * @param catalogue the categories that may be asked for
   */
  static InvitationBody read(JsonNode body, Catalogue catalogue) {
    return new InvitationBody(body, catalogue);
  }

  List<Problem.Fault> faults() {
    return fields.faults();
  }

  /** What is asked for; only when there are no faults. */
  SubmitInvitation.Wish wish(HostId inviter, RoomId room, Optional<String> idempotencyKey) {
    return new SubmitInvitation.Wish(
        inviter,
        room,
        condition.condition(),
        seats,
        new Points(reward),
        stands,
        message,
        idempotencyKey,
        fingerprint);
  }

  /** Bodies that mean the same differ at most in white space; a client repeats what it sent. */
  private static String fingerprint(JsonNode body) {
    return Sha256.digits(body.toString(), FINGERPRINT_LENGTH);
  }
}
