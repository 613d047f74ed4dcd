package dev.beckon.selection.count;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Stretch;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.port.CountFitting;
import dev.beckon.selection.pick.Friends;
import dev.beckon.selection.pick.PresenceCells;
import dev.beckon.selection.pick.Wanted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts by at most {@value #MAX_LOOKS} looks, of 0.5 RCU each. Small languages are seen whole;
 * elsewhere signposts say how many hosts there are, and a few looks how many of them fit and are
 * still there. Only friends: the way and the price of a selection among friends.
 */
public final class EstimateFitting implements CountFitting {
  /** The most looks of one count, signposts included: with 1 RCU for the profile, 4.5 RCU. */
  public static final int MAX_LOOKS = 7;

  /**
   * Of the rows that the looks left can hold, how many may be expected where all are to be seen.
   */
  private static final double SAFE = 0.7;

  /** Where categories are asked for: one look in so many is for hosts who stream them beside. */
  private static final int LOOKS_AROUND_EVERY = 3;

  private static final double TWO_DIGITS = 100;

  private final PresenceCells cells;
  private final Friends friends;
  private final Clock clock;

  public EstimateFitting(PresenceCells cells, Friends friends, Clock clock) {
    this.cells = cells;
    this.friends = friends;
    this.clock = clock;
  }

  @Override
  public Count count(Condition condition, HostId inviter, boolean matureRoom) {
    Wanted wanted = new Wanted(condition, inviter, matureRoom, clock.instant());
    Random random = new Random(seed(condition, inviter));
    if (condition.friendsOnly()) {
      Friends.Seen seen = friends.online(inviter, random);
      return new Count(seen.candidates().stream().filter(wanted::mayBeAsked).count(), seen.all());
    }
    return around(wanted, random);
  }

  /** The same question looks at the same places: its answer changes only when hosts do. */
  private static long seed(Condition condition, HostId inviter) {
    return List.of(
            condition.languages().stream().sorted().toList(),
            condition.categories().stream().sorted().toList(),
            inviter.value())
        .hashCode();
  }

  private Count around(Wanted wanted, Random random) {
    List<String> languages = new ArrayList<>(wanted.condition().languages());
    Collections.sort(languages);
    Collections.shuffle(languages, random);
    int drawsEach = languages.size() == 1 ? 2 : 1;
    List<Crowd> crowds =
        languages.stream().map(one -> Crowd.of(one, drawsEach, cells, random)).toList();
    int left = MAX_LOOKS - crowds.stream().mapToInt(Crowd::draws).sum();
    double hosts = crowds.stream().mapToDouble(Crowd::hosts).sum();
    List<Stretch> all = Stretch.whole(wanted.condition());
    if (all.size() <= left && hosts <= SAFE * left * PresenceCells.ROWS_PER_LOOK) {
      return ofFew(all, left, hosts, wanted);
    }
    boolean anywhere = wanted.condition().categories().isEmpty() || wanted.condition().widen();
    Survey survey = new Survey(crowds, wanted, random);
    if (anywhere) {
      survey.look(cells, left);
      return about(hosts * survey.stillThere() * survey.share(any -> true));
    }
    Set<Integer> asked = Stretch.buckets(wanted.condition());
    InCategories main = new InCategories(crowds, asked, wanted, random);
    int taken = main.look(cells, left - left / LOOKS_AROUND_EVERY);
    survey.look(cells, left - taken);
    List<Candidate> rows =
        Stream.concat(main.rows().stream(), survey.rows().stream()).distinct().toList();
    Beside beside = new Beside(crowds, asked, wanted, rows);
    return about(
        main.estimate() + survey.stillThere() * beside.estimate(hosts * survey.share(beside::is)));
  }

  /** As few as that are seen whole, if all goes well. */
  private Count ofFew(List<Stretch> all, int looks, double hosts, Wanted wanted) {
    List<Reading> readings = all.stream().map(each -> new Reading(each, 0)).toList();
    int left = looks;
    for (Reading reading : readings) {
      while (left > 0 && !reading.whole()) {
        reading.look(cells);
        left--;
      }
    }
    long fitting = readings.stream().mapToLong(each -> each.count(wanted::mayBeAsked)).sum();
    if (readings.stream().allMatch(Reading::whole)) {
      return new Count(fitting, true);
    }
    int rows = readings.stream().mapToInt(each -> each.rows().size()).sum();
    return about(fitting * Math.max(1, hosts / rows));
  }

  /** Two digits are as much as it knows. */
  private static Count about(double estimate) {
    double unit = 1;
    while (estimate / unit >= TWO_DIGITS) {
      unit *= 10;
    }
    return new Count((long) (Math.round(estimate / unit) * unit), false);
  }
}
