package dev.beckon.local.hosts;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.id.HostId;
import dev.beckon.local.RunnerException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Reads the real streamers and says what their columns mean here:
 *
 * <ul>
 *   <li>name: the id, as the data set leaves real names out
 *   <li>language and mature: as they are
 *   <li>categories: of the tags that between 1 % and 20 % of the hosts share (rarer ones name a few
 *       hosts, commoner ones everybody), the host's three commonest, the commonest first
 *   <li>level: one for every 100 days on the platform
 *   <li>audience: views per day on the platform, rounded
 *   <li>region: none; where a host is cannot be told from the numbers
 * </ul>
 */
public final class RealHosts {
  private static final String SAMPLE = "/twitch/hosts.csv.gz";
  private static final String HEADER = "host,language,days_on_platform,mature,views,partner,tags";
  private static final int COLUMNS = 7;
  private static final int DAYS_PER_LEVEL = 100;
  private static final int MOST_CATEGORIES = 3;
  private static final double RAREST = 0.01;
  private static final double COMMONEST = 0.20;

  private RealHosts() {}

  /** The 5,000 that ship with the project. */
  public static List<Profile> sample() {
    try (InputStream file = RealHosts.class.getResourceAsStream(SAMPLE)) {
      return read(file);
    } catch (IOException e) {
      throw new RunnerException("the sample of hosts cannot be read", e);
    }
  }

  /**
   * Those of a file, {@code .csv.gz} with the columns of the sample.
   *
   * @throws RunnerException in one line, when it is not there or not such a file
   */
  public static List<Profile> in(Path file) {
    if (!Files.isReadable(file)) {
      throw new RunnerException("there is no file of hosts at " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (IOException | RuntimeException e) {
      throw new RunnerException(
          file + " is no file of hosts: gzipped CSV, its first line " + HEADER, e);
    }
  }

  private static List<Profile> read(InputStream gzipped) throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(gzipped), StandardCharsets.UTF_8))) {
      if (!HEADER.equals(lines.readLine())) {
        throw new IOException("another header than " + HEADER);
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] row = line.split(",", -1);
        if (row.length != COLUMNS) {
          throw new IOException("a line without " + COLUMNS + " columns");
        }
        rows.add(row);
      }
    }
    Map<String, Integer> shared = sharedTags(rows);
    return rows.stream().map(row -> profile(row, shared)).toList();
  }

  private static Map<String, Integer> sharedTags(List<String[]> rows) {
    Map<String, Integer> counts = new HashMap<>();
    for (String[] row : rows) {
      for (String tag : row[6].split(" ", -1)) {
        counts.merge(tag, 1, Integer::sum);
      }
    }
    counts
        .values()
        .removeIf(count -> count < RAREST * rows.size() || count > COMMONEST * rows.size());
    return counts;
  }

  private static Profile profile(String[] row, Map<String, Integer> shared) {
    int days = Integer.parseInt(row[2]);
    List<String> categories =
        List.of(row[6].split(" ", -1)).stream()
            .filter(shared::containsKey)
            .sorted(
                Comparator.comparing((String tag) -> -shared.get(tag)).thenComparing(tag -> tag))
            .limit(MOST_CATEGORIES)
            .map(tag -> "tag-" + tag)
            .toList();
    return new Profile(
        new HostId(row[0]),
        row[0],
        row[1],
        categories,
        "",
        days / DAYS_PER_LEVEL,
        Math.round(Double.parseDouble(row[4]) / Math.max(1, days)),
        Boolean.parseBoolean(row[3]));
  }
}
