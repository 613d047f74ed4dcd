package dev.beckon.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.aws.dynamodb.LedgerAudit;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * {@code -Daudit}: adds up the points of a runner that runs here, or of any table. Prints one line
 * of JSON.
 */
final class Audit {
  static final String PAGE = "/_local/audit";

  private Audit() {}

  /** The books of a table, as JSON. */
  static ObjectNode of(URI dynamoDb, String table) {
    try (DynamoDbClient client = LocalDynamoDb.anywhere(dynamoDb)) {
      LedgerAudit.Books books = new LedgerAudit(client, table).books();
      ObjectNode json =
          JsonNodeFactory.instance
              .objectNode()
              .put("putIn", books.putIn())
              .put("inWallets", books.inWallets())
              .put("held", books.held())
              .put("owed", books.owed())
              .put("drift", books.drift())
              .put("negativeBalances", books.negativeBalances())
              .put("doubleSettlements", books.doubleSettlements())
              .put("wallets", books.wallets())
              .put("lines", books.lines())
              .put("addsUp", books.addUp());
      books.faults().forEach(json.putArray("faults")::add);
      return json;
    } catch (SdkException e) {
      throw new RunnerException("the table " + table + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Adds up and prints.
   *
   * @param dynamoDb where the table is; without one the runner on this port is asked
   * @return 0 when everything adds up, else 1
   */
  static int run(Optional<URI> dynamoDb, String table, int port, PrintStream out) {
    String books = dynamoDb.map(url -> of(url, table).toString()).orElseGet(() -> askRunner(port));
    out.println(books);
    return books.contains("\"addsUp\":true") ? 0 : 1;
  }

  private static String askRunner(int port) {
    URI page = URI.create("http://127.0.0.1:" + port + PAGE);
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
      return answer.body();
    } catch (IOException e) {
      throw new RunnerException(
          "no runner answers at " + page + "; start one, or name a table: -Ddynamodb=URL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunnerException("interrupted", e);
    }
  }
}
