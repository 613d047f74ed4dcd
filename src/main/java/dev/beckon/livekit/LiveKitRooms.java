package dev.beckon.livekit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.pass.RemoveGuest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Removes guests from LiveKit's rooms by its RoomService, which speaks Twirp: one POST of JSON,
 * with a token that manages this one room for a minute.
 */
public final class LiveKitRooms implements RemoveGuest {
  private static final String REMOVE = "/twirp/livekit.RoomService/RemoveParticipant";
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);

  /** The whole of a call, the last byte of the answer included. */
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

  private final LiveKitTokens tokens;
  private final URI remove;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_WITHIN)
          .build();

  public LiveKitRooms(LiveKitTokens tokens, LiveKitServer server, Clock clock) {
    this.tokens = tokens;
    this.remove = URI.create(server.forCalls() + REMOVE);
    this.clock = clock;
  }

  @Override
  public void remove(Visit.Facts visit) {
    String body =
        Json.object()
            .put("room", visit.room().value())
            .put("identity", LiveKitTokens.identity(visit))
            .toString();
    HttpResponse<String> answer =
        answer(
            HttpRequest.newBuilder(remove)
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + tokens.admin(visit.room(), clock.instant()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    judge(answer.statusCode(), json(answer.body()));
  }

  /**
   * LiveKit answers JSON, and what is wrong by a code of Twirp; whatever does not is not LiveKit.
   */
  private static void judge(int status, JsonNode body) {
    String code = body.path("code").asText();
    if ((status == 200 && body.isObject()) || (status == 404 && code.equals("not_found"))) {
      return;
    }
    if (status == 200 || status == 408 || status == 429 || status >= 500) {
      throw new Unavailable("LiveKit answered %d %s".formatted(status, code).strip(), null);
    }
    throw new IllegalStateException("LiveKit refused: %d %s".formatted(status, code).strip());
  }

  private HttpResponse<String> answer(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return call.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new Unavailable("LiveKit did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while LiveKit was called", e);
    } finally {
      call.cancel(true);
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.parse(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
