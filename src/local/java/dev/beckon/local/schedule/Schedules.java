package dev.beckon.local.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.local.lambda.Invoker;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.ScheduleTrigger;
import dev.beckon.local.template.Stack;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Wakes each scheduled function, for the first time one period after the start. */
public final class Schedules implements AutoCloseable {
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "schedules");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts every schedule of the stack; {@code log} hears of wake-ups that failed. */
  public Schedules(Stack stack, Invoker invoker, Consumer<String> log, Clock clock) {
    for (ScheduleTrigger trigger : stack.schedules()) {
      long millis = Rate.of(trigger.expression()).toMillis();
      var unused =
          timer.scheduleAtFixedRate(
              () -> wake(trigger, stack.deployment(), invoker, log, clock),
              millis,
              millis,
              TimeUnit.MILLISECONDS);
    }
  }

  private static void wake(
      ScheduleTrigger trigger,
      Deployment deployment,
      Invoker invoker,
      Consumer<String> log,
      Clock clock) {
    var unused =
        invoker
            .invoke(
                trigger.function(), "schedule " + trigger.name(), event(trigger, deployment, clock))
            .thenAccept(
                outcome -> {
                  if (!outcome.ok()) {
                    log.accept("schedule " + trigger.name() + ": " + outcome.words());
                  }
                });
  }

  /** What EventBridge Scheduler sends where no input is given; its detail is a string. */
  static String event(ScheduleTrigger trigger, Deployment deployment, Clock clock) {
    if (!trigger.input().isEmpty()) {
      return trigger.input();
    }
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.scheduler");
    event.put("account", deployment.account());
    event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", deployment.region());
    event
        .putArray("resources")
        .add(
            "arn:aws:scheduler:%s:%s:schedule/default/%s"
                .formatted(deployment.region(), deployment.account(), trigger.name()));
    event.put("detail", "{}");
    return event.toString();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
