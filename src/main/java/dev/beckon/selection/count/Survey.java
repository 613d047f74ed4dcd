package dev.beckon.selection.count;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.condition.Signpost;
import dev.beckon.invitation.condition.Stretch;
import dev.beckon.selection.pick.PresenceCells;
import dev.beckon.selection.pick.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks at large languages where signposts are, which is where hosts are: tells which share of the
 * hosts is such and such, and whether so many are still there.
 */
final class Survey {
  /** So many standard deviations are taken for chance. */
  private static final double CHANCE = 2;

  private final Wanted wanted;
  private final Wanted ofAnyAudience;
  private final Random random;
  private final List<Post> posts = new ArrayList<>();
  private final List<Visit> visits = new ArrayList<>();

  /** A signpost, and its turn: those of large languages stand for more hosts and come sooner. */
  private record Post(Crowd crowd, Signpost signpost, double turn) {}

  /**
   * A look at a category.
   *
   * @param alike how many other signposts tell of it
   * @param foretold how many hosts it has in this shard by these
   */
  private record Visit(Reading reading, int alike, double foretold) {}

  private record Place(String language, int shard, int category) {
    Stretch whole() {
      long begin = new Cell(language, shard, category, 0).begin();
      return new Stretch(language, shard, begin, begin + Cell.AUDIENCES * Cell.PLACES);
    }
  }

  Survey(List<Crowd> crowds, Wanted wanted, Random random) {
    this.wanted = wanted;
    this.random = random;
    ofAnyAudience =
        new Wanted(
            wanted.condition().withAudience(Range.ANY),
            wanted.inviter(),
            wanted.matureRoom(),
            wanted.now());
    for (Crowd crowd : crowds) {
      for (Signpost post : crowd.signposts()) {
        double turn = -Math.log(1 - random.nextDouble()) / crowd.hostsPerSignpost();
        posts.add(new Post(crowd, post, turn));
      }
    }
    posts.sort(Comparator.comparingDouble(Post::turn));
  }

  /** Looks around, so many times at most. */
  void look(PresenceCells cells, int looks) {
    Set<Place> seen = new HashSet<>();
    for (Post post : posts) {
      Place place =
          new Place(
              post.crowd().language(), random.nextInt(Cell.SHARDS), post.signpost().category());
      if (visits.size() < looks && seen.add(place)) {
        Visit visit = visit(post.crowd(), place);
        visit.reading().look(cells);
        visits.add(visit);
      }
    }
    int left = looks - visits.size();
    for (Visit visit : visits) {
      while (left > 0 && !visit.reading().whole()) {
        visit.reading().look(cells);
        left--;
      }
    }
  }

  private Visit visit(Crowd crowd, Place place) {
    // The one that led here would be there whatever the size of its category.
    int alike = (int) crowd.telling(place.category()) - 1;
    double foretold = alike * crowd.hostsPerSignpost() / Cell.SHARDS;
    boolean few = foretold < PresenceCells.ROWS_PER_LOOK / 2.0;
    return new Visit(new Reading(place.whole(), few ? 0 : random.nextDouble()), alike, foretold);
  }

  private boolean isOnline(Candidate row) {
    return row.reachableUntil().isAfter(wanted.now());
  }

  /** All rows that were seen. */
  List<Candidate> rows() {
    return visits.stream().flatMap(visit -> visit.reading().rows().stream()).toList();
  }

  /** Which share of the hosts online may be asked, and is such. */
  double share(Predicate<Candidate> such) {
    return visits.stream()
        .map(Visit::reading)
        .filter(reading -> reading.count(this::isOnline) > 0)
        .mapToDouble(reading -> share(reading, such))
        .average()
        .orElse(0);
  }

  /** Hosts lie by their audience: a part shows those of one, and cells are made for all alike. */
  private double share(Reading reading, Predicate<Candidate> such) {
    double all = reading.count(this::isOnline);
    if (reading.whole()) {
      return reading.count(such.and(wanted::mayBeAsked)) / all;
    }
    Condition condition = wanted.condition();
    Condition asked =
        condition.widen() ? condition.withAudience(condition.audience().wider()) : condition;
    Stretch stretch = reading.stretch();
    // Any category will do: the stretches of one audience are equally long.
    Stretch ofAudience = Stretch.around(stretch.language(), stretch.shard(), 0, asked);
    return reading.count(such.and(ofAnyAudience::mayBeAsked))
        / all
        * ofAudience.length()
        / stretch.length();
  }

  /** Which share of the hosts of whom signposts tell is there: 1 unless it must be less. */
  double stillThere() {
    int alike = visits.stream().mapToInt(Visit::alike).sum();
    if (alike == 0) {
      return 1;
    }
    double foretold = visits.stream().mapToDouble(Visit::foretold).sum();
    double online =
        visits.stream().mapToDouble(visit -> visit.reading().estimate(this::isOnline)).sum();
    double share = online / foretold;
    return share < 1 - CHANCE / Math.sqrt(alike) ? share : 1;
  }
}
