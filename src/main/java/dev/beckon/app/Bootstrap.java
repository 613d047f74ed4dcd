package dev.beckon.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.funqy.lambda.FunqyStreamHandler;
import io.quarkus.runtime.Quarkus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The poll loop of the function zip when it runs on a JVM under {@code provided.al2023}. A native
 * executable has Quarkus's own loop and never comes here; AWS's runtime interface client unpacks
 * its library to one fixed file, which several processes on one machine fight for.
 */
public final class Bootstrap {
  private static final Logger LOG = Logger.getLogger(Bootstrap.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String runtime;

  private Bootstrap(String runtimeApi) {
    runtime = "http://" + runtimeApi + "/2018-06-01/runtime/";
  }

  public static void main(String[] args) {
    Bootstrap bootstrap = new Bootstrap(System.getenv("AWS_LAMBDA_RUNTIME_API"));
    int exitCode = 1;
    try {
      bootstrap.serve(bootstrap.start());
    } catch (IOException e) {
      // Whoever gave out the work is gone, and so is the reason to run.
      LOG.infof("The Runtime API went away: %s", e);
      exitCode = 0;
    } catch (RuntimeException | LinkageError e) {
      LOG.error("The function cannot start", e);
    }
    System.exit(exitCode);
  }

  private FunqyStreamHandler start() throws IOException {
    try {
      FunqyStreamHandler handler = new FunqyStreamHandler();
      Quarkus.manualStart();
      return handler;
    } catch (RuntimeException | LinkageError e) {
      fail("init/error", cause(e));
      throw e;
    }
  }

  private void serve(FunqyStreamHandler handler) throws IOException {
    while (true) {
      HttpURLConnection next = open("invocation/next");
      try (InputStream event = next.getInputStream()) {
        String trace = next.getHeaderField("Lambda-Runtime-Trace-Id");
        if (trace != null) {
          System.setProperty("com.amazonaws.xray.traceHeader", trace);
        }
        invoke(handler, event, next.getHeaderField("Lambda-Runtime-Aws-Request-Id"));
      }
    }
  }

  private void invoke(FunqyStreamHandler handler, InputStream event, String requestId)
      throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(event, answer, null);
    } catch (Exception | LinkageError | StackOverflowError e) {
      LOG.errorf(e, "Invocation %s failed", requestId);
      fail("invocation/" + requestId + "/error", e);
      return;
    }
    post("invocation/" + requestId + "/response", answer.toByteArray(), Map.of());
  }

  private void fail(String path, Throwable failure) throws IOException {
    String type = failure.getClass().getName();
    byte[] error =
        JSON.writeValueAsBytes(
            Map.of("errorType", type, "errorMessage", String.valueOf(failure.getMessage())));
    post(path, error, Map.of("Lambda-Runtime-Function-Error-Type", type));
  }

  /** What is behind "Failed to start quarkus": what an operator can mend, else the root. */
  private static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof CannotStart)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private void post(String path, byte[] body, Map<String, String> headers) throws IOException {
    HttpURLConnection post = open(path);
    post.setRequestMethod("POST");
    post.setDoOutput(true);
    post.setRequestProperty("Content-Type", "application/json");
    headers.forEach(post::setRequestProperty);
    try (OutputStream out = post.getOutputStream()) {
      out.write(body);
    }
    // Read to its end, refusal or not, so that the connection is kept for the next call.
    try (InputStream said =
        post.getResponseCode() < 400 ? post.getInputStream() : post.getErrorStream()) {
      if (said != null) {
        said.readAllBytes();
      }
    }
    if (post.getResponseCode() >= 400) {
      LOG.errorf("The Runtime API refused %s with %d", path, post.getResponseCode());
    }
  }

  private HttpURLConnection open(String path) throws IOException {
    return (HttpURLConnection) URI.create(runtime + path).toURL().openConnection();
  }
}
