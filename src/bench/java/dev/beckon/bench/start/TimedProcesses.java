package dev.beckon.bench.start;

import dev.beckon.local.lambda.Processes;
import dev.beckon.local.template.FunctionDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Notes when the last process was begun, and which one it is. */
final class TimedProcesses implements Processes {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final Processes processes;
  private volatile long begunNanos;
  private volatile long pid;

  TimedProcesses(Processes processes) {
    this.processes = processes;
  }

  @Override
  public Child start(FunctionDefinition function, String runtimeApi) throws IOException {
    Set<Long> before = children();
    begunNanos = System.nanoTime();
    Child child = processes.start(function, runtimeApi);
    pid = children().stream().filter(each -> !before.contains(each)).findFirst().orElse(-1L);
    return child;
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  long sinceBegunNanos() {
    return System.nanoTime() - begunNanos;
  }

  /** What the processors did for the last process so far: hardly more when others are busy too. */
  long cpuNanos() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(Duration::toNanos)
        .orElse(0L);
  }

  /** The most memory the last process ever had, in megabytes; -1 where the system does not say. */
  long peakMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    Matcher peak = PEAK.matcher(Files.readString(status));
    return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : -1;
  }
}
