package dev.beckon.local.dynamodb;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local, empty and in memory, running until closed or until this process is gone. */
public final class LocalDynamoDb implements AutoCloseable {
  private static final Pattern AWS =
      Pattern.compile("dynamodb\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?");

  /** Where the build puts DynamoDB Local, seen from the project's root. */
  public static final Path LIBRARIES = Path.of("target", "dynamodb-local", "lib");

  /** Holds 34,118 hosts with room to spare; what a table holds lies outside of the Java heap. */
  private static final int HEAP_MEGABYTES = 512;

  private static final List<String> QUICK_TO_START =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Process process;
  private final URI endpoint;

  private LocalDynamoDb(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Starts it from {@link #LIBRARIES}, what it logs going to target/local/logs. */
  public static LocalDynamoDb start() throws IOException {
    return start(LIBRARIES, Path.of("target", "local", "logs", "dynamodb.log"));
  }

  /**
   * Starts it and returns when it answers.
   *
   * @param libraries the folder of its jars and native libraries
   * @param log where its own words go, replaced at each start
   * @throws IOException in one line, when it is not there or does not start
   */
  public static LocalDynamoDb start(Path libraries, Path log) throws IOException {
    return start(libraries, log, QUICK_TO_START);
  }

  /** The same for one that is to work hard for minutes: slower to start, then quicker. */
  public static LocalDynamoDb startForLong(Path libraries, Path log) throws IOException {
    return start(libraries, log, List.of("-XX:+UseParallelGC"));
  }

  private static LocalDynamoDb start(Path libraries, Path log, List<String> options)
      throws IOException {
    if (!Files.isDirectory(libraries)) {
      throw new IOException(
          "DynamoDB Local is not in " + libraries.toAbsolutePath() + ": run ./mvnw test-compile");
    }
    Files.createDirectories(log.toAbsolutePath().getParent());
    Process process =
        new ProcessBuilder(command(libraries, options)).redirectError(log.toFile()).start();
    BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
    String answer = answers.readLine();
    if (answer == null || !answer.startsWith(LoopbackDynamoDb.LISTENING)) {
      process.destroyForcibly();
      throw new IOException("DynamoDB Local did not start: " + lastLine(log));
    }
    String port = answer.substring(LoopbackDynamoDb.LISTENING.length());
    return new LocalDynamoDb(process, URI.create("http://127.0.0.1:" + port));
  }

  private static List<String> command(Path libraries, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + HEAP_MEGABYTES + "m");
    command.addAll(options);
    command.add("-Djava.library.path=" + libraries.toAbsolutePath());
    command.add("-cp");
    command.add(libraries.toAbsolutePath().resolve("*") + File.pathSeparator + ownClasses());
    command.add(LoopbackDynamoDb.class.getName());
    return command;
  }

  private static Path ownClasses() throws IOException {
    try {
      return Path.of(
          LoopbackDynamoDb.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell where the runner's classes are", e);
    }
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1).strip();
  }

  /** Where clients send their requests. */
  public URI endpoint() {
    return endpoint;
  }

  /** A new client of it, which the caller closes. */
  public DynamoDbClient client() {
    return client(endpoint);
  }

  /** A new client of the DynamoDB at this endpoint, which the caller closes. */
  public static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
    return local(DynamoDbClient.builder(), endpoint)
        .overrideConfiguration(
            configuration -> configuration.executionInterceptors(List.of(interceptors)))
        .httpClientBuilder(ApacheHttpClient.builder().maxConnections(64))
        .build();
  }

  /**
   * A client of any DynamoDB: of AWS's own with the credentials that this machine has for it, of
   * every other one with none that are true.
   */
  public static DynamoDbClient anywhere(URI endpoint) {
    Matcher aws = AWS.matcher(endpoint.getHost());
    return aws.matches()
        ? DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(aws.group(1)))
            .httpClientBuilder(ApacheHttpClient.builder())
            .build()
        : client(endpoint);
  }

  /** Any client's builder, set to a server on this machine that wants no true credentials. */
  public static <B extends AwsClientBuilder<B, ?>> B local(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  /** Ends the process at once; what it held is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
