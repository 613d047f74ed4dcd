package dev.beckon.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.invitation.Profile;
import dev.beckon.local.http.LocalPages;
import dev.beckon.local.issuer.LocalIssuer;
import dev.beckon.local.lambda.Functions;
import dev.beckon.local.lambda.Trail;
import dev.beckon.local.page.Page;
import dev.beckon.local.page.StepJson;
import dev.beckon.local.sns.Push;
import dev.beckon.local.sns.SmallSns;
import dev.beckon.local.streams.FailedRecord;
import dev.beckon.local.streams.Streams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the runner shows of itself under {@code /_local/}: pushes, tokens, health, the trail, the
 * books.
 */
final class RunnerPages {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Stands in for LiveKit and Amazon IVS: nobody is there, so whoever is to be removed is gone. */
  static final String MEDIA = "/_local/media";

  private static final int STEPS_SHOWN = 200;

  private final LocalIssuer issuer;
  private final SmallSns sns;
  private final Functions functions;
  private final Streams streams;
  private final Page page;
  private final Supplier<JsonNode> books;

  /**
   * The page is for {@code hosts}, who have to stay for {@code minimumDwell} to be rewarded.
   *
   * @param books adds up all points that there are
   */
  RunnerPages(
      List<Profile> hosts,
      Duration minimumDwell,
      LocalIssuer issuer,
      SmallSns sns,
      Functions functions,
      Streams streams,
      Supplier<JsonNode> books) {
    this.issuer = issuer;
    this.sns = sns;
    this.functions = functions;
    this.streams = streams;
    page = new Page(hosts, minimumDwell, sns, functions.trail(), RunnerPages::json);
    this.books = books;
  }

  LocalPages pages() {
    JsonNode done = NODES.objectNode();
    return new LocalPages(
        Map.of(
            "POST " + MEDIA + "/twirp/livekit.RoomService/RemoveParticipant",
            query -> done,
            "POST " + MEDIA + "/StartViewerSessionRevocation",
            query -> done,
            "GET /_local/pushes",
            this::pushes,
            "POST /_local/token",
            this::token,
            "POST /_local/app-removed",
            this::appRemoved,
            "GET /_local/round",
            page::round,
            "GET /_local/health",
            query -> health(),
            "GET /_local/trail",
            query -> trail(),
            "GET " + Audit.PAGE,
            query -> books.get()),
        page.streams(),
        page::file);
  }

  /** Of {@code host} only where it is given, and only those numbered above {@code after}. */
  private JsonNode pushes(Map<String, String> query) {
    String host = query.get("host");
    long after = number(query.getOrDefault("after", "0"));
    ArrayNode pushes = NODES.arrayNode();
    for (Push push : host == null ? sns.pushes() : sns.pushes(host)) {
      if (push.number() > after) {
        pushes.add(json(push));
      }
    }
    return NODES.objectNode().set("pushes", pushes);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a number is needed, not " + text, e);
    }
  }

  private static ObjectNode json(Push push) {
    ObjectNode json = NODES.objectNode();
    json.put("number", push.number());
    json.put("at", push.at().toString());
    json.put("messageId", push.messageId());
    json.put("targetArn", push.targetArn());
    json.put("customUserData", push.customUserData());
    json.put("platform", push.platform());
    json.set("payload", push.payload());
    ObjectNode attributes = json.putObject("attributes");
    push.attributes().forEach(attributes::put);
    return json;
  }

  /** With a {@code scope} where one is named, such as {@code admin} for an operator. */
  private JsonNode token(Map<String, String> query) {
    String scope = query.getOrDefault("scope", "");
    return NODES.objectNode().put("token", issuer.token(host(query), scope, Duration.ofHours(1)));
  }

  /** Google and Apple take no pushes for the host's phones any more, until they register anew. */
  private JsonNode appRemoved(Map<String, String> query) {
    sns.disableAll(host(query));
    return NODES.objectNode();
  }

  private static String host(Map<String, String> query) {
    String host = query.getOrDefault("host", "");
    if (host.isEmpty()) {
      throw new IllegalArgumentException("say whose: ?host=ID");
    }
    return host;
  }

  private JsonNode health() {
    List<FailedRecord> failed = streams.failedRecords();
    ObjectNode health = NODES.objectNode();
    health.put("status", failed.isEmpty() ? "ok" : "records were given up");
    health.put("failedRecords", failed.size());
    health.put("pushes", sns.pushes().size());
    return health;
  }

  private JsonNode trail() {
    List<Trail.Step> steps = functions.trail().steps();
    ArrayNode shown = NODES.arrayNode();
    for (Trail.Step step : steps.subList(Math.max(0, steps.size() - STEPS_SHOWN), steps.size())) {
      shown.add(StepJson.of(step));
    }
    return NODES.objectNode().set("trail", shown);
  }
}
