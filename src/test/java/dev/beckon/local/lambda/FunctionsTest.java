package dev.beckon.local.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.beckon.local.lambda.FakeProcesses.Event;
import dev.beckon.local.lambda.FakeProcesses.FakeChild;
import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.FunctionDefinition;
import dev.beckon.local.template.Stack;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private FakeProcesses processes;
  private Functions functions;
  private Map<String, CompletableFuture<Void>> ready;

  @AfterEach
  void stop() {
    functions.close();
  }

  private void start(int timeoutSeconds, int limit, Consumer<FakeChild> behaviour)
      throws IOException {
    FunctionDefinition echo =
        new FunctionDefinition(
            "echo",
            "EchoFunction",
            "bootstrap",
            "function.zip",
            128,
            timeoutSeconds,
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Stack stack =
        new Stack(
            Deployment.local("", Map.of()),
            List.of(echo),
            List.of(),
            Map.of(),
            List.of(),
            Map.of());
    processes = new FakeProcesses(behaviour);
    functions =
        new Functions(stack, Map.of("echo", limit), processes, Clock.fixed(NOW, ZoneOffset.UTC));
    ready = functions.start();
  }

  private static void echo(FakeChild child) {
    while (true) {
      Event event = child.next();
      child.respond(event, event.body());
    }
  }

  private Outcome invoke(String event) throws Exception {
    return functions.invoke("echo", "test", event).get(10, SECONDS);
  }

  @Test
  void handAnEventOverAndTheAnswerBack() throws Exception {
    start(10, 1, FunctionsTest::echo);

    assertThat(invoke("{\"a\":1}")).isEqualTo(new Outcome.Answered("{\"a\":1}"));
    assertThat(invoke("2")).isEqualTo(new Outcome.Answered("2"));
    assertThat(functions.trail().steps())
        .extracting(Trail.Step::function, Trail.Step::trigger, Trail.Step::words)
        .containsOnly(tuple("echo", "test", "ok"));
  }

  @Test
  void tellTheFunctionWhatLambdaTells() throws Exception {
    BlockingQueue<Event> seen = new LinkedBlockingQueue<>();
    start(
        10,
        1,
        child -> {
          Event event = child.next();
          seen.add(event);
          child.respond(event, "1");
          child.next();
        });
    invoke("{}");

    Event event = seen.take();
    assertThat(event.header("Lambda-Runtime-Deadline-Ms"))
        .isEqualTo(Long.toString(NOW.toEpochMilli() + 10_000));
    assertThat(event.header("Lambda-Runtime-Invoked-Function-Arn"))
        .isEqualTo("arn:aws:lambda:eu-central-1:000000000000:function:EchoFunction");
    assertThat(event.header("Lambda-Runtime-Trace-Id"))
        .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0");
  }

  @Test
  void passOnWhatTheFunctionSaysOfItsFailure() throws Exception {
    start(
        10,
        1,
        child -> {
          Event event = child.next();
          child.post(
              "invocation/" + event.id() + "/error",
              "{\"errorType\":\"Boom\",\"errorMessage\":\"it broke\"}");
          child.next();
        });

    assertThat(invoke("{}")).isEqualTo(new Outcome.Failed("Boom", "it broke"));
  }

  @Test
  void failWhatACrashedProcessWorkedOnAndReplaceIt() throws Exception {
    start(
        10,
        1,
        child -> {
          Event event = child.next();
          if (event.body().equals("crash")) {
            child.crash(3);
          } else {
            child.respond(event, "alive");
          }
          child.next();
        });

    assertThat(invoke("crash"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.errorType()).isEqualTo("Runtime.ExitError");
              assertThat(failed.message()).endsWith("Runtime exited with status 3");
            });
    assertThat(invoke("again")).isEqualTo(new Outcome.Answered("alive"));
    assertThat(processes.started).hasSize(2);
  }

  @Test
  void endAProcessThatIsTooSlowAndReplaceIt() throws Exception {
    start(
        1,
        1,
        child -> {
          Event event = child.next();
          if (event.body().equals("slow")) {
            child.exit().join();
          } else {
            child.respond(event, "quick");
            child.next();
          }
        });

    assertThat(invoke("slow")).isEqualTo(new Outcome.TimedOut(1));
    assertThat(processes.started.get(0).exit()).isCompletedWithValue(137);
    assertThat(invoke("again")).isEqualTo(new Outcome.Answered("quick"));
  }

  @Test
  void startMoreProcessesOnDemandButNoMoreThanAllowed() throws Exception {
    CompletableFuture<Void> go = new CompletableFuture<>();
    start(
        10,
        2,
        child -> {
          while (true) {
            Event event = child.next();
            go.join();
            child.respond(event, event.body());
          }
        });
    ready.get("echo").get(10, SECONDS);

    List<CompletableFuture<Outcome>> all =
        List.of("1", "2", "3").stream()
            .map(event -> functions.invoke("echo", "test", event))
            .toList();
    await().until(() -> processes.started.size() == 2);
    go.complete(null);

    for (CompletableFuture<Outcome> each : all) {
      assertThat(each.get(10, SECONDS).ok()).isTrue();
    }
    assertThat(processes.started).hasSize(2);
  }

  @Test
  void sayWhyAFunctionDoesNotStart() throws Exception {
    start(
        10,
        1,
        child -> {
          child.post("init/error", "{\"errorType\":\"NoTable\",\"errorMessage\":\"unset\"}");
          child.crash(1);
        });

    assertThatThrownBy(() -> ready.get("echo").get(10, SECONDS))
        .hasMessageContaining(
            "the function echo exited with status 1 before it was ready: NoTable: unset");
  }

  @Test
  void showTheLastLinesOfOneThatDiesWithoutAWord() throws Exception {
    start(10, 1, child -> child.crash(1));

    assertThatThrownBy(() -> ready.get("echo").get(10, SECONDS))
        .hasMessageContaining("before it was ready: the last line");
    assertThat(invoke("{}"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.errorType()).isEqualTo("Runtime.InitError"));
  }

  @Test
  void doNotReplaceAProcessThatWasToldToGoBeforeItIsNeeded() throws Exception {
    start(10, 1, FunctionsTest::echo);
    ready.get("echo").get(10, SECONDS);

    processes.started.get(0).crash(130);

    assertThat(processes.started).hasSize(1);
    assertThat(invoke("{}").ok()).isTrue();
    assertThat(processes.started).hasSize(2);
  }

  @Test
  void refuseAnAnswerToWhatNobodyAsked() throws Exception {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    start(
        10,
        1,
        child -> {
          status.complete(child.post("invocation/nobody/response", "{}"));
          child.next();
        });

    assertThat(status.get(10, SECONDS)).isEqualTo(400);
  }

  @Test
  void endEveryProcessOnCloseAndAnswerThoseWhoWait() throws Exception {
    start(10, 1, child -> child.exit().join());
    CompletableFuture<Outcome> waiting = functions.invoke("echo", "test", "{}");

    functions.close();

    assertThat(waiting.get(10, SECONDS))
        .isEqualTo(new Outcome.Failed("Runtime.Closed", "the runner is shutting down"));
    assertThat(processes.started.get(0).exit()).isCompletedWithValue(143);
  }
}
