package dev.beckon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.function.HttpFunctions;
import dev.beckon.function.Stage;
import dev.beckon.http.Problem;
import dev.beckon.intake.ClaimedRooms;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each answer of a function that the contract lists - route, status, type of problem - is really
 * given, and there is a call here for each.
 */
class EveryAnswerTest {
  private static final HttpContract CONTRACT = HttpContract.get();

  /** Stands on nothing that could be away. */
  private static final String CONTRACT_ROUTE = "GET /v1/openapi.json";

  private static final String PROBLEM_JSON = "application/problem+json";
  private static final String PROBLEMS = "https://beckon.dev/problems/";

  /** Sets the scene, and says what to call. */
  private interface Situation {
    SampleCall call(Stage stage, Scene scene);
  }

  static Stream<String> listed() {
    return listedAnswers().stream();
  }

  @Test
  void thereIsACallForEachAnswerThatTheContractListsAndForNoOther() {
    assertThat(situations().keySet()).isEqualTo(listedAnswers());
  }

  @ParameterizedTest
  @MethodSource("listed")
  void itIsGiven(String answer) {
    Stage stage = new Stage();
    Situation situation = situations().get(answer);
    JsonNode event = situation.call(stage, stage.begin()).event();

    Exchange.Answered answered = new HttpFunctions(stage).answer(event);

    String slug =
        Wire.json(answered.body())
            .filter(body -> answered.status() >= 400)
            .map(body -> " " + body.get("type").asText().replace(PROBLEMS, ""))
            .orElse("");
    assertThat(event.get("routeKey").asText() + " " + answered.status() + slug).isEqualTo(answer);
  }

  private static Map<String, Situation> situations() {
    Map<String, Situation> all = new TreeMap<>();
    for (Operation operation : CONTRACT.operations()) {
      String route = operation.route();
      all.put(route + " " + success(operation), (stage, scene) -> allWell(route, scene));
      if (operation.wantsToken()) {
        add(all, route, Problem.UNAUTHENTICATED, call -> call.by("de-17#HEAD"));
      }
      if (!route.equals(CONTRACT_ROUTE)) {
        all.put(key(route, Problem.BUSY), (stage, scene) -> allAway(route, stage, scene));
      }
      if (SampleCall.of(route).hasBody()) {
        add(all, route, Problem.MALFORMED, call -> call.body("{\"seats\":"));
        add(all, route, Problem.TOO_LARGE, call -> call.body("\"" + "x".repeat(16_384) + "\""));
        add(
            all,
            route,
            Problem.UNSUPPORTED_MEDIA_TYPE,
            call -> call.header("content-type", "text/plain"));
        add(all, route, Problem.INVALID, call -> call.body("{\"surprise\":1}"));
      }
      if (route.contains("{deviceId}")) {
        add(all, route, Problem.INVALID, call -> call.pathParameter("no id"));
      } else if (route.contains("{")) {
        add(all, route, Problem.NOT_FOUND, call -> call.pathParameter("no id"));
      }
    }
    for (String route : List.of("POST /v1/visits/{id}/heartbeat", "POST /v1/visits/{id}/leave")) {
      add(all, route, Problem.TICKET_FORGED, call -> call.body("{\"ticket\":\"a-ticket\"}"));
    }
    all.putAll(points());
    for (String route :
        List.of("GET /v1/invitations", "GET /v1/offers", "GET /v1/wallet/entries")) {
      add(all, route, Problem.INVALID, call -> call.query("limit", "0"));
    }
    add(
        all,
        "DELETE /v1/invitations/{id}",
        Problem.INVALID,
        call -> call.query("endVisits", "perhaps"));
    all.putAll(conflicts());
    for (String route : List.of("GET /v1/offers", "GET /v1/jwks.json", CONTRACT_ROUTE)) {
      all.put(
          route + " 304",
          (stage, scene) -> {
            SampleCall call = allWell(route, scene);
            Exchange.Answered first = new HttpFunctions(stage).answer(call.event());
            return call.header("if-none-match", first.headers().get("etag"));
          });
    }
    all.put(key("GET /v1/me", Problem.NOT_FOUND), (stage, scene) -> SampleCall.of("GET /v1/me"));
    return all;
  }

