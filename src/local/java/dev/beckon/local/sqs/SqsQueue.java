package dev.beckon.local.sqs;

import dev.beckon.local.template.QueueDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One standard queue. A message is there until it is deleted; who is handed it has it for a while,
 * then it is handed out again, and after so many times it goes to the queue of dead letters.
 */
final class SqsQueue {
  private final QueueDefinition definition;
  private final Clock clock;
  private final Map<String, SqsMessage> messages = new LinkedHashMap<>();
  private Optional<SqsQueue> deadLetters = Optional.empty();

  SqsQueue(QueueDefinition definition, Clock clock) {
    this.definition = definition;
    this.clock = clock;
  }

  QueueDefinition definition() {
    return definition;
  }

  /** Where messages go that were handed out as often as the definition lets them. */
  synchronized void giveUpTo(SqsQueue queue) {
    deadLetters = Optional.of(queue);
  }

  /** Takes a message; gives its id. */
  synchronized String send(String body, int delaySeconds) {
    Instant now = clock.instant();
    String id = UUID.randomUUID().toString();
    messages.put(id, SqsMessage.sent(id, body, now, now.plusSeconds(delaySeconds)));
    notifyAll();
    return id;
  }

  private synchronized void take(SqsMessage message) {
    messages.put(message.id(), message.visibleAt(clock.instant()));
    notifyAll();
  }

  /**
   * Hands out what is visible, in the order it was sent. Comes back at once with what there is, and
   * waits only while there is nothing.
   */
  synchronized List<SqsMessage> receive(int max, Duration wait, int visibilitySeconds)
      throws InterruptedException {
    Instant end = clock.instant().plus(wait);
    while (true) {
      Instant now = clock.instant();
      List<SqsMessage> received = handOut(max, now, now.plusSeconds(visibilitySeconds));
      if (!received.isEmpty() || !now.isBefore(end)) {
        return received;
      }
      Instant next =
          messages.values().stream()
              .map(SqsMessage::visibleAt)
              .filter(end::isAfter)
              .min(Instant::compareTo)
              .orElse(end);
      wait(Math.max(1, Duration.between(now, next).toMillis()));
    }
  }

  private List<SqsMessage> handOut(int max, Instant now, Instant againAt) {
    List<SqsMessage> received = new ArrayList<>();
    Iterator<SqsMessage> each = List.copyOf(messages.values()).iterator();
    while (each.hasNext() && received.size() < max) {
      SqsMessage message = each.next();
      if (message.visibleAt().isAfter(now)) {
        continue;
      }
      if (isGivenUp(message)) {
        messages.remove(message.id());
        deadLetters.orElseThrow().take(message);
      } else {
        SqsMessage handed = message.handedOut(UUID.randomUUID().toString(), now, againAt);
        messages.put(message.id(), handed);
        received.add(handed);
      }
    }
    return received;
  }

  private boolean isGivenUp(SqsMessage message) {
    return deadLetters.isPresent()
        && message.receiveCount() >= definition.redrive().orElseThrow().maxReceiveCount();
  }

  /** Deletes the message; one that is gone already, or was handed out again since, stays as is. */
  synchronized void delete(String receiptHandle) {
    messages.values().removeIf(message -> message.receiptHandle().equals(receiptHandle));
  }

  synchronized void changeVisibility(String receiptHandle, int seconds) {
    SqsMessage message =
        messages.values().stream()
            .filter(each -> each.receiptHandle().equals(receiptHandle))
            .findFirst()
            .orElseThrow(() -> SqsRefusal.badHandle(receiptHandle));
    messages.put(message.id(), message.visibleAt(clock.instant().plusSeconds(seconds)));
    notifyAll();
  }

  /** Makes every message visible now, whatever it waited for. */
  synchronized void hurry() {
    Instant now = clock.instant();
    messages.replaceAll(
        (id, message) -> message.visibleAt().isAfter(now) ? message.visibleAt(now) : message);
    notifyAll();
  }

  synchronized List<SqsMessage> messages() {
    return List.copyOf(messages.values());
  }
}
