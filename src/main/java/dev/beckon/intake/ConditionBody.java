package dev.beckon.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.http.Catalogue;
import dev.beckon.http.Fields;
import dev.beckon.http.Forms;
import dev.beckon.http.Problem;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition as it comes: part of an invitation, or the whole body of {@code POST
 * /v1/conditions/count}.
 */
final class ConditionBody {
  private final Fields fields;
  private final Set<String> languages;
  private final Set<String> categories;
  private final Set<String> regions;
  private final Range level;
  private final Range audience;
  private final boolean mature;
  private final Set<String> availability;
  private final Set<String> excluded;
  private final boolean friendsOnly;
  private final boolean widen;

  private ConditionBody(Fields fields, Catalogue catalogue) {
    this.fields = fields;
    Set<String> told = fields.texts("availability", 0, 2, Forms::availability, Forms.AVAILABILITY);
    availability = told.isEmpty() ? Set.of("ONLINE", "LIVE") : told;
    languages =
        fields.texts("languages", 1, Condition.MAX_LANGUAGES, Forms::language, Forms.LANGUAGE);
    categories =
        fields.texts("categories", 0, Condition.MAX_CATEGORIES, catalogue::has, catalogue.what());
    regions = fields.texts("regions", 0, Condition.MAX_REGIONS, Forms::region, Forms.REGION);
    level = range(fields, "level");
    audience = range(fields, "audience");
    mature = fields.flag("mature", true);
    excluded =
        fields.texts("excluded", 0, Condition.MAX_EXCLUDED, HostId::isValid, "the id of a host");
    friendsOnly = fields.flag("friendsOnly", false);
    widen = fields.flag("widen", false);
    fields.noOthers();
  }

  /**
   * Reads these fields, which note what is wrong.
   *
   * @param catalogue the categories that may be asked for
   */
  static ConditionBody in(Fields fields, Catalogue catalogue) {
    return new ConditionBody(fields, catalogue);
  }

  /** Reads a body that is a condition and nothing else. */
  static ConditionBody read(JsonNode body, Catalogue catalogue) {
    return new ConditionBody(Fields.of(body), catalogue);
  }

  List<Problem.Fault> faults() {
    return fields.faults();
  }

  /** The condition; only when there are no faults. */
  Condition condition() {
    return new Condition(
        languages,
        categories,
        regions,
        level,
        audience,
        mature,
        availability.stream().map(Availability::valueOf).collect(Collectors.toSet()),
        excluded.stream().map(HostId::new).collect(Collectors.toSet()),
        friendsOnly,
        widen);
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
}