  /** What has to do with points. */
  private static Map<String, Situation> points() {
    Map<String, Situation> all = new TreeMap<>();
    add(
        all,
        "POST /v1/invitations",
        Problem.BALANCE_TOO_SMALL,
        call -> call.body(call.body().replace("\"seats\":1", "\"seats\":1,\"reward\":30")));
    String reverse = "POST /v1/admin/reversals";
    for (String route : List.of("POST /v1/admin/grants", reverse, "POST /v1/admin/voids")) {
      add(all, route, Problem.NOT_ALLOWED, call -> call.scope("openid administrator"));
      add(
          all,
          route,
          Problem.NOT_FOUND,
          call ->
              call.body(call.body().replace(Hosts.ANNA.value(), "xx-1").replace("de-17", "xx-2")));
      all.put(
          key(route, Problem.IDEMPOTENCY_KEY_REUSED),
          (stage, scene) -> {
            SampleCall call = allWell(route, scene);
            new HttpFunctions(stage).answer(call.event());
            return call.body(call.body().replace("}", ",\"note\":\"another\"}"));
          });
    }
    all.put(
        key(reverse, Problem.NOTHING_TO_REVERSE),
        (stage, scene) -> {
          scene.grant(scene.invite(3), Hosts.ANNA);
          return SampleCall.of(reverse);
        });
    for (String route : List.of(reverse, "POST /v1/admin/voids")) {
      all.put(
          key(route, Problem.TOO_MANY_DEBTS),
          (stage, scene) -> {
            scene.paid(Hosts.ANNA, 30);
            scene.store.ledger().owesAllThatOneCan(Hosts.ANNA);
            return SampleCall.of(route);
          });
    }
    return all;
  }

  /** What does not fit to how things stand. */
  private static Map<String, Situation> conflicts() {
    Map<String, Situation> all = new TreeMap<>();
    String submit = "POST /v1/invitations";
    for (String route : List.of(submit, "POST /v1/conditions/count", "PUT /v1/me/presence")) {
      all.put(key(route, Problem.NO_PROFILE), (stage, scene) -> SampleCall.of(route));
    }
    all.putAll(refusedBeats());
    all.put(
        key(submit, Problem.INVITATION_OPEN),
        (stage, scene) -> {
          scene.invite(1);
          return allWell(submit, scene);
        });
    all.put(
        key(submit, Problem.NO_ROOM),
        (stage, scene) -> {
          stage.roomsOf(new ClaimedRooms("custom:channel"));
          return allWell(submit, scene);
        });
    all.put(
        key(submit, Problem.TOO_MANY_INVITATIONS),
        (stage, scene) -> {
          for (int n = 0; n < 10; n++) {
            Invitation.Open open = scene.invite(Invitations.by(Hosts.INVITER).key("no " + n));
            scene.store.invitations().end(open.cancel(scene.now()));
          }
          return allWell(submit, scene);
        });
    all.put(
        key(submit, Problem.IDEMPOTENCY_KEY_REUSED),
        (stage, scene) -> {
          SampleCall call = allWell(submit, scene).header("idempotency-key", "a-key");
          new HttpFunctions(stage).answer(call.event());
          return call.body(call.body().replace("\"seats\":1", "\"seats\":2"));
        });
    all.put(
        key("DELETE /v1/invitations/{id}", Problem.INVITATION_ENDED),
        (stage, scene) -> {
          SampleCall call = allWell("DELETE /v1/invitations/{id}", scene);
          scene.after(Invitation.ROOM_LEASE);
          return call;
        });
    all.put(
        key("POST /v1/offers/{id}/accept", Problem.OFFER_REFUSED),
        (stage, scene) -> {
          Invitation open = scene.invite(1);
          scene.offer(open, Hosts.ANNA);
          scene.grant(open, Hosts.BRUNO);
          return SampleCall.of("POST /v1/offers/{id}/accept");
        });
    all.put(
        key("POST /v1/offers/{id}/decline", Problem.OFFER_REFUSED),
        (stage, scene) -> {
          scene.grant(scene.invite(1), Hosts.ANNA);
          return SampleCall.of("POST /v1/offers/{id}/decline");
        });
    String beat = "POST /v1/visits/{id}/heartbeat";
    all.put(
        key(beat, Problem.VISIT_ENDED),
        (stage, scene) -> {
          SampleCall call = allWell(beat, scene);
          new HttpFunctions(stage).answer(SampleCall.of("POST /v1/visits/{id}/leave").event());
          return call;
        });
    String back = "POST /v1/visits/{id}/return";
    all.put(
        key(back, Problem.NO_RETURN),
        (stage, scene) -> {
          scene.grant(scene.invite(3), Hosts.ANNA);
          return SampleCall.of(back);
        });
    return all;
  }

