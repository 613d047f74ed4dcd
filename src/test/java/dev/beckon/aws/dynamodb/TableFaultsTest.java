package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.Unavailable;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Which faults pass and which are bugs, of every call alike. */
class TableFaultsTest {
  private static final Schema.Key KEY = new Schema.Key("HOST#en-4022", "ASK");

  private static AwsErrorDetails code(String code) {
    return AwsErrorDetails.builder().errorCode(code).errorMessage(code).build();
  }

  /** What passes: whoever asked may come again. */
  static Stream<RuntimeException> passing() {
    return Stream.of(
        ProvisionedThroughputExceededException.builder()
            .awsErrorDetails(code("ProvisionedThroughputExceededException"))
            .statusCode(400)
            .build(),
        DynamoDbException.builder()
            .awsErrorDetails(code("ThrottlingException"))
            .statusCode(400)
            .build(),
        DynamoDbException.builder()
            .awsErrorDetails(code("RequestLimitExceeded"))
            .statusCode(400)
            .build(),
        InternalServerErrorException.builder()
            .awsErrorDetails(code("InternalServerError"))
            .statusCode(500)
            .build(),
        DynamoDbException.builder()
            .awsErrorDetails(code("ServiceUnavailable"))
            .statusCode(503)
            .build(),
        ApiCallTimeoutException.create(1_000),
        SdkClientException.create("connection refused"));
  }

  /** What does not pass: somebody has to mend it. */
  static Stream<RuntimeException> bugs() {
    return Stream.of(
        DynamoDbException.builder()
            .awsErrorDetails(code("ValidationException"))
            .statusCode(400)
            .build(),
        DynamoDbException.builder()
            .awsErrorDetails(code("AccessDeniedException"))
            .statusCode(400)
            .build(),
        ResourceNotFoundException.builder()
            .awsErrorDetails(code("ResourceNotFoundException"))
            .statusCode(400)
            .build());
  }

  /** Every call of the table. */
  private static List<Consumer<Table>> calls() {
    return List.of(
        table -> table.get(KEY),
        table -> table.get(List.of(KEY), true),
        table -> table.query(QueryRequest.builder()),
        table -> table.write(Change.put(Item.at(KEY))),
        table -> table.write(Change.update(KEY, "REMOVE #cell")),
        table -> table.write(Change.delete(KEY)),
        table -> table.commit(List.of(Change.put(Item.at(KEY)))));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void aPassingFaultIsUnavailableAtOnceWhateverTheCall(RuntimeException fault) {
    for (Consumer<Table> call : calls()) {
      StubDynamoDb stub = new StubDynamoDb().then(fault);

      assertThatThrownBy(() -> call.accept(new Table(stub, "beckon", atMost -> {})))
          .isInstanceOf(Unavailable.class)
          .hasCause(fault);
      assertThat(stub.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void aBugStaysWhatItIsWhateverTheCall(RuntimeException bug) {
    for (Consumer<Table> call : calls()) {
      StubDynamoDb stub = new StubDynamoDb().then(bug);

      assertThatThrownBy(() -> call.accept(new Table(stub, "beckon", atMost -> {}))).isSameAs(bug);
      assertThat(stub.requests()).hasSize(1);
    }
  }

  @Test
  void aCallThatGoesWellIsMadeOnce() {
    for (Consumer<Table> call : calls()) {
      StubDynamoDb stub = new StubDynamoDb();

      call.accept(new Table(stub, "beckon", atMost -> {}));

      assertThat(stub.requests()).hasSize(1);
    }
  }
}
