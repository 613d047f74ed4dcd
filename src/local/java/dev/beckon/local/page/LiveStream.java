package dev.beckon.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.beckon.local.lambda.Trail;
import dev.beckon.local.sns.Push;
import dev.beckon.local.sns.SmallSns;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Server-sent events of the whole runner, one stream for each page, as a browser has six
 * connections for all of its tabs: {@code hello} with this runner's id, {@code push} for each push
 * that left SNS, {@code step} for each invocation. An event's id says how far the page has come, so
 * that one that was cut off goes on where it was.
 */
final class LiveStream {
  private static final long STILL_HERE_MILLIS = 5_000;
  private static final int STEPS_AT_FIRST = 200;

  private final String runner = UUID.randomUUID().toString();
  private final SmallSns sns;
  private final Trail trail;
  private final Function<Push, JsonNode> pushJson;
  private final Object news = new Object();
  private long heard;

  LiveStream(SmallSns sns, Trail trail, Function<Push, JsonNode> pushJson) {
    this.sns = sns;
    this.trail = trail;
    this.pushJson = pushJson;
    sns.onPush(this::wake);
    trail.onStep(step -> wake());
  }

  private void wake() {
    synchronized (news) {
      heard++;
      news.notifyAll();
    }
  }

  /** Answers for as long as the page listens, on a thread of its own. */
  void open(HttpExchange exchange) throws IOException {
    Reader reader = new Reader(exchange);
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().add("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    Thread thread = new Thread(reader, "page");
    thread.setDaemon(true);
    thread.start();
  }

  /** One page. */
  private final class Reader implements Runnable {
    private final HttpExchange exchange;
    private long push;
    private long step;

    Reader(HttpExchange exchange) {
      this.exchange = exchange;
      String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
      String[] parts = last == null ? new String[0] : last.split(" ", -1);
      if (parts.length == 3 && parts[0].equals(runner)) {
        push = Long.parseLong(parts[1]);
        step = Long.parseLong(parts[2]);
      } else {
        // What was pushed before the page was opened is in the inboxes.
        push = last(sns.pushesAfter(0));
        List<Trail.Step> steps = trail.steps();
        step = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).number() - STEPS_AT_FIRST;
      }
    }

    private static long last(List<Push> pushes) {
      return pushes.isEmpty() ? 0 : pushes.get(pushes.size() - 1).number();
    }

    @Override
    public void run() {
      try (exchange;
          OutputStream out = exchange.getResponseBody()) {
        out.write("retry: 500\n\n".getBytes(StandardCharsets.US_ASCII));
        write(out, "hello", "{\"runner\":\"" + runner + "\"}");
        while (true) {
          long before = heard();
          for (Push each : sns.pushesAfter(push)) {
            push = each.number();
            write(out, "push", pushJson.apply(each).toString());
          }
          for (Trail.Step each : trail.stepsAfter(step)) {
            step = each.number();
            write(out, "step", StepJson.of(each).toString());
          }
          out.flush();
          if (!hearsMoreThan(before)) {
            out.write(": still here\n\n".getBytes(StandardCharsets.US_ASCII));
          }
        }
      } catch (IOException e) {
        // The page was closed, or the runner is: nobody is left to tell.
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void write(OutputStream out, String event, String data) throws IOException {
      String text =
          "id: %s %d %d\nevent: %s\ndata: %s\n\n".formatted(runner, push, step, event, data);
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private long heard() {
    synchronized (news) {
      return heard;
    }
  }

  /** Waits for news; false when none came for a while. */
  private boolean hearsMoreThan(long before) throws InterruptedException {
    long deadline = System.nanoTime() + STILL_HERE_MILLIS * 1_000_000;
    synchronized (news) {
      while (heard == before) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        news.wait(left);
      }
      return true;
    }
  }
}
