package dev.beckon.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.template.TableDefinition;
import dev.beckon.local.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Makes the tables of the template: keys, indexes, stream and TTL as it says. */
public final class Tables {
  private Tables() {}

  /**
   * Makes every table of the template; one that stands already is left as it is.
   *
   * @param prefix goes before the logical id to make the table's name
   * @return the name of each table by its logical id, all of them ready
   */
  public static Map<String, String> create(
      DynamoDbClient client, Template template, String prefix) {
    Map<String, String> names = createBare(client, template, prefix);
    addTimeToLive(client, template, prefix);
    addStreams(client, template, prefix);
    return names;
  }

  /**
   * The same, but for the streams, as what is brought in before them is news to nobody, and for the
   * TTL, by which those whose clock is not the true one would lose items.
   */
  public static Map<String, String> createBare(
      DynamoDbClient client, Template template, String prefix) {
    Map<String, String> names = new LinkedHashMap<>();
    for (TableDefinition table : template.tables()) {
      String name = prefix + table.logicalId();
      create(client, name, table.properties());
      names.put(table.logicalId(), name);
    }
    return names;
  }

  /** Gives each table the stream that the template says, where it has none. */
  public static void addStreams(DynamoDbClient client, Template template, String prefix) {
    for (TableDefinition table : template.tables()) {
      String name = prefix + table.logicalId();
      String view = table.properties().at("/StreamSpecification/StreamViewType").asText();
      if (!view.isEmpty() && !hasStream(client, name)) {
        client.updateTable(
            request ->
                request
                    .tableName(name)
                    .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(view)));
        client.waiter().waitUntilTableExists(request -> request.tableName(name));
      }
    }
  }

  /** Lets each table forget what the template says it may. */
  public static void addTimeToLive(DynamoDbClient client, Template template, String prefix) {
    for (TableDefinition table : template.tables()) {
      JsonNode timeToLive = table.properties().path("TimeToLiveSpecification");
      if (timeToLive.path("Enabled").asBoolean()) {
        expire(client, prefix + table.logicalId(), timeToLive.path("AttributeName").asText());
      }
    }
  }

  private static boolean hasStream(DynamoDbClient client, String name) {
    StreamSpecification stream =
        client.describeTable(request -> request.tableName(name)).table().streamSpecification();
    return stream != null && Boolean.TRUE.equals(stream.streamEnabled());
  }

  private static void create(DynamoDbClient client, String name, JsonNode properties) {
    try {
      client.createTable(request(name, properties));
    } catch (ResourceInUseException e) {
      // It stands already: so it does on every later start against a DynamoDB that keeps its data.
      return;
    }
    client.waiter().waitUntilTableExists(table -> table.tableName(name));
  }

  private static void expire(DynamoDbClient client, String name, String attribute) {
    try {
      TimeToLiveStatus status =
          client
              .describeTimeToLive(request -> request.tableName(name))
              .timeToLiveDescription()
              .timeToLiveStatus();
      if (status != TimeToLiveStatus.ENABLED && status != TimeToLiveStatus.ENABLING) {
        client.updateTimeToLive(
            request ->
                request
                    .tableName(name)
                    .timeToLiveSpecification(ttl -> ttl.attributeName(attribute).enabled(true)));
      }
    } catch (DynamoDbException e) {
      // TTL only tidies up; some of those that speak the API do without it.
      if (!"UnknownOperationException".equals(e.awsErrorDetails().errorCode())) {
        throw e;
      }
    }
  }

  private static CreateTableRequest request(String name, JsonNode properties) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .attributeDefinitions(each(properties, "AttributeDefinitions", Tables::attribute))
            .keySchema(keys(properties));
    JsonNode throughput = properties.path("ProvisionedThroughput");
    if (throughput.isMissingNode()) {
      request.billingMode(BillingMode.PAY_PER_REQUEST);
    } else {
      request.provisionedThroughput(throughput(throughput));
    }
    if (properties.has("GlobalSecondaryIndexes")) {
      request.globalSecondaryIndexes(each(properties, "GlobalSecondaryIndexes", Tables::global));
    }
    if (properties.has("LocalSecondaryIndexes")) {
      request.localSecondaryIndexes(each(properties, "LocalSecondaryIndexes", Tables::local));
    }
    return request.build();
  }

  private static AttributeDefinition attribute(JsonNode attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute.path("AttributeName").asText())
        .attributeType(attribute.path("AttributeType").asText())
        .build();
  }

  private static List<KeySchemaElement> keys(JsonNode owner) {
    return each(
        owner,
        "KeySchema",
        key ->
            KeySchemaElement.builder()
                .attributeName(key.path("AttributeName").asText())
                .keyType(key.path("KeyType").asText())
                .build());
  }

  private static GlobalSecondaryIndex global(JsonNode index) {
    GlobalSecondaryIndex.Builder built =
        GlobalSecondaryIndex.builder()
            .indexName(index.path("IndexName").asText())
            .keySchema(keys(index))
            .projection(projection(index));
    if (index.has("ProvisionedThroughput")) {
      built.provisionedThroughput(throughput(index.path("ProvisionedThroughput")));
    }
    return built.build();
  }

  private static LocalSecondaryIndex local(JsonNode index) {
    return LocalSecondaryIndex.builder()
        .indexName(index.path("IndexName").asText())
        .keySchema(keys(index))
        .projection(projection(index))
        .build();
  }

  private static Projection projection(JsonNode index) {
    JsonNode projection = index.path("Projection");
    Projection.Builder built =
        Projection.builder().projectionType(projection.path("ProjectionType").asText("ALL"));
    if (projection.has("NonKeyAttributes")) {
      built.nonKeyAttributes(each(projection, "NonKeyAttributes", JsonNode::asText));
    }
    return built.build();
  }

  private static ProvisionedThroughput throughput(JsonNode throughput) {
    return ProvisionedThroughput.builder()
        .readCapacityUnits(throughput.path("ReadCapacityUnits").asLong())
        .writeCapacityUnits(throughput.path("WriteCapacityUnits").asLong())
        .build();
  }

  private static <T> List<T> each(JsonNode owner, String field, Function<JsonNode, T> make) {
    List<T> made = new ArrayList<>();
    owner.path(field).elements().forEachRemaining(element -> made.add(make.apply(element)));
    return made;
  }
}
