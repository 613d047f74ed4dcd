package dev.beckon.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.local.template.Template;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class LocalDynamoDbTest {
  @TempDir static Path logs;
  private static LocalDynamoDb dynamoDb;
  private static DynamoDbClient client;

  @BeforeAll
  static void start() throws IOException {
    dynamoDb = LocalDynamoDb.start(LocalDynamoDb.LIBRARIES, logs.resolve("dynamodb.log"));
    client = dynamoDb.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    dynamoDb.close();
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() throws SocketException {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();

    assertThat(dynamoDb.endpoint().getHost()).isEqualTo("127.0.0.1");
    for (InetAddress other : others) {
      assertThatThrownBy(() -> new Socket(other, dynamoDb.endpoint().getPort()).close())
          .as("%s", other)
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void holdsTheTemplatesTablesWithIndexStreamAndTtl() {
    Map<String, String> names =
        Tables.create(client, Template.read(Path.of("template.yaml")), "made-");

    TableDescription beckon =
        client.describeTable(request -> request.tableName(names.get("BeckonTable"))).table();
    assertThat(names).containsEntry("PresenceTable", "made-PresenceTable");
    assertThat(beckon.tableName()).isEqualTo("made-BeckonTable");
    assertThat(beckon.globalSecondaryIndexes())
        .singleElement()
        .satisfies(index -> assertThat(index.indexName()).isEqualTo("due"));
    assertThat(beckon.streamSpecification().streamViewTypeAsString())
        .isEqualTo("NEW_AND_OLD_IMAGES");
    assertThat(
            client
                .describeTimeToLive(request -> request.tableName("made-BeckonTable"))
                .timeToLiveDescription()
                .timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void leavesATableAloneThatStandsAlready() {
    Template template = Template.read(Path.of("template.yaml"));
    Map<String, String> first = Tables.create(client, template, "twice-");

    assertThat(Tables.create(client, template, "twice-")).isEqualTo(first);
  }

  @Test
  void saysInOneLineThatItIsNotThere() {
    assertThatThrownBy(() -> LocalDynamoDb.start(logs.resolve("nowhere"), logs.resolve("log")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("DynamoDB Local is not in")
        .hasMessageNotContaining("\n");
  }
}
