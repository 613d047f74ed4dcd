package dev.beckon.local.template;

import java.util.List;
import java.util.Map;

/**
 * A function of the template, the Globals merged in.
 *
 * @param name its short name: the logical id without {@code Function}, first letter small
 * @param codeUri the zip, relative to the template
 * @param memoryMegabytes 128 to 10,240
 * @param timeoutSeconds how long one invocation may take, 1 to 900
 * @param environment its variables, functions carried out
 */
public record FunctionDefinition(
    String name,
    String logicalId,
    String handler,
    String codeUri,
    int memoryMegabytes,
    int timeoutSeconds,
    Map<String, String> environment,
    List<Route> routes,
    List<StreamMapping> streams,
    List<QueueMapping> queues,
    List<ScheduleTrigger> schedules) {
  public FunctionDefinition {
    environment = Map.copyOf(environment);
    routes = List.copyOf(routes);
    streams = List.copyOf(streams);
    queues = List.copyOf(queues);
    schedules = List.copyOf(schedules);
  }
}
