package dev.beckon.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.http.Catalogue;
import dev.beckon.http.Fields;
import dev.beckon.http.Forms;
import dev.beckon.http.Problem;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The body of {@code POST /v1/invitations}. */
final class InvitationBody {
  /** How long an invitation may stand, in seconds. */
  private static final int MIN_STANDS_SECONDS = 30;

  private static final int MAX_STANDS_SECONDS = 3600;
  private static final int DEFAULT_STANDS_SECONDS = 300;
  private static final int FINGERPRINT_LENGTH = 22;

  private final Fields fields;
  private final int seats;
  private final Duration stands;
  private final String message;
  private final ConditionParts condition;
  private final String fingerprint;

  /** The parts of a condition before it is known whether they make one. */
  private record ConditionParts(
      Set<String> languages,
      Set<String> categories,
      Set<String> regions,
      Range level,
      Range audience,
      boolean mature,
      Set<String> availability,
      Set<String> excluded,
      boolean friendsOnly,
      boolean widen) {}

  private InvitationBody(JsonNode body, Catalogue catalogue) {
    fields = Fields.of(body);
    seats = (int) fields.requiredInteger("seats", Invitation.MIN_SEATS, Invitation.MAX_SEATS);
    stands =
        Duration.ofSeconds(
            fields.integer(
                "standsSeconds", MIN_STANDS_SECONDS, MAX_STANDS_SECONDS, DEFAULT_STANDS_SECONDS));
    message = fields.text("message", 0, Terms.MAX_MESSAGE_LENGTH, "");
    condition = condition(fields.nested("condition"), catalogue);
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
  SubmitInvitation.Wish wish(HostId inviter, Optional<String> idempotencyKey) {
    return new SubmitInvitation.Wish(
        inviter,
        new Condition(
            condition.languages(),
            condition.categories(),
            condition.regions(),
            condition.level(),
            condition.audience(),
            condition.mature(),
            condition.availability().stream()
                .map(Availability::valueOf)
                .collect(Collectors.toSet()),
            condition.excluded().stream().map(HostId::new).collect(Collectors.toSet()),
            condition.friendsOnly(),
            condition.widen()),
        seats,
        stands,
        message,
        idempotencyKey,
        fingerprint);
  }

  private static ConditionParts condition(Fields fields, Catalogue catalogue) {
    Set<String> availability =
        fields.texts("availability", 0, 2, Forms::availability, Forms.AVAILABILITY);
    ConditionParts parts =
        new ConditionParts(
            fields.texts("languages", 1, Condition.MAX_LANGUAGES, Forms::language, Forms.LANGUAGE),
            fields.texts(
                "categories", 0, Condition.MAX_CATEGORIES, catalogue::has, catalogue.what()),
            fields.texts("regions", 0, Condition.MAX_REGIONS, Forms::region, Forms.REGION),
            range(fields, "level"),
            range(fields, "audience"),
            fields.flag("mature", true),
            availability.isEmpty() ? Set.of("ONLINE", "LIVE") : availability,
            fields.texts(
                "excluded", 0, Condition.MAX_EXCLUDED, HostId::isValid, "the id of a host"),
            fields.flag("friendsOnly", false),
            fields.flag("widen", false));
    fields.noOthers();
    return parts;
  }

  private static Range range(Fields fields, String name) {
    Fields bounds = fields.nested(name);
    long min = bounds.integer("min", 0, Long.MAX_VALUE, 0);
    long max = bounds.integer("max", 0, Long.MAX_VALUE, Long.MAX_VALUE);
    bounds.noOthers();
    if (min > max) {
      bounds.fault("max", "must not be below min");
      return Range.ANY;
    }
    return new Range(min, max);
  }

  /** Bodies that mean the same differ at most in white space; a client repeats what it sent. */
  private static String fingerprint(JsonNode body) {
    return Sha256.digits(body.toString(), FINGERPRINT_LENGTH);
  }
}
