package dev.beckon.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sorts one function's events into routes, mappings of streams and queues, and schedules. */
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
  private final List<QueueMapping> queues = new ArrayList<>();
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
      case "SQS" -> queues.add(queue(properties, where));
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

  List<QueueMapping> queues() {
    return queues;
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
        reportsItemFailures(properties),
        filters);
  }

  private QueueMapping queue(JsonNode properties, String where) {
    if (properties.has("FilterCriteria")) {
      throw new TemplateException(where + ": the runner filters no messages of queues");
    }
    QueueMapping mapping =
        new QueueMapping(
            function,
            required(properties, "Queue", where),
            properties.path("BatchSize").asInt(10),
            properties.path("MaximumBatchingWindowInSeconds").asInt(0),
            reportsItemFailures(properties),
            properties.at("/ScalingConfig/MaximumConcurrency").asInt(1000));
    if (mapping.batchSize() > 10 && mapping.windowSeconds() < 1) {
      throw new TemplateException(
          where + ": a BatchSize above 10 needs a MaximumBatchingWindowInSeconds of 1 or more");
    }
    return mapping;
  }

  private static boolean reportsItemFailures(JsonNode properties) {
    return StackReader.strings(properties.path("FunctionResponseTypes"))
        .contains("ReportBatchItemFailures");
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
