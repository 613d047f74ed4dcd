package dev.beckon.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.openapi.Exchange.Answered;
import dev.beckon.openapi.HttpContract.Answerer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rule is trusted once it was seen to fail: what breaks the contract, and where it is told. */
class WrongAnswersTest {
  private static final String SUBMIT = "POST /v1/invitations";
  private static final String PLAIN_JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final Map<String, String> HEADERS_OF_201 =
      Map.of(
          "content-type", PLAIN_JSON,
          "cache-control", "no-store",
          "location", "/v1/invitations/scm490eiohe9nuqm");

  private final HttpContract contract = HttpContract.get();

  @Test
  void aRightAnswerIsTaken() {
    assertThatCode(
            () ->
                contract.hold(exchange(SUBMIT, 201, HEADERS_OF_201, created()), Answerer.FUNCTION))
        .doesNotThrowAnyException();
  }

  @Test
  void aFieldTooManyIsToldWithItsPlace() {
    ObjectNode body = created();
    ((ObjectNode) body.get("counts")).put("declined", 3);

    assertThat(faults(SUBMIT, 201, HEADERS_OF_201, body))
        .singleElement()
        .asString()
        .contains("POST /v1/invitations answered 201", "\"/counts\"", "declined");
  }

  @Test
  void aFieldTooManyBesideTheMembersOfAProblemIsToldToo() {
    ObjectNode body = problem("not-found", 404).put("hint", "it is de-17's");

    assertThat(faults("GET /v1/me", 404, problemHeaders(), body))
        .singleElement()
        .asString()
        .contains("hint");
  }

  @Test
  void aMissingFieldIsTold() {
    ObjectNode body = created();
    body.remove("deadline");

    assertThat(faults(SUBMIT, 201, HEADERS_OF_201, body))
        .singleElement()
        .asString()
        .contains("deadline");
  }

  @Test
  void aValueThatIsNoneOfTheWordsIsTold() {
    assertThat(faults(SUBMIT, 201, HEADERS_OF_201, created().put("state", "WAITING")))
        .anyMatch(fault -> fault.contains("\"/state\""));
  }

  @Test
  void anEndWithoutItsTimeIsTold() {
    assertThat(faults(SUBMIT, 201, HEADERS_OF_201, created().put("state", "EXPIRED")))
        .anyMatch(fault -> fault.contains("endedAt"));
  }

  @Test
  void aTimeThatIsNoneIsTold() {
    assertThat(faults(SUBMIT, 201, HEADERS_OF_201, created().put("deadline", "tomorrow")))
        .singleElement()
        .asString()
        .contains("\"/deadline\"");
  }

  @Test
  void aStatusThatIsNotListedIsTold() {
    assertThat(faults(SUBMIT, 418, Map.of(), null))
        .singleElement()
        .asString()
        .contains("answered 418", "not one of");
  }

  @Test
  void aRouteThatIsNotListedIsTold() {
    assertThat(faults("POST /v1/parties", 201, Map.of(), null))
        .containsExactly("POST /v1/parties: no such route");
  }

  @Test
  void anotherMediaTypeIsTold() {
    Map<String, String> headers = new HashMap<>(problemHeaders());
    headers.put("content-type", PLAIN_JSON);

    assertThat(faults("GET /v1/me", 404, headers, problem("not-found", 404)))
        .singleElement()
        .asString()
        .contains("media type \"application/json\"");
  }

  @Test
  void aMissingHeaderIsTold() {
    Map<String, String> headers = new HashMap<>(HEADERS_OF_201);
    headers.remove("location");

    assertThat(faults(SUBMIT, 201, headers, created()))
        .singleElement()
        .asString()
        .contains("header Location is missing");
  }

  @Test
  void aBusyFunctionThatDoesNotSayWhenToComeBackIsTold() {
    assertThat(faults("GET /v1/me", 503, problemHeaders(), problem("busy", 503)))
        .singleElement()
        .asString()
        .contains("header Retry-After is missing");
  }

  @Test
  void aHeaderOfAnotherFormIsTold() {
    Map<String, String> headers = new HashMap<>(HEADERS_OF_201);
    headers.put("location", "https://elsewhere.example/");

    assertThat(faults(SUBMIT, 201, headers, created()))
        .singleElement()
        .asString()
        .contains("header Location");
  }

  @Test
  void aHeaderThatNobodyHasHeardOfIsTold() {
    Map<String, String> headers = new HashMap<>(HEADERS_OF_201);
    headers.put("x-powered-by", "hope");

    assertThat(faults(SUBMIT, 201, headers, created()))
        .singleElement()
        .asString()
        .contains("x-powered-by");
  }

