package dev.beckon.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sorts one function's events into routes, stream mappings and schedules. */
final class EventReader {
  /** Finds the logical id of the table that a stream's ARN belongs to. */
  interface TableOfStream {
    String find(String streamArn, String where);
  }

  private final String function;
  private final Map<String, String> defaultAuthorizers;
  private final TableOfStream tableOfStream;
  private final List<Route> routes = new ArrayList<>();
  private final List<StreamMapping> streams = new ArrayList<>();
  private final List<ScheduleTrigger> schedules = new ArrayList<>();

  EventReader(
      String function, Map<String, String> defaultAuthorizers, TableOfStream tableOfStream) {
    this.function = function;
    this.defaultAuthorizers = defaultAuthorizers;
    this.tableOfStream = tableOfStream;
  }

  void read(String name, JsonNode event, String where) {
    JsonNode properties = event.path("Properties");
    String type = event.path("Type").asText();
    switch (type) {
      case "HttpApi" -> routes.add(route(properties, where));
      case "DynamoDB" -> streams.add(stream(properties, where));
      case "Schedule" -> schedules.add(schedule(name, properties, "Schedule", where));
      case "ScheduleV2" -> schedules.add(schedule(name, properties, "ScheduleExpression", where));
      default ->
          throw new TemplateException(where + ": the runner does not know events of " + type);
    }
  }

  List<Route> routes() {
    return routes;
  }

  List<StreamMapping> streams() {
    return streams;
  }

  List<ScheduleTrigger> schedules() {
    return schedules;
  }

  private Route route(JsonNode properties, String where) {
    String byDefault = defaultAuthorizers.getOrDefault(properties.path("ApiId").asText(), "");
    String authorizer = properties.at("/Auth/Authorizer").asText(byDefault);
    return new Route(
        required(properties, "Method", where).toUpperCase(Locale.ROOT),
        required(properties, "Path", where),
        function,
        authorizer.equals("NONE") ? "" : authorizer,
        StackReader.strings(properties.at("/Auth/AuthorizationScopes")));
  }

  private StreamMapping stream(JsonNode properties, String where) {
    List<String> filters = new ArrayList<>();
    properties
        .at("/FilterCriteria/Filters")
        .elements()
        .forEachRemaining(filter -> filters.add(filter.path("Pattern").asText()));
    return new StreamMapping(
        function,
        tableOfStream.find(required(properties, "Stream", where), where),
        properties.path("BatchSize").asInt(100),
        required(properties, "StartingPosition", where).equals("TRIM_HORIZON"),
        properties.path("MaximumRetryAttempts").asInt(-1),
        properties.path("MaximumRecordAgeInSeconds").asInt(-1),
        properties.path("BisectBatchOnFunctionError").asBoolean(false),
        StackReader.strings(properties.path("FunctionResponseTypes"))
            .contains("ReportBatchItemFailures"),
        filters);
  }

  private ScheduleTrigger schedule(
      String name, JsonNode properties, String property, String where) {
    return new ScheduleTrigger(
        name, function, required(properties, property, where), properties.path("Input").asText());
  }

  private static String required(JsonNode properties, String name, String where) {
    if (!properties.path(name).isTextual()) {
      throw new TemplateException(where + ": " + name + " is missing");
    }
    return properties.path(name).asText();
  }
}
