package dev.beckon.local.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import dev.beckon.local.dynamodb.Tables;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.Stack;
import dev.beckon.local.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StreamsOfTablesTest {
  private static final String TEMPLATE =
      """
      Resources:
        Things:
          Type: AWS::DynamoDB::Table
          Properties:
            AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
            KeySchema: [{ AttributeName: pk, KeyType: HASH }]
            StreamSpecification: { StreamViewType: NEW_AND_OLD_IMAGES }
        HearFunction:
          Type: AWS::Serverless::Function
          Properties:
            Handler: bootstrap
            CodeUri: function.zip
            Events:
              Changed:
                Type: DynamoDB
                Properties: { Stream: !GetAtt Things.StreamArn, StartingPosition: TRIM_HORIZON }
      """;

  @TempDir Path folder;

  @Test
  void aChangeInATableReachesTheFunctionAsLambdaWritesIt() throws Exception {
    Template template = Template.read(Files.writeString(folder.resolve("template.yaml"), TEMPLATE));
    Stack stack = template.deploy(Deployment.local("s-", Map.of()));
    List<JsonNode> heard = new CopyOnWriteArrayList<>();
    try (LocalDynamoDb dynamoDb =
            LocalDynamoDb.start(LocalDynamoDb.LIBRARIES, folder.resolve("dynamodb.log"));
        DynamoDbClient client = dynamoDb.client()) {
      Tables.create(client, template, "s-");
      Map<String, AttributeValue> item = item();
      client.putItem(request -> request.tableName("s-Things").item(item));
      client.deleteItem(request -> request.tableName("s-Things").key(Map.of("pk", item.get("pk"))));
      try (StreamsOfTables streams =
          new StreamsOfTables(
              stack,
              dynamoDb.endpoint(),
              (function, trigger, payload) ->
                  CompletableFuture.completedFuture(new Outcome.Answered("")),
              words -> {},
              Clock.systemUTC())) {
        streams
            .streams()
            .onDelivered(delivery -> delivery.event().path("Records").forEach(heard::add));
        streams.streams().start();
        await().until(() -> heard.size() == 2);
      }
    }

    JsonNode inserted = heard.get(0);
    assertThat(inserted.path("eventName").asText()).isEqualTo("INSERT");
    assertThat(inserted.path("eventSource").asText()).isEqualTo("aws:dynamodb");
    assertThat(inserted.path("awsRegion").asText()).isEqualTo("eu-central-1");
    assertThat(inserted.path("eventVersion").asText()).isNotEmpty();
    assertThat(inserted.path("eventSourceARN").asText()).contains(":table/s-Things/stream/");
    JsonNode change = inserted.path("dynamodb");
    assertThat(change.path("ApproximateCreationDateTime").isIntegralNumber()).isTrue();
    assertThat(change.path("StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
    assertThat(change.path("Keys")).hasToString("{\"pk\":{\"S\":\"1\"}}");
    assertThat(change.has("OldImage")).isFalse();
    assertThat(change.path("NewImage"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"pk":{"S":"1"},"n":{"N":"7"},"yes":{"BOOL":true},"none":{"NULL":true},
                     "b":{"B":"aGk="},"ss":{"SS":["x"]},"ns":{"NS":["1"]},"bs":{"BS":["aGk="]},
                     "m":{"M":{"l":{"L":[{"N":"1"},{"S":"a"}]}}}}
                    """));
    assertThat(heard.get(1).path("eventName").asText()).isEqualTo("REMOVE");
    assertThat(heard.get(1).path("dynamodb").has("NewImage")).isFalse();
    assertThat(heard.get(1).path("dynamodb").path("OldImage")).isEqualTo(change.path("NewImage"));
  }

  private static Map<String, AttributeValue> item() {
    SdkBytes hi = SdkBytes.fromUtf8String("hi");
    AttributeValue list =
        AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromS("a")));
    return Map.of(
        "pk", AttributeValue.fromS("1"),
        "n", AttributeValue.fromN("7"),
        "yes", AttributeValue.fromBool(true),
        "none", AttributeValue.fromNul(true),
        "b", AttributeValue.fromB(hi),
        "ss", AttributeValue.fromSs(List.of("x")),
        "ns", AttributeValue.fromNs(List.of("1")),
        "bs", AttributeValue.fromBs(List.of(hi)),
        "m", AttributeValue.fromM(Map.of("l", list)));
  }
}
