package dev.beckon.visit;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.funqy.Funq;
import jakarta.inject.Inject;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

public class VisitFunction {
  private final DynamoDbClient c;
  private final SnsClient s;
  @Inject VisitFunction(DynamoDbClient c, SnsClient s) { this.c = c; this.s=s;}
  @Funq("visit")
  public JsonNode visit(JsonNode event) {
    return event;
  }
}
