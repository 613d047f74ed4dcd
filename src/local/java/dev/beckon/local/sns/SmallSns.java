package dev.beckon.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.beckon.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * As much of SNS as pushes to phones need, over its wire protocol. Nothing leaves this machine: a
 * push ends in an inbox that keeps the last 20,000.
 */
public final class SmallSns implements AutoCloseable {
  private static final int KEPT = 20_000;
  private static final int THREADS = 16;

  private final PushEndpoints endpoints;
  private final Deque<Push> inbox = new ArrayDeque<>();
  private final AtomicInteger toThrottle = new AtomicInteger();
  private final AtomicInteger toFail = new AtomicInteger();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Clock clock;
  private final LoopbackServer server;
  private long pushed;

  /**
   * Starts it on a free port.
   *
   * @param applications ARNs of the platform applications there are
   */
  public SmallSns(List<String> applications, Clock clock) throws IOException {
    endpoints = new PushEndpoints(applications);
    this.clock = clock;
    server = LoopbackServer.bind(0);
    server.serve(Executors.newFixedThreadPool(THREADS), this::handle);
  }

  public URI url() {
    return server.url();
  }

  /** Makes an endpoint without a call over HTTP, to seed many; gives its ARN. */
  public String createEndpoint(String application, String token, String customUserData) {
    return endpoints.create(application, token, customUserData, true);
  }

  /** What Google or Apple do when the app is gone from the phone. */
  public void disable(String endpointArn) {
    endpoints.set(endpointArn, Map.of("Enabled", "false"));
  }

  /** The same for every phone whose endpoint was made with this user data. */
  public void disableAll(String customUserData) {
    endpoints.disableAll(customUserData);
  }

  /** Refuses the next so many publishes as too many; the SDK's own retries count. */
  public void throttleNext(int publishes) {
    toThrottle.set(publishes);
  }

  /** Answers the next so many publishes with a 500; the SDK's own retries count. */
  public void failNext(int publishes) {
    toFail.set(publishes);
  }

  /** Every push kept, oldest first. */
  public List<Push> pushes() {
    synchronized (inbox) {
      return List.copyOf(inbox);
    }
  }

  /** The pushes to endpoints made with this user data, oldest first. */
  public List<Push> pushes(String customUserData) {
    return pushes().stream().filter(push -> push.customUserData().equals(customUserData)).toList();
  }

  /** Those numbered above this, oldest first. */
  public List<Push> pushesAfter(long number) {
    synchronized (inbox) {
      long some = Math.min(inbox.size(), Math.max(0, pushed - number));
      return inbox.stream().skip(inbox.size() - some).toList();
    }
  }

  /** Calls the listener after every push from now on, on the thread that took it. */
  public void onPush(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    SnsCall call = new SnsCall(exchange.getRequestBody().readAllBytes());
    int status = 200;
    String answer;
    try {
      String result = carryOut(call);
      answer =
          "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">%2$s%3$s</%1$sResponse>"
              .formatted(
                  call.action(),
                  result,
                  "<ResponseMetadata>" + requestId() + "</ResponseMetadata>");
    } catch (SnsRefusal refusal) {
      status = refusal.status();
      answer =
          "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>%s</Type>"
                  .formatted(status < 500 ? "Sender" : "Receiver")
              + "<Code>%s</Code><Message>%s</Message></Error>%s</ErrorResponse>"
                  .formatted(refusal.code(), escaped(refusal.getMessage()), requestId());
    }
    LoopbackServer.answer(
        exchange,
        status,
        Map.of("Content-Type", "text/xml"),
        answer.getBytes(StandardCharsets.UTF_8));
  }

  private static String requestId() {
    return "<RequestId>" + UUID.randomUUID() + "</RequestId>";
  }

  private String carryOut(SnsCall call) {
    return switch (call.action()) {
      case "CreatePlatformEndpoint" -> create(call);
      case "GetEndpointAttributes" -> attributes(endpoints.get(call.required("EndpointArn")));
      case "SetEndpointAttributes" -> {
        endpoints.set(call.required("EndpointArn"), call.attributes());
        yield "";
      }
      case "DeleteEndpoint" -> {
        endpoints.delete(call.required("EndpointArn"));
        yield "";
      }
      case "Publish" -> publish(call);
      default -> throw SnsRefusal.invalidAction(call.action());
    };
  }

  private String create(SnsCall call) {
    Map<String, String> attributes = call.attributes();
    String arn =
        endpoints.create(
            call.required("PlatformApplicationArn"),
            call.required("Token"),
            attributes.getOrDefault("CustomUserData", call.get("CustomUserData")),
            Boolean.parseBoolean(attributes.getOrDefault("Enabled", "true")));
    return "<CreatePlatformEndpointResult><EndpointArn>%s</EndpointArn></CreatePlatformEndpointResult>"
        .formatted(escaped(arn));
  }

  private static String attributes(PushEndpoints.Endpoint endpoint) {
    Map<String, String> attributes =
        endpoint.customUserData().isEmpty()
            ? Map.of("Token", endpoint.token(), "Enabled", "" + endpoint.enabled())
            : Map.of(
                "Token",
                endpoint.token(),
                "Enabled",
                "" + endpoint.enabled(),
                "CustomUserData",
                endpoint.customUserData());
    return attributes.entrySet().stream()
        .map(
            attribute ->
                "<entry><key>%s</key><value>%s</value></entry>"
                    .formatted(attribute.getKey(), escaped(attribute.getValue())))
        .collect(
            Collectors.joining(
                "",
                "<GetEndpointAttributesResult><Attributes>",
                "</Attributes></GetEndpointAttributesResult>"));
  }

  private String publish(SnsCall call) {
    if (takeOne(toThrottle)) {
      throw SnsRefusal.throttled();
    }
    if (takeOne(toFail)) {
      throw SnsRefusal.internal();
    }
    PushEndpoints.Endpoint endpoint = endpoints.get(call.required("TargetArn"));
    if (!endpoint.enabled()) {
      throw SnsRefusal.endpointDisabled();
    }
    JsonNode payload =
        PushMessage.payload(call.get("Message"), call.get("MessageStructure"), endpoint.platform());
    String messageId = UUID.randomUUID().toString();
    synchronized (inbox) {
      inbox.add(
          new Push(
              ++pushed,
              clock.instant(),
              messageId,
              endpoint.arn(),
              endpoint.token(),
              endpoint.customUserData(),
              endpoint.platform(),
              payload,
              call.messageAttributes()));
      if (inbox.size() > KEPT) {
        inbox.remove();
      }
    }
    listeners.forEach(Runnable::run);
    return "<PublishResult><MessageId>%s</MessageId></PublishResult>".formatted(messageId);
  }

  private static boolean takeOne(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
