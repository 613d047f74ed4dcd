package dev.beckon.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the fields of a JSON object and notes everything that is wrong on the way, so that all of
 * it can be said at once. After a fault a reader returns something harmless; ask {@link #faults()}
 * before anything is done with it.
 */
public final class Fields {
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

  private final JsonNode object;
  private final String path;
  private final List<Problem.Fault> faults;
  private final Set<String> known = new HashSet<>();

  private Fields(JsonNode object, String path, List<Problem.Fault> faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /** Of a body that is known to be an object. */
  public static Fields of(JsonNode object) {
    return new Fields(object, "", new ArrayList<>());
  }

  /**
   * Of the query of a request: numbers and flags are read as JSON would have them. Any other
   * parameter than these is a fault.
   */
  public static Fields ofQuery(Request request, String... names) {
    ObjectNode query = Json.object();
    for (String name : request.queryNames()) {
      String value = request.query(name).orElseThrow();
      if (value.matches("-?[0-9]{1,18}")) {
        query.put(name, Long.parseLong(value));
      } else if (value.equals("true") || value.equals("false")) {
        query.put(name, Boolean.parseBoolean(value));
      } else {
        query.put(name, value);
      }
    }
    Fields fields = new Fields(query, "query", new ArrayList<>());
    fields.known.addAll(List.of(names));
    fields.noOthers();
    return fields;
  }

  /** What is wrong so far, here and in nested objects; call after {@link #noOthers}. */
  public List<Problem.Fault> faults() {
    return List.copyOf(faults);
  }

  /** Notes a fault of the caller's own finding. */
  public void fault(String name, String detail) {
    faults.add(new Problem.Fault(path + "/" + name, detail));
  }

  /** Every field that nobody has asked for is a fault. */
  public void noOthers() {
    Iterator<String> names = object.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        faults.add(
            new Problem.Fault(
                path + "/" + name.replace("~", "~0").replace("/", "~1"), "unknown field"));
      }
    }
  }

  /** Whether there is something under this name. */
  public boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** The object under this name; an empty one when it is absent. */
  public Fields nested(String name) {
    JsonNode node = take(name);
    if (node == null) {
      return new Fields(Json.object(), path + "/" + name, faults);
    }
    if (!node.isObject()) {
      fault(name, "must be an object");
      return new Fields(Json.object(), path + "/" + name, faults);
    }
    return new Fields(node, path + "/" + name, faults);
  }

  /**
   * A text of {@code min} to {@code max} characters without control characters and without halves
   * of a character, which no UTF-8 can carry on.
   */
  public String text(String name, int min, int max) {
    JsonNode node = take(name);
    if (node == null) {
      fault(name, "is required");
      return "";
    }
    return textOf(node, name, min, max);
  }

  /** The same, or the given one when absent. */
  public String text(String name, int min, int max, String otherwise) {
    JsonNode node = take(name);
    return node == null ? otherwise : textOf(node, name, min, max);
  }

  private String textOf(JsonNode node, String name, int min, int max) {
    String text = node.isTextual() ? node.textValue() : null;
    if (text == null
        || text.codePointCount(0, text.length()) < min
        || text.length() > max
        || text.codePoints().anyMatch(Fields::isForbidden)) {
      fault(name, "must be a text of " + min + " to " + max + " characters");
      return "";
    }
    return text;
  }

  private static boolean isForbidden(int codePoint) {
    return (Character.isISOControl(codePoint) && codePoint != '\n')
        || Character.getType(codePoint) == Character.SURROGATE;
  }

  /** A text of this form. */
  public String text(String name, Predicate<String> form, String what) {
    JsonNode node = take(name);
    if (node == null) {
      fault(name, "is required");
      return "";
    }
    if (!node.isTextual() || !form.test(node.textValue())) {
      fault(name, "must be " + what);
      return "";
    }
    return node.textValue();
  }

  /** A text of this form, or an empty one when absent. */
  public String optionalText(String name, Predicate<String> form, String what) {
    return object.hasNonNull(name) ? text(name, form, what) : textOfAbsent(name);
  }

  private String textOfAbsent(String name) {
    known.add(name);
    return "";
  }

  /** A whole number within these bounds that must be there. */
  public long requiredInteger(String name, long min, long max) {
    if (!object.hasNonNull(name)) {
      known.add(name);
      fault(name, "is required");
      return min;
    }
    return integer(name, min, max, min);
  }

  /** A whole number within these bounds, or the given one when absent. */
  public long integer(String name, long min, long max, long otherwise) {
    return integer(name, min, max).orElse(otherwise);
  }

  /** A whole number within these bounds, if there is one. */
  public Optional<Long> integer(String name, long min, long max) {
    JsonNode node = take(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < min
        || node.longValue() > max) {
      fault(name, "must be a whole number from " + min + " to " + max);
      return Optional.empty();
    }
    return Optional.of(node.longValue());
  }

  /** True or false, or the given one when absent. */
  public boolean flag(String name, boolean otherwise) {
    JsonNode node = take(name);
    if (node == null) {
      return otherwise;
    }
    if (!node.isBoolean()) {
      fault(name, "must be true or false");
      return otherwise;
    }
    return node.booleanValue();
  }

  /** A time of RFC 3339, if there is one. */
  public Optional<Instant> time(String name) {
    JsonNode node = take(name);
    if (node == null) {
      return Optional.empty();
    }
    Optional<Instant> time = node.isTextual() ? time3339(node.textValue()) : Optional.empty();
    if (time.isEmpty()) {
      fault(name, "must be a time as in RFC 3339");
    }
    return time;
  }

  private static Optional<Instant> time3339(String text) {
    // Java reads more than RFC 3339 has: minutes without seconds, years that no store can keep.
    if (!RFC_3339.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Different texts of this form; none when absent. The order they came in is kept. */
  public Set<String> texts(String name, int min, int max, Predicate<String> form, String what) {
    JsonNode node = take(name);
    Set<String> texts = new LinkedHashSet<>();
    if (node != null && !node.isArray()) {
      fault(name, "must be a list");
      return texts;
    }
    if (node != null && node.size() <= max) {
      for (int i = 0; i < node.size(); i++) {
        JsonNode element = node.get(i);
        if (!element.isTextual() || !form.test(element.textValue())) {
          faults.add(new Problem.Fault(path + "/" + name + "/" + i, "must be " + what));
        } else if (!texts.add(element.textValue())) {
          faults.add(new Problem.Fault(path + "/" + name + "/" + i, "is there twice"));
        }
      }
    }
    int size = node == null ? 0 : node.size();
    if (size < min || size > max) {
      fault(name, "must have " + min + " to " + max + " elements");
    }
    return texts;
  }

  /** The same, and the list has to be there. */
  public Set<String> requiredTexts(
      String name, int min, int max, Predicate<String> form, String what) {
    if (!object.hasNonNull(name)) {
      known.add(name);
      fault(name, "is required");
      return Set.of();
    }
    return texts(name, min, max, form, what);
  }

  private JsonNode take(String name) {
    known.add(name);
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }
}
