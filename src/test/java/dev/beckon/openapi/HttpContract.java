package dev.beckon.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.openapi.Exchange.Answered;
import dev.beckon.openapi.Exchange.Asked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What infra/openapi.yaml says of requests and answers. Each fault names its place: the route, the
 * status, and the header or the JSON Pointer into the body.
 */
public final class HttpContract {
  static final Path FILE = Path.of("infra", "openapi.yaml");

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private static HttpContract read;

  /** Who answered. */
  public enum Answerer {
    /** A function, which must not speak like API Gateway itself, nor send headers unheard of. */
    FUNCTION,
    /** The HTTP API: what a function said, or what API Gateway says by itself. */
    API
  }

  private final OpenApiFile file;
  private final List<Operation> operations;
  private final Requests requests;
  private final Answers answers;

  HttpContract(OpenApiFile file) {
    this.file = file;
    this.operations = operations(file);
    this.requests = new Requests(file);
    this.answers = new Answers(file);
  }

  /** The contract of this project. */
  public static synchronized HttpContract get() {
    if (read == null) {
      read = new HttpContract(OpenApiFile.read(FILE));
    }
    return read;
  }

  /** The whole document. */
  public JsonNode document() {
    return file.document();
  }

  OpenApiFile file() {
    return file;
  }

  List<Operation> operations() {
    return operations;
  }

  /** The operation that takes this request, if one does. */
  Optional<Operation> operation(String method, String rawPath) {
    return operations.stream().filter(each -> each.takes(method, rawPath)).findFirst();
  }

  /**
   * Holds an exchange to the contract: the answer is one that its route may give, and a request
   * that was taken is one that the contract allows.
   *
   * @throws AssertionError that names every fault
   */
  public void hold(Exchange exchange, Answerer by) {
    List<String> faults = faults(exchange, by);
    if (!faults.isEmpty()) {
      throw new AssertionError("infra/openapi.yaml is broken:\n  " + String.join("\n  ", faults));
    }
  }

  List<String> faults(Exchange exchange, Answerer by) {
    Asked asked = exchange.asked();
    Answered answered = exchange.answered();
    Optional<Operation> found = operation(asked.method(), asked.rawPath());
    if (found.isEmpty()) {
      return answers.isGatewaysOwn(404, answered) && by == Answerer.API
          ? List.of()
          : List.of(asked.method() + " " + asked.rawPath() + ": no such route");
    }
    Operation operation = found.get();
    List<String> faults = new ArrayList<>();
    String place = operation.route() + " answered " + answered.status();
    answers.faults(operation, answered, by).forEach(fault -> faults.add(place + ": " + fault));
    if (answered.status() < 400) {
      requests
          .faults(operation, asked)
          .forEach(fault -> faults.add(place + " to a request that it must refuse: " + fault));
    }
    return faults;
  }

  /** What is wrong with a request by the contract. */
  List<String> requestFaults(Asked asked) {
    Operation operation =
        operation(asked.method(), asked.rawPath())
            .orElseThrow(() -> new AssertionError("no such route: " + asked));
    return requests.faults(operation, asked);
  }

  private static List<Operation> operations(OpenApiFile file) {
    List<Operation> operations = new ArrayList<>();
    file.document()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        member -> {
                          if (METHODS.contains(member.getKey())) {
                            operations.add(
                                operation(
                                    file,
                                    path.getKey(),
                                    path.getValue(),
                                    member.getKey(),
                                    member.getValue()));
                          }
                        }));
    return List.copyOf(operations);
  }

  private static Operation operation(
      OpenApiFile file, String path, JsonNode item, String method, JsonNode description) {
    List<JsonNode> parameters = new ArrayList<>();
    item.path("parameters").forEach(parameter -> parameters.add(file.resolved(parameter)));
    description.path("parameters").forEach(parameter -> parameters.add(file.resolved(parameter)));
    return new Operation(
        method.toUpperCase(Locale.ROOT),
        path,
        description.path("operationId").asText(),
        List.copyOf(parameters),
        description);
  }
}
