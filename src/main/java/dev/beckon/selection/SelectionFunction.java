package dev.beckon.selection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.stream.BatchAnswer;
import dev.beckon.stream.DeadLetters;
import dev.beckon.stream.MessageBatch;
import dev.beckon.stream.StreamBatch;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;

/**
 * Hears by the table's stream of invitations whose wave is pending, and by the queue of timers that
 * it is time to see whether another wave is wanted.
 */
@Singleton
public class SelectionFunction {
  private static final String NAME = "selection";

  private final SendWave sendWave;
  private final InvitationImages images;
  private final StreamBatch pending;
  private final MessageBatch timers;

  public SelectionFunction(SendWave sendWave, InvitationImages images, DeadLetters deadLetters) {
    this.sendWave = sendWave;
    this.images = images;
    this.pending = new StreamBatch(NAME, deadLetters);
    this.timers = new MessageBatch(NAME, deadLetters);
  }

  @Funq(NAME)
  public BatchAnswer handle(JsonNode event) {
    return MessageBatch.isOne(event)
        ? timers.forEach(event, this::timer)
        : pending.forEach(event, "aws:dynamodb", this::invitation);
  }

  private void invitation(JsonNode newImage) {
    sendWave.send(images.invitation(newImage).facts());
  }

  private void timer(String body) {
    TimerBody timer = TimerBody.read(body);
    sendWave.due(timer.invitation(), timer.wave());
  }
}
