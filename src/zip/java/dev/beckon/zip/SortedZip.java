package dev.beckon.zip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the function's zip anew so that the same sources make the same bytes: entries by name,
 * each once, one time for all, plain permissions. Quarkus zips in the order and with the times of
 * the disk, and puts a class that it changed behind the unchanged one under the same name, where
 * the last one counts.
 *
 * <p>The build runs this one file as it stands, with nothing on the class path.
 */
public final class SortedZip {
  private static final String FOR_ALL_TO_READ = "rw-r--r--";
  private static final String FOR_ALL_TO_RUN = "rwxr-xr-x";

  private final FileTime time;
  private final RecordedKeys keys = new RecordedKeys();

  private SortedZip(FileTime time) {
    this.time = time;
  }

  /**
   * Replaces the zip.
   *
   * @param args the zip; the time of every entry, as in {@code project.build.outputTimestamp}
   */
  public static void main(String[] args) throws IOException {
    Path zip = Path.of(args[0]);
    Path sorted = zip.resolveSibling(zip.getFileName() + ".sorted");
    Files.deleteIfExists(sorted);
    try (FileSystem from = open(zip, false);
        FileSystem to = open(sorted, true)) {
      new SortedZip(FileTime.from(Instant.parse(args[1]))).copy(from, to);
    }
    Files.move(sorted, zip, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileSystem open(Path zip, boolean create) throws IOException {
    return FileSystems.newFileSystem(
        zip, Map.of("create", Boolean.toString(create), "enablePosixFileAttributes", "true"));
  }

  private void copy(FileSystem from, FileSystem to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from.getPath("/"))) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path copy = to.getPath(file.toString());
      Files.createDirectories(copy.getParent());
      byte[] content = Files.readAllBytes(file);
      boolean recorded = file.startsWith("/io/quarkus/runner/recorded");
      Files.write(copy, recorded ? keys.renumbered(content) : content);
      boolean runs = file.toString().equals("/bootstrap");
      Files.setPosixFilePermissions(
          copy, PosixFilePermissions.fromString(runs ? FOR_ALL_TO_RUN : FOR_ALL_TO_READ));
      date(copy);
    }
    try (Stream<Path> all = Files.walk(to.getPath("/"))) {
      for (Path folder : all.filter(Files::isDirectory).skip(1).toList()) {
        date(folder);
      }
    }
  }

  /** Without the times of access and creation the zip would keep now. */
  private void date(Path entry) throws IOException {
    Files.getFileAttributeView(entry, BasicFileAttributeView.class).setTimes(time, time, time);
  }

  /**
   * Quarkus records the start as classes that hand values to each other under the keys {@code
   * proxykey1}, {@code proxykey2} …, counted across its build threads: which gets which number is
   * chance. Here they are numbered in the order in which they are met.
   */
  private static final class RecordedKeys {
    private static final Pattern KEY = Pattern.compile("proxykey\\d+");
    private static final int UTF8 = 1;
    private static final int CLASS_FILE_HEAD_BYTES = 8;

    private final Map<String, String> numbered = new HashMap<>();

    byte[] renumbered(byte[] classFile) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.write(in.readNBytes(CLASS_FILE_HEAD_BYTES));
      int constants = in.readUnsignedShort();
      out.writeShort(constants);
      for (int index = 1; index < constants; index++) {
        int tag = in.readUnsignedByte();
        out.writeByte(tag);
        if (tag == UTF8) {
          out.writeUTF(renumbered(in.readUTF()));
        } else {
          out.write(in.readNBytes(size(tag)));
        }
        // A long and a double take two places.
        index += tag == 5 || tag == 6 ? 1 : 0;
      }
      in.transferTo(out);
      return bytes.toByteArray();
    }

    private String renumbered(String text) {
      return KEY.matcher(text).matches()
          ? numbered.computeIfAbsent(text, key -> "proxykey" + (numbered.size() + 1))
          : text;
    }

    /** Bytes of a constant after its tag, as the class file format says (JVMS 4.4). */
    private static int size(int tag) {
      return switch (tag) {
        case 7, 8, 16, 19, 20 -> 2;
        case 15 -> 3;
        case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
        case 5, 6 -> 8;
        default -> throw new IllegalArgumentException("unknown constant " + tag);
      };
    }
  }
}
