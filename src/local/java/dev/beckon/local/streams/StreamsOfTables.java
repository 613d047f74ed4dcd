package dev.beckon.local.streams;

import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.lambda.Invoker;
import dev.beckon.local.template.Stack;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Finds the tables' streams and sets up the mappings that read them. */
public final class StreamsOfTables implements AutoCloseable {
  private final DynamoDbStreamsClient client;
  private final Streams streams;

  /**
   * Sets up every mapping of the stack; nothing is read before {@link Streams#start}.
   *
   * @param dynamoDb where the tables and their streams are
   */
  public StreamsOfTables(
      Stack stack, URI dynamoDb, Invoker invoker, Consumer<String> log, Clock clock) {
    client =
        LocalDynamoDb.local(DynamoDbStreamsClient.builder(), dynamoDb)
            .httpClientBuilder(ApacheHttpClient.builder())
            .build();
    try (DynamoDbClient tables = LocalDynamoDb.client(dynamoDb)) {
      streams =
          new Streams(
              stack.streams(),
              table ->
                  new DynamoDbStreamSource(
                      client, arn(tables, stack, table), stack.deployment().region()),
              invoker,
              log,
              clock);
    }
  }

  private static String arn(DynamoDbClient tables, Stack stack, String table) {
    String name = stack.tableNames().get(table);
    return tables.describeTable(request -> request.tableName(name)).table().latestStreamArn();
  }

  public Streams streams() {
    return streams;
  }

  @Override
  public void close() {
    streams.close();
    client.close();
  }
}
