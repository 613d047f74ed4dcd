package dev.beckon.local.lambda;

import dev.beckon.local.template.FunctionDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Runs each "process" as a thread that speaks the Runtime API over true HTTP. */
final class FakeProcesses implements Processes {
  private final Consumer<FakeChild> behaviour;
  final List<FakeChild> started = new CopyOnWriteArrayList<>();

  FakeProcesses(Consumer<FakeChild> behaviour) {
    this.behaviour = behaviour;
  }

  @Override
  public Child start(FunctionDefinition function, String runtimeApi) {
    FakeChild child = new FakeChild(runtimeApi);
    started.add(child);
    Thread thread = new Thread(() -> child.live(behaviour), "fake " + function.name());
    thread.setDaemon(true);
    thread.start();
    return child;
  }

  /** An event as it came over the wire. */
  record Event(String id, String body, HttpURLConnection connection) {
    String header(String name) {
      return connection.getHeaderField(name);
    }
  }

  static final class FakeChild implements Child {
    private final String runtime;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    FakeChild(String runtimeApi) {
      runtime = "http://" + runtimeApi + "/2018-06-01/runtime/";
    }

    private void live(Consumer<FakeChild> behaviour) {
      try {
        behaviour.accept(this);
        exit.complete(0);
      } catch (UncheckedIOException e) {
        // The Runtime API went away, as the true bootstrap would see it.
        exit.complete(0);
      }
    }

    Event next() {
      try {
        HttpURLConnection next = open("invocation/next");
        String body = new String(next.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Event(next.getHeaderField("Lambda-Runtime-Aws-Request-Id"), body, next);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    int post(String path, String body) {
      try {
        HttpURLConnection post = open(path);
        post.setRequestMethod("POST");
        post.setDoOutput(true);
        post.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        return post.getResponseCode();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void respond(Event event, String body) {
      post("invocation/" + event.id() + "/response", body);
    }

    private HttpURLConnection open(String path) throws IOException {
      return (HttpURLConnection) URI.create(runtime + path).toURL().openConnection();
    }

    void crash(int exitCode) {
      exit.complete(exitCode);
    }

    @Override
    public CompletableFuture<Integer> exit() {
      return exit;
    }

    @Override
    public void stop() {
      exit.complete(143);
    }

    @Override
    public void kill() {
      exit.complete(137);
    }

    @Override
    public List<String> lastLines() {
      return List.of("the last line");
    }
  }
}
