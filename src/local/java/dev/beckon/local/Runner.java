package dev.beckon.local;

import dev.beckon.local.issuer.LocalIssuer;
import dev.beckon.local.lambda.Outcome;
import dev.beckon.local.lambda.Trail;
import dev.beckon.local.queues.Queues;
import dev.beckon.local.sns.Push;
import dev.beckon.local.sns.SmallSns;
import dev.beckon.local.sqs.SmallSqs;
import dev.beckon.local.story.Pace;
import dev.beckon.local.story.Place;
import dev.beckon.local.streams.FailedRecord;
import dev.beckon.local.streams.Streams;
import dev.beckon.local.template.Stack;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The whole of Beckon running on this machine: HTTP API, functions, streams, schedule, SNS, SQS and
 * DynamoDB, on the loopback interface only. Runs until closed, or until this JVM ends in whatever
 * way.
 */
public final class Runner implements Place, AutoCloseable {
  private final RunnerStart.Running running;
  private final Witness witness;
  private final Teardown teardown;
  private final Thread atExit;

  private Runner(RunnerStart.Running running, Witness witness, Teardown teardown, Thread atExit) {
    this.running = running;
    this.witness = witness;
    this.teardown = teardown;
    this.atExit = atExit;
  }

  /**
   * Starts everything and returns when requests are answered.
   *
   * @throws RunnerException in one line, when something is missing, taken or does not start;
   *     nothing is left running then
   */
  public static Runner start(Settings settings, Progress progress) {
    Teardown teardown = new Teardown(progress);
    Thread atExit = new Thread(teardown::close, "runner's shutdown");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      RunnerStart.Running running = new RunnerStart(settings, progress, teardown).start();
      return new Runner(running, settings.witness(), teardown, atExit);
    } catch (RuntimeException e) {
      close(teardown, atExit);
      throw e;
    }
  }

  @Override
  public URI url() {
    return running.front().url();
  }

  @Override
  public String token(String host) {
    return running.issuer().token(host, Duration.ofHours(1));
  }

  @Override
  public String operatorToken() {
    return running.issuer().token("operator", "admin", Duration.ofHours(1));
  }

  @Override
  public Witness witness() {
    return witness;
  }

  /** Makes tokens of any kind, bad ones included. */
  public LocalIssuer issuer() {
    return running.issuer();
  }

  /** Where DynamoDB answers; {@code LocalDynamoDb.client(runner.dynamoDb())} talks to it. */
  public URI dynamoDb() {
    return running.dynamoDb();
  }

  /** The name of each table by its logical id in the template. */
  public Map<String, String> tables() {
    return running.stack().tableNames();
  }

  /** The template as it was deployed here. */
  public Stack stack() {
    return running.stack();
  }

  /** The small SNS, with what a test may make go wrong in it. */
  public SmallSns sns() {
    return running.sns();
  }

  /** The queues; a test may let their time come. */
  public SmallSqs sqs() {
    return running.sqs();
  }

  /** The mappings of queues to functions. */
  public Queues queues() {
    return running.queues();
  }

  @Override
  public List<Push> pushes() {
    return running.sns().pushes();
  }

  /** The pushes to devices whose endpoint was made with this host as its user data. */
  public List<Push> pushes(String host) {
    return running.sns().pushes(host);
  }

  /** The stream mappings, with what a test may make go wrong in them. */
  public Streams streams() {
    return running.streams();
  }

  /** The stream records that were given up, oldest first. */
  public List<FailedRecord> failedRecords() {
    return running.streams().failedRecords();
  }

  @Override
  public int recordsGivenUp() {
    int messages =
        stack().queues().stream()
            .flatMap(queue -> queue.redrive().stream())
            .mapToInt(redrive -> sqs().messages(SmallSqs.nameIn(redrive.deadLetterQueue())).size())
            .sum();
    return failedRecords().size() + messages;
  }

  @Override
  public Pace pace() {
    return new Pace(Duration.ofSeconds(30), Duration.ofMillis(5), 8);
  }

  /** Invokes a function with an event and waits for the end; nothing is retried. */
  public Outcome invoke(String function, String event) {
    return running.functions().invoke(function, "invoke", event).join();
  }

  /** What the functions did lately. */
  public Trail trail() {
    return running.functions().trail();
  }

  /** Ends everything that was started, in reverse; may be called again. */
  @Override
  public void close() {
    close(teardown, atExit);
  }

  private static void close(Teardown teardown, Thread atExit) {
    teardown.close();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook runs already, and finds everything closed.
      return;
    }
  }
}
