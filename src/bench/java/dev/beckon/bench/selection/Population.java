package dev.beckon.bench.selection;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * As many hosts online as one likes: each has the language, categories, level, audience and
 * maturity of a real host, drawn with replacement, and an id and a phone of its own, as long as
 * real ones are. Small in memory: a host is made when asked for.
 */
public final class Population {
  private static final String ENDPOINT =
      "arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/beckon/";

  private static final int RADIX = 16;
  private static final int NUMBER_DIGITS = 12;

  private final List<Profile> real;
  private final int[] drawn;
  private final Instant reachableUntil;
  private final Ledger ledger;

  /**
   * @param seed of who is drawn
   * @param begin when nobody had been asked yet
   */
  public Population(
      List<Profile> real, int online, long seed, Instant begin, Instant reachableUntil) {
    this.real = List.copyOf(real);
    this.drawn = new Random(seed).ints(online, 0, real.size()).toArray();
    this.reachableUntil = reachableUntil;
    this.ledger = new Ledger(online, begin);
  }

  /** How many they are. */
  public int online() {
    return drawn.length;
  }

  /** Who was asked when. */
  Ledger ledger() {
    return ledger;
  }

  /** The real hosts. */
  List<Profile> real() {
    return real;
  }

  /** The real host, by its place among them, whom this one is like. */
  int kind(int number) {
    return drawn[number];
  }

  /** The real host whom this one is like. */
  Profile profile(int number) {
    return real.get(drawn[number]);
  }

  /** The same with this host's own id. */
  Profile ownProfile(int number) {
    Profile like = profile(number);
    return new Profile(
        id(number),
        like.name(),
        like.language(),
        like.categories(),
        like.region(),
        like.level(),
        like.audience(),
        like.mature());
  }

  /** The id of the host of this number. */
  public static HostId id(int number) {
    return new HostId(uuid(number, 0).toString());
  }

  static int number(HostId host) {
    String id = host.value();
    return (int) Long.parseLong(id.substring(id.length() - NUMBER_DIGITS), RADIX);
  }

  /** The host as the presence row has it at this time. */
  Candidate candidate(int number, Instant now) {
    return candidate(number, ledger.known(number, now));
  }

  /** The host as they are. */
  public Candidate asItIs(int number) {
    return candidate(number, ledger.truth(number));
  }

  private Candidate candidate(int number, Asked asked) {
    Profile profile = profile(number);
    return new Candidate(
        id(number),
        profile.language(),
        Category.of(profile.categories()),
        profile.region(),
        profile.level(),
        profile.audience(),
        profile.mature(),
        profile.mature(),
        Availability.ONLINE,
        reachableUntil,
        asked);
  }

  /** Where the host's phone is pushed. */
  public static String endpoint(int number) {
    return ENDPOINT + uuid(number, 1);
  }

  private static UUID uuid(int number, int salt) {
    long mixed = (number + salt * 0x1_0000_0000L + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return new UUID(mixed ^ (mixed >>> 31), ((mixed & 0x3FFFL) | 0x8000L) << 48 | number);
  }
}
