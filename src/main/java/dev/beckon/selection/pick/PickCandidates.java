package dev.beckon.selection.pick;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.condition.Stretch;
import dev.beckon.invitation.id.HostId;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Picks who is asked: looks into a few places of presence, drops who may not be asked, and ranks
 * the rest by how near they come to what is asked for, and among equals by how little they were
 * asked lately. Never by a score alone, which would ask the same few for ever.
 */
public final class PickCandidates {
  /** The most candidates of one wave, K. */
  public static final int MAX_CANDIDATES = 50;

  /** The most looks of one selection, wraps included: 9 × 0.5 RCU. */
  public static final int MAX_LOOKS = 9;

  private final PresenceCells cells;
  private final Friends friends;
  private final Clock clock;

  public PickCandidates(PresenceCells cells, Friends friends, Clock clock) {
    this.cells = cells;
    this.friends = friends;
    this.clock = clock;
  }

  /**
   * Who was picked.
   *
   * @param candidates at most 50, best first
   * @param widened how far it had to go beyond what was asked for: the rungs of those picked, and
   *     all it tried when there is nobody
   * @param sawEverybody whether nobody who may be asked can have been overlooked
   */
  public record Picked(List<Candidate> candidates, Set<Rung> widened, boolean sawEverybody) {
    public Picked {
      candidates = List.copyOf(candidates);
      widened = Set.copyOf(widened);
    }
  }

  /** Whom one selection may ask, and who of them it has found so far. */
  private record Search(Wanted wanted, Set<HostId> without, Map<HostId, Candidate> found) {
    Condition condition() {
      return wanted.condition();
    }

    void see(List<Candidate> rows) {
      rows.stream()
          .filter(wanted::mayBeAsked)
          .filter(row -> !without.contains(row.host()))
          .forEach(row -> found.put(row.host(), row));
    }
  }

  /**
   * Picks hosts to ask.
   *
   * @param inviter is never picked
   * @param matureRoom asks only those who opted in to rooms for adults
   * @param seed of all that is random here: the same one looks at the same places again
   */
  public Picked pick(Condition condition, HostId inviter, boolean matureRoom, long seed) {
    return pick(condition, inviter, matureRoom, Set.of(), seed);
  }

  /**
   * The same without some hosts, those who were asked before.
   *
   * @param seed of all that is random here: the same one looks at the same places again
   */
  public Picked pick(
      Condition condition, HostId inviter, boolean matureRoom, Set<HostId> without, long seed) {
    Random random = new Random(seed);
    Wanted wanted = new Wanted(condition, inviter, matureRoom, clock.instant());
    Search search = new Search(wanted, without, new HashMap<>());
    Set<Rung> tried = EnumSet.noneOf(Rung.class);
    boolean sawEverybody;
    if (condition.friendsOnly()) {
      Friends.Seen seen = friends.online(inviter, random);
      search.see(seen.candidates());
      sawEverybody = seen.all();
    } else {
      sawEverybody = lookAround(search, random, tried);
    }
    if (condition.widen()) {
      tried.addAll(EnumSet.range(Rung.REGIONS, Rung.CATEGORIES));
    }
    List<Candidate> ranked = search.wanted().first(search.found().values(), random);
    Set<Rung> widened = ranked.isEmpty() ? tried : rungs(condition, ranked);
    return new Picked(ranked, widened, sawEverybody);
  }

  /**
   * Where the asked categories are main ones first; then, if too few are there, among everybody of
   * the languages.
   *
   * @return whether it saw everybody who may be asked
   */
  private boolean lookAround(Search search, Random random, Set<Rung> tried) {
    Seen seen = new Seen();
    if (search.condition().categories().isEmpty()) {
      return lookEverywhere(search, MAX_LOOKS, seen, random);
    }
    Rounds near = new Rounds(Stretch.asAsked(search.condition()), MAX_LOOKS, seen, random);
    boolean sawNear = near.goOn(cells, search::see);
    tried.add(Rung.SIDE_CATEGORIES);
    if (!sawNear || search.found().size() >= MAX_CANDIDATES) {
      return false;
    }
    return lookEverywhere(search, MAX_LOOKS - near.looks(), seen, random);
  }

  /** Among everybody of the languages: where signposts are if they are many, else all around. */
  private boolean lookEverywhere(Search search, int looks, Seen seen, Random random) {
    Samples samples = new Samples(search.wanted(), looks, seen, random);
    if (samples.draw(cells)) {
      samples.look(cells, search::see);
      return false;
    }
    int left = looks - samples.drawn();
    return new Rounds(Stretch.whole(search.condition()), left, seen, random)
        .goOn(cells, search::see);
  }

  private static Set<Rung> rungs(Condition condition, List<Candidate> picked) {
    Set<Rung> rungs = EnumSet.noneOf(Rung.class);
    picked.forEach(candidate -> condition.rung(candidate).ifPresent(rungs::add));
    rungs.remove(Rung.AS_ASKED);
    return rungs;
  }
}
