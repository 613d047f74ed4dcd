package dev.beckon.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Offer;
import dev.beckon.stream.BatchAnswer;
import dev.beckon.stream.DeadLetters;
import dev.beckon.stream.StreamBatch;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;

/** Hears by the table's stream of offers that are queued. */
@Singleton
public class FanoutFunction {
  private static final String NAME = "fanout";

  private final PushOffer pushOffer;
  private final OfferImages images;
  private final StreamBatch batch;

  public FanoutFunction(PushOffer pushOffer, OfferImages images, DeadLetters deadLetters) {
    this.pushOffer = pushOffer;
    this.images = images;
    this.batch = new StreamBatch(NAME, deadLetters);
  }

  @Funq(NAME)
  public BatchAnswer handle(JsonNode event) {
    return batch.forEach(event, "aws:dynamodb", this::offer);
  }

  private void offer(JsonNode newImage) {
    if (images.offer(newImage) instanceof Offer.Queued queued) {
      pushOffer.push(queued);
    }
  }
}
