package dev.beckon.local.lambda;

import dev.beckon.local.Trees;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/** The zip that goes to Lambda, unpacked as Lambda unpacks it; gone when closed. */
public final class FunctionZip implements AutoCloseable {
  private final Path folder;

  private FunctionZip(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks into a new folder, the executable bits kept.
   *
   * @param parent where the new folder is made
   */
  public static FunctionZip unpack(Path zip, Path parent) throws IOException {
    Files.createDirectories(parent);
    Path folder = Files.createTempDirectory(parent, "function-");
    // The bits are in the zip's own attributes, which java.util.zip does not show.
    try (FileSystem files =
        FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true))) {
      Files.walkFileTree(files.getPath("/"), new Copy(folder));
    } catch (IOException | RuntimeException e) {
      Trees.delete(folder);
      throw e;
    }
    return new FunctionZip(folder);
  }

  /** Where {@code bootstrap} lies. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    Trees.delete(folder);
  }

  private static final class Copy extends SimpleFileVisitor<Path> {
    private final Path target;

    Copy(Path target) {
      this.target = target;
    }

    /** Names cannot lead out of the target: the zip's file system refuses any with dots. */
    private Path inTarget(Path source) {
      return target.resolve(source.toString().substring(1));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectories(inTarget(folder));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Path copy = inTarget(file);
      Files.copy(file, copy);
      Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
      return FileVisitResult.CONTINUE;
    }
  }
}