  /** Beats that do not fit to those before. */
  private static Map<String, Situation> refusedBeats() {
    Map<String, Situation> all = new TreeMap<>();
    String beat = "PUT /v1/me/presence";
    add(
        all,
        beat,
        Problem.TICKET_FORGED,
        call -> call.body("{\"availability\":\"ONLINE\",\"ticket\":\"a-ticket\"}"));
    all.put(
        key(beat, Problem.IDEMPOTENCY_KEY_REUSED),
        (stage, scene) -> {
          SampleCall call = allWell(beat, scene).header("idempotency-key", "a-key");
          new HttpFunctions(stage).answer(call.event());
          return call.body(call.body().replace("ONLINE", "LIVE"));
        });
    all.put(
        key(beat, Problem.BEAT_OUTDATED),
        (stage, scene) -> {
          HttpFunctions functions = new HttpFunctions(stage);
          SampleCall call = allWell(beat, scene);
          JsonNode answer = Wire.json(functions.answer(call.event()).body()).orElseThrow();
          functions.answer(SampleCall.of("DELETE /v1/me/presence").event());
          return call.body(
              "{\"availability\":\"LIVE\",\"ticket\":\"" + answer.get("ticket").asText() + "\"}");
        });
    return all;
  }

  /** Everything is there that this route needs. */
  private static SampleCall allWell(String route, Scene scene) {
    scene.known(Hosts.INVITER);
    scene.known(Hosts.ANNA);
    if (route.contains("/invitations/{id}")) {
      scene.invite(3);
    } else if (route.contains("/offers")) {
      scene.offer(scene.invite(3), Hosts.ANNA);
    } else if (route.contains("/admin/reversals")) {
      scene.paid(Hosts.ANNA, 30);
    } else if (route.endsWith("/return")) {
      scene.stayed(scene.invite(3), Hosts.ANNA);
      scene.after(Visit.BACK_AFTER);
    } else if (route.contains("/visits") || route.contains("/voids")) {
      scene.grant(scene.invite(3), Hosts.ANNA);
    }
    return SampleCall.of(route);
  }

  private static SampleCall allAway(String route, Stage stage, Scene scene) {
    SampleCall call = allWell(route, scene);
    stage.allAway();
    return call;
  }

  private interface Spoiling {
    SampleCall spoil(SampleCall call);
  }

  /** One thing about the call is wrong, all else is well. */
  private static void add(
      Map<String, Situation> all, String route, Problem problem, Spoiling spoiling) {
    all.put(key(route, problem), (stage, scene) -> spoiling.spoil(allWell(route, scene)));
  }

  private static String key(String route, Problem problem) {
    return route + " " + problem.status() + " " + problem.type().replace(PROBLEMS, "");
  }

  private static String success(Operation operation) {
    return operation.description().get("responses").fieldNames().next();
  }

  private static Set<String> listedAnswers() {
    Set<String> listed = new TreeSet<>();
    OpenApiFile file = CONTRACT.file();
    for (Operation operation : CONTRACT.operations()) {
      for (Map.Entry<String, JsonNode> response :
          operation.description().get("responses").properties()) {
        String place = operation.route() + " " + response.getKey();
        JsonNode content = file.resolved(response.getValue()).path("content");
        if (content.has(PROBLEM_JSON)) {
          types(file, content.get(PROBLEM_JSON).get("schema"))
              .forEach(type -> listed.add(place + " " + type.replace(PROBLEMS, "")));
        } else if (!Answers.isGatewaysOwn(content.path("application/json").path("schema"))) {
          listed.add(place);
        }
      }
    }
    return listed;
  }

  private static List<String> types(OpenApiFile file, JsonNode schema) {
    List<String> types = new ArrayList<>();
    JsonNode resolved = file.resolved(schema);
    resolved.path("oneOf").forEach(each -> types.addAll(types(file, each)));
    JsonNode type = resolved.at("/properties/type/const");
    if (!type.isMissingNode()) {
      types.add(type.asText());
    }
    return types;
  }
}
