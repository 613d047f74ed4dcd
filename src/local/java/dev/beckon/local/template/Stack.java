package dev.beckon.local.template;

import java.util.List;
import java.util.Map;

/**
 * A template, deployed: what the runner has to set up.
 *
 * @param tableNames the name of each table by its logical id
 * @param authorizers the HTTP API's JWT authorizers by name
 */
public record Stack(
    Deployment deployment,
    List<FunctionDefinition> functions,
    List<TableDefinition> tables,
    Map<String, String> tableNames,
    List<QueueDefinition> queues,
    Map<String, JwtAuthorizer> authorizers) {
  public Stack {
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    tableNames = Map.copyOf(tableNames);
    queues = List.copyOf(queues);
    authorizers = Map.copyOf(authorizers);
  }

  /** The function of that short name; {@link IllegalArgumentException} when there is none. */
  public FunctionDefinition function(String name) {
    return functions.stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no function " + name));
  }

  public List<Route> routes() {
    return functions.stream().flatMap(function -> function.routes().stream()).toList();
  }

  public List<StreamMapping> streams() {
    return functions.stream().flatMap(function -> function.streams().stream()).toList();
  }

  public List<QueueMapping> queueMappings() {
    return functions.stream().flatMap(function -> function.queues().stream()).toList();
  }

  public List<ScheduleTrigger> schedules() {
    return functions.stream().flatMap(function -> function.schedules().stream()).toList();
  }
}
