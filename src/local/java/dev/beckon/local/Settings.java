package dev.beckon.local;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What may be chosen of a runner. Immutable: each method gives a changed copy. */
public final class Settings implements Cloneable {
  /** The template's parameter for how many seconds a guest has to stay for the reward. */
  public static final String DWELL = "RewardDwellSeconds";

  private Path template = Path.of("template.yaml");
  private Path libraries = LocalDynamoDb.LIBRARIES;
  private Path folder = Path.of("target", "local");
  private Optional<URI> dynamoDb = Optional.empty();
  private String tablePrefix = "beckon-local-";
  private int port = 8080;
  private Map<String, Integer> concurrency = Map.of("acceptance", 2);
  private Map<String, String> parameters = Map.of();
  private boolean schedules = true;
  private boolean verbose;
  private Seeding seeding = Seeding.NONE;
  private Witness witness = Witness.NOBODY;
  private List<Profile> players = List.of();

  private Settings() {}

  /**
   * Everything found from the project's root, port 8080, a DynamoDB Local of its own, two processes
   * at most for acceptance and one for every other function.
   */
  public static Settings defaults() {
    return new Settings();
  }

  private Settings with(Consumer<Settings> change) {
    try {
      Settings copy = (Settings) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** The SAM template; the function zip is looked for where it says, seen from its folder. */
  public Settings withTemplate(Path file) {
    return with(copy -> copy.template = file);
  }

  /** The folder of DynamoDB Local's jars. */
  public Settings withLibraries(Path folder) {
    return with(copy -> copy.libraries = folder);
  }

  /** Where logs and the unpacked zip go; the latter is deleted on close. */
  public Settings withFolder(Path folder) {
    return with(copy -> copy.folder = folder);
  }

  /** A DynamoDB that runs already, to be used instead of an own one. */
  public Settings withDynamoDb(URI endpoint) {
    return with(copy -> copy.dynamoDb = Optional.of(endpoint));
  }

  public Settings withTablePrefix(String prefix) {
    return with(copy -> copy.tablePrefix = prefix);
  }

  /** Port of the HTTP API, 0 to 65535; 0: any free one. */
  public Settings withPort(int port) {
    if (port < 0 || port > 65535) {
      throw new RunnerException("the port must be 0 to 65535, not " + port);
    }
    return with(copy -> copy.port = port);
  }

  /** How many processes a function may have at once, from 1 on. */
  public Settings withConcurrency(String function, int processes) {
    Map<String, Integer> changed = new HashMap<>(concurrency);
    changed.put(function, processes);
    return with(copy -> copy.concurrency = Map.copyOf(changed));
  }

  /** A parameter of the template; wins over what the runner would give it. */
  public Settings withParameter(String name, String value) {
    return withParameters(Map.of(name, value));
  }

  /** The same of several. */
  public Settings withParameters(Map<String, String> more) {
    Map<String, String> changed = new HashMap<>(parameters);
    changed.putAll(more);
    return with(copy -> copy.parameters = Map.copyOf(changed));
  }

  /** Nothing is woken by the clock; see {@link Runner#invoke}. */
  public Settings withoutSchedules() {
    return with(copy -> copy.schedules = false);
  }

  /** What the functions write goes to the terminal too, not to their logs only. */
  public Settings withVerbose() {
    return with(copy -> copy.verbose = true);
  }

  public Settings withSeeding(Seeding seeding) {
    return with(copy -> copy.seeding = seeding);
  }

  /** Sees what the phones of this runner ask and are answered. */
  public Settings withWitness(Witness witness) {
    return with(copy -> copy.witness = witness);
  }

  /**
   * The hosts out of whom the page takes those who play on it. Where there are any, what the
   * functions ask of DynamoDB is billed, which makes writes slower by two requests.
   */
  public Settings withPlayers(List<Profile> hosts) {
    return with(copy -> copy.players = List.copyOf(hosts));
  }

  public Path template() {
    return template;
  }

  public Path libraries() {
    return libraries;
  }

  public Path folder() {
    return folder;
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  public Optional<URI> dynamoDb() {
    return dynamoDb;
  }

  public String tablePrefix() {
    return tablePrefix;
  }

  public int port() {
    return port;
  }

  public Map<String, Integer> concurrency() {
    return concurrency;
  }

  public Map<String, String> parameters() {
    return parameters;
  }

  /** How long a guest has to stay for the reward. */
  Duration minimumDwell() {
    return Optional.ofNullable(parameters.get(DWELL))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(Promise.DEFAULT_MINIMUM_DWELL);
  }

  public boolean schedules() {
    return schedules;
  }

  public boolean verbose() {
    return verbose;
  }

  public Seeding seeding() {
    return seeding;
  }

  public Witness witness() {
    return witness;
  }

  public List<Profile> players() {
    return players;
  }
}
