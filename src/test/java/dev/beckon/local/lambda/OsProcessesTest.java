package dev.beckon.local.lambda;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.local.template.Deployment;
import dev.beckon.local.template.FunctionDefinition;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsProcessesTest {
  private static final FunctionDefinition FUNCTION =
      new FunctionDefinition(
          "echo",
          "EchoFunction",
          "bootstrap",
          "function.zip",
          256,
          10,
          Map.of("MINE", "yes"),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  @TempDir Path folder;

  private FunctionZip unpacked(String script) throws IOException {
    Path zip = folder.resolve("function.zip");
    Map<String, Object> posix = Map.of("create", "true", "enablePosixFileAttributes", true);
    try (FileSystem files = FileSystems.newFileSystem(zip, posix)) {
      Path bootstrap = Files.writeString(files.getPath("/bootstrap"), "#!/bin/sh\n" + script);
      Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.createDirectory(files.getPath("/lib"));
      Files.writeString(files.getPath("/lib/some.jar"), "jar");
    }
    return FunctionZip.unpack(zip, folder);
  }

  private OsProcesses processes(FunctionZip zip, List<String> heard) {
    URI nowhere = URI.create("http://127.0.0.1:1");
    FunctionEnvironment environment =
        new FunctionEnvironment(
            Deployment.local("", Map.of()),
            zip.folder(),
            nowhere,
            nowhere,
            nowhere,
            URI.create("http://127.0.0.1:1"));
    return new OsProcesses(environment, folder.resolve("logs"), heard::add);
  }

  @Test
  void runTheBootstrapOfTheZipAndKeepWhatItSays() throws Exception {
    List<String> heard = new ArrayList<>();
    try (FunctionZip zip = unpacked("cat lib/some.jar; echo; echo oops >&2; exit 3")) {
      Processes.Child child = processes(zip, heard).start(FUNCTION, "127.0.0.1:1/echo/1");

      assertThat(child.exit().get(10, SECONDS)).isEqualTo(3);
      assertThat(child.lastLines()).containsExactly("jar", "oops");
      assertThat(heard).containsExactly("echo  jar", "echo  oops");
      assertThat(folder.resolve("logs/echo.log")).hasContent("jar\noops");
    }
  }

  @Test
  void giveItLambdasEnvironmentAndNothingOfOurs() throws Exception {
    try (FunctionZip zip = unpacked("env")) {
      Processes.Child child =
          processes(zip, new ArrayList<>()).start(FUNCTION, "127.0.0.1:1/echo/1");

      assertThat(child.exit().get(10, SECONDS)).isZero();
      List<String> environment = Files.readAllLines(folder.resolve("logs/echo.log"));
      assertThat(environment)
          .contains(
              "MINE=yes",
              "AWS_LAMBDA_RUNTIME_API=127.0.0.1:1/echo/1",
              "AWS_LAMBDA_FUNCTION_NAME=EchoFunction",
              "AWS_LAMBDA_FUNCTION_MEMORY_SIZE=256",
              "AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:1",
              "TZ=:UTC")
          .noneMatch(line -> line.startsWith("HOME=") || line.startsWith("MAVEN"));
    }
  }

  @Test
  void endAProcessThatIsToldTo() throws Exception {
    try (FunctionZip zip = unpacked("exec sleep 60")) {
      Processes.Child child =
          processes(zip, new ArrayList<>()).start(FUNCTION, "127.0.0.1:1/echo/1");
      child.stop();

      assertThat(child.exit().get(10, SECONDS)).isEqualTo(143);
    }
  }

  @Test
  void leaveNothingOfTheZipBehind() throws Exception {
    FunctionZip zip = unpacked("exit 0");
    assertThat(zip.folder().resolve("bootstrap")).isExecutable();

    zip.close();

    assertThat(zip.folder()).doesNotExist();
  }

  @Test
  void refuseAZipThatReachesOutOfItself() throws IOException {
    Path zip = folder.resolve("evil.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("../evil"));
    }

    assertThatThrownBy(() -> FunctionZip.unpack(zip, folder)).isInstanceOf(IOException.class);
  }
}