  @Test
  void aBodyWhereThereMustBeNoneIsTold() {
    assertThat(faults("DELETE /v1/me/presence", 204, Map.of(), problem("busy", 503)))
        .singleElement()
        .asString()
        .contains("a body where there must be none");
  }

  @Test
  void aBodyThatIsNoJsonIsTold() {
    Exchange exchange = exchange("GET /v1/me", 404, problemHeaders(), null);

    assertThat(contract.faults(exchange, Answerer.FUNCTION))
        .singleElement()
        .asString()
        .contains("the body is not JSON");
  }

  @Test
  void aFunctionThatSpeaksLikeApiGatewayIsTold() {
    ObjectNode message = created().removeAll().put("message", "Service Unavailable");
    Exchange exchange = exchange("GET /v1/me", 503, Map.of("content-type", PLAIN_JSON), message);

    assertThat(contract.faults(exchange, Answerer.API)).isEmpty();
    assertThat(contract.faults(exchange, Answerer.FUNCTION))
        .singleElement()
        .asString()
        .contains("only API Gateway itself");
  }

  @Test
  void aRequestThatMustBeRefusedAndIsTakenIsTold() {
    JsonNode event =
        SampleCall.of(SUBMIT)
            .body("{\"seats\":21,\"condition\":{\"languages\":[\"en\"]}}")
            .header("idempotency-key", "two words")
            .event();
    Exchange exchange =
        new Exchange(
            Exchange.asked(event), new Answered(201, HEADERS_OF_201, created().toString()));

    assertThat(contract.faults(exchange, Answerer.FUNCTION))
        .hasSize(2)
        .allMatch(fault -> fault.contains("to a request that it must refuse"))
        .anyMatch(fault -> fault.contains("header parameter Idempotency-Key"))
        .anyMatch(fault -> fault.contains("\"/seats\""));
  }

  @Test
  void allFaultsAreToldAtOnce() {
    Exchange exchange =
        exchange(SUBMIT, 201, Map.of("content-type", PLAIN_JSON), problem("busy", 503));

    assertThatThrownBy(() -> contract.hold(exchange, Answerer.FUNCTION))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("Location", "Cache-Control", "seats", "title");
  }

  @Test
  void everyObjectOfTheContractIsClosed() {
    assertThat(openObjects(contract.file().document().get("components"), "/components")).isEmpty();
    assertThat(openObjects(contract.file().document().get("paths"), "/paths")).isEmpty();
  }

  @Test
  void anObjectThatIsLeftOpenIsFound() {
    OpenApiFile open =
        OpenApiFile.of("{components: {schemas: {Loose: {type: object, properties: {}}}}}");

    assertThat(openObjects(open.document(), "")).containsExactly("/components/schemas/Loose");
  }

  /** Schemas of objects that let anything in; the two that others build on are closed there. */
  private static List<String> openObjects(JsonNode node, String place) {
    List<String> open = new ArrayList<>();
    boolean object = node.path("type").toString().contains("\"object\"");
    boolean closed = node.has("additionalProperties") || node.has("unevaluatedProperties");
    boolean builtOn = place.endsWith("/Problem") || place.endsWith("/VisitFacts");
    if (object && !closed && !builtOn) {
      open.add(place);
    }
    if (node instanceof ObjectNode fields) {
      fields
          .properties()
          .forEach(
              field -> open.addAll(openObjects(field.getValue(), place + "/" + field.getKey())));
    }
    if (node instanceof ArrayNode elements) {
      for (int i = 0; i < elements.size(); i++) {
        open.addAll(openObjects(elements.get(i), place + "/" + i));
      }
    }
    return open;
  }

  private List<String> faults(
      String route, int status, Map<String, String> headers, ObjectNode body) {
    return contract.faults(exchange(route, status, headers, body), Answerer.FUNCTION);
  }

  private static Exchange exchange(
      String route, int status, Map<String, String> headers, ObjectNode body) {
    return new Exchange(
        Exchange.asked(SampleCall.of(route).event()),
        new Answered(
            status, headers, Optional.ofNullable(body).map(JsonNode::toString).orElse("")));
  }

  private ObjectNode created() {
    return contract.file().document().at("/components/examples/InvitationOpen/value").deepCopy();
  }

  private static ObjectNode problem(String slug, int status) {
    return Json.object()
        .put("type", "https://beckon.dev/problems/" + slug)
        .put("title", "A title")
        .put("status", status);
  }

  private static Map<String, String> problemHeaders() {
    return Map.of("content-type", PROBLEM, "cache-control", "no-store");
  }
}
