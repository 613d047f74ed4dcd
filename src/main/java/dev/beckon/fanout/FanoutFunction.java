package dev.beckon.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.stream.BatchAnswer;
import dev.beckon.stream.DeadLetters;
import dev.beckon.stream.Lanes;
import dev.beckon.stream.WideBatch;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Hears by the table's stream of offers that are queued, invitations that close, visits that end.
 */
@Singleton
public class FanoutFunction {
  /**
   * How many records are worked on at a time, each with one call to SNS at a time. The client of
   * SNS has as many connections.
   */
  public static final int WIDTH = 16;

  /**
   * How long Lambda lets one batch take; the template says the same. Counted from when the batch
   * comes in: Funqy hands on nothing of Lambda's own clock.
   */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(30);

  /** For the last call to SNS, for writing what came of it, and for the answer. */
  static final Duration RESERVE = Duration.ofSeconds(8);

  private static final String NAME = "fanout";

  private final PushOffer pushOffer;
  private final WithdrawPushes withdraw;
  private final ShowOut showOut;
  private final OfferImages images;
  private final WideBatch batch;
  private final Clock clock;

  public FanoutFunction(
      PushOffer pushOffer,
      WithdrawPushes withdraw,
      ShowOut showOut,
      OfferImages images,
      DeadLetters deadLetters,
      Lanes lanes,
      Clock clock) {
    this.pushOffer = pushOffer;
    this.withdraw = withdraw;
    this.showOut = showOut;
    this.images = images;
    this.batch = new WideBatch(NAME, deadLetters, lanes, clock);
    this.clock = clock;
  }

  @Funq(NAME)
  public BatchAnswer handle(JsonNode event) {
    Instant until = clock.instant().plus(TIME_LIMIT).minus(RESERVE);
    return batch.forEach(
        event, "aws:dynamodb", until, images::isOfInvitation, change -> one(change, until));
  }

  private void one(JsonNode change, Instant until) {
    if (images.isOfInvitation(change)) {
      images.closed(change).ifPresent(closed -> withdraw.withdraw(closed, until));
    } else {
      images.queued(change).ifPresent(queued -> pushOffer.push(queued, until));
      images.departed(change).ifPresent(departure -> showOut.showOut(departure, until));
    }
  }
}
