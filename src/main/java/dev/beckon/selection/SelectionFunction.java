package dev.beckon.selection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.stream.BatchAnswer;
import dev.beckon.stream.DeadLetters;
import dev.beckon.stream.StreamBatch;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;

/** Hears by the table's stream of invitations whose wave is pending. */
@Singleton
public class SelectionFunction {
  private static final String NAME = "selection";

  private final SendWave sendWave;
  private final InvitationImages images;
  private final StreamBatch batch;

  public SelectionFunction(SendWave sendWave, InvitationImages images, DeadLetters deadLetters) {
    this.sendWave = sendWave;
    this.images = images;
    this.batch = new StreamBatch(NAME, deadLetters);
  }

  @Funq(NAME)
  public BatchAnswer handle(JsonNode event) {
    return batch.forEach(event, "aws:dynamodb", this::invitation);
  }

  private void invitation(JsonNode newImage) {
    sendWave.send(images.invitation(newImage).facts());
  }
}
