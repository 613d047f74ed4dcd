package dev.beckon.meter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Stands in front of DynamoDB and bills what passes by, to whoever is named in the path: {@code
 * url() + "/acceptance/1"} is an account of its own. For processes whose SDK cannot be reached
 * into. The limits are those of {@link CostMeter}, but that a write takes two requests' time: what
 * it left is looked at once it is answered.
 */
public final class WireMeter implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NOT_PASSED_ON =
      Set.of("host", "content-length", "connection", "accept-encoding", "expect", "upgrade");

  private record Shape(Supplier<SdkPojo> request, Supplier<SdkPojo> response) {}

  /** What is billed; anything else passes by. */
  private static final Map<String, Shape> SHAPES =
      Map.of(
          "GetItem", new Shape(GetItemRequest::builder, GetItemResponse::builder),
          "BatchGetItem", new Shape(BatchGetItemRequest::builder, BatchGetItemResponse::builder),
          "TransactGetItems",
              new Shape(TransactGetItemsRequest::builder, TransactGetItemsResponse::builder),
          "Query", new Shape(QueryRequest::builder, QueryResponse::builder),
          "PutItem", new Shape(PutItemRequest::builder, PutItemResponse::builder),
          "UpdateItem", new Shape(UpdateItemRequest::builder, UpdateItemResponse::builder),
          "DeleteItem", new Shape(DeleteItemRequest::builder, DeleteItemResponse::builder),
          "BatchWriteItem",
              new Shape(BatchWriteItemRequest::builder, BatchWriteItemResponse::builder),
          "TransactWriteItems",
              new Shape(TransactWriteItemsRequest::builder, TransactWriteItemsResponse::builder));

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final URI dynamoDb;
  private final DynamoDbClient unmetered;
  private final Metering metering;
  private final LoopbackServer server;

  /** Begins on a free port; {@code dynamoDb} is what it stands in front of. */
  public WireMeter(URI dynamoDb) throws IOException {
    this.dynamoDb = dynamoDb;
    unmetered = LocalDynamoDb.client(dynamoDb);
    metering = new Metering(unmetered);
    server = LoopbackServer.bind(0);
    server.serve(Executors.newCachedThreadPool(), this::handle);
  }

  public URI url() {
    return server.url();
  }

  /**
   * What an account has come to since it was asked for last, all that was answered before included.
   */
  public Bill take(String account) {
    Account asked = accounts.get(account);
    return asked == null ? Bill.NOTHING : asked.take();
  }

  /** One bill, and how many requests are still to be put on it. */
  private static final class Account {
    private static final long PATIENCE_MILLIS = 1_000;

    private Bill bill = Bill.NOTHING;
    private int open;

    synchronized void begin() {
      open++;
    }

    synchronized void end(Bill more) {
      bill = bill.plus(more);
      open--;
      notifyAll();
    }

    synchronized Bill take() {
      long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
      try {
        // One that never ends, of a process that was killed perhaps, is not waited for.
        for (long left = PATIENCE_MILLIS; open > 0 && left > 0; ) {
          wait(left);
          left = (deadline - System.nanoTime()) / 1_000_000;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      Bill taken = bill;
      bill = Bill.NOTHING;
      return taken;
    }
  }

  @Override
  public void close() {
    server.close();
    unmetered.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    Shape shape = SHAPES.get(target == null ? "" : target.substring(target.indexOf('.') + 1));
    if (shape == null) {
      answer(exchange, send(exchange, body));
      return;
    }
    String name = exchange.getRequestURI().getPath().replaceAll("^/|/$", "");
    Account account = accounts.computeIfAbsent(name, unknown -> new Account());
    Bill bill = Bill.NOTHING;
    account.begin();
    try {
      ObjectNode asked = (ObjectNode) JSON.readTree(body);
      SdkRequest request = WireShapes.read(shape.request().get(), asked, SdkRequest.class);
      Metering.Pending pending = metering.before(request);
      if (!Reads.showing(request).equals(request)) {
        asked.put("ReturnConsumedCapacity", "TOTAL");
      }
      HttpResponse<byte[]> answer = send(exchange, JSON.writeValueAsBytes(asked));
      answer(exchange, answer);
      bill = bill(pending, shape, answer);
    } finally {
      account.end(bill);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : List.of("content-type", "x-amzn-requestid", "x-amz-crc32")) {
      answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
    }
    LoopbackServer.answer(exchange, answer.statusCode(), headers, answer.body());
  }

  private static Bill bill(Metering.Pending pending, Shape shape, HttpResponse<byte[]> answer)
      throws IOException {
    JsonNode json = JSON.readTree(answer.body());
    if (answer.statusCode() == 200) {
      return pending.answered(WireShapes.read(shape.response().get(), json, SdkResponse.class));
    }
    return isBilled(json) ? pending.refused() : pending.failed();
  }

  private static boolean isBilled(JsonNode failure) {
    String type = failure.path("__type").asText().replaceAll("^.*#", "");
    if (type.equals("TransactionCanceledException")) {
      return failure.findValuesAsText("Code").stream().anyMatch(CostMeter.BILLED::contains);
    }
    return type.equals("ConditionalCheckFailedException")
        || type.equals("TransactionConflictException");
  }

  private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(dynamoDb);
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return client.send(
          request.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body)).build(),
          BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
