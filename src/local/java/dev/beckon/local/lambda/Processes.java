package dev.beckon.local.lambda;

import dev.beckon.local.template.FunctionDefinition;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Starts what runs a function. */
public interface Processes {
  /**
   * Starts one instance.
   *
   * @param runtimeApi the value for {@code AWS_LAMBDA_RUNTIME_API}
   */
  Child start(FunctionDefinition function, String runtimeApi) throws IOException;

  /** A running instance. */
  interface Child {
    /** Completes with the exit code. */
    CompletableFuture<Integer> exit();

    /** Asks it to end. */
    void stop();

    /** Ends it at once. */
    void kill();

    /** The last lines it wrote, some 20 at most. */
    List<String> lastLines();
  }
}
