package dev.beckon.selection;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.HostId;
import dev.beckon.selection.pick.PickCandidates;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says whom the next wave may ask: those who are left of the list that an earlier selection made,
 * so that one selection serves several waves; when nobody is, a new list.
 */
final class PickHosts {
  private static final int LOOK_ELSEWHERE_AFTER_SECONDS = 30;

  /** After looking in so many different places and finding nobody, nobody is taken to be there. */
  private static final int MAX_EMPTY_TRIES = 3;

  /** Others than those on a list may have come online after so long. */
  private static final Duration LIST_IS_OLD_AFTER = Duration.ofMinutes(2);

  private final PickCandidates pick;
  private final WaveList list;

  PickHosts(PickCandidates pick, WaveList list) {
    this.pick = pick;
    this.list = list;
  }

  /**
   * Whom a wave may ask.
   *
   * @param listOf the wave that the list was made for
   * @param picks the whole list
   * @param from how many of it were asked by earlier waves
   * @param widened how far the selection went
   * @param nobodyElse whether nobody who is not on the list is taken to be there
   */
  record Hosts(
      int listOf, List<WaveList.Pick> picks, int from, Set<Rung> widened, boolean nobodyElse) {

    List<WaveList.Pick> left() {
      return picks.subList(from, picks.size());
    }

    /** So many of the list, at most, from this one on. */
    List<WaveList.Pick> next(int begin, int count) {
      return picks.subList(begin, Math.min(begin + count, picks.size()));
    }

    /** Those of them who are on the list. */
    List<WaveList.Pick> among(Collection<HostId> hosts) {
      return picks.stream().filter(one -> hosts.contains(one.host())).toList();
    }

    /** How many of the list have been asked once these have. */
    int after(List<WaveList.Pick> asked) {
      return asked.stream().mapToInt(one -> picks.indexOf(one) + 1).reduce(from, Math::max);
    }
  }

  Hosts hosts(SendWave.Wave wave) {
    Optional<WaveList.Picks> kept =
        wave.standing().listOf() == 0
            ? Optional.empty()
            : list.picks(wave.facts(), wave.standing().listOf());
    if (kept.isPresent()) {
      WaveList.Picks picks = kept.get();
      boolean isOld = !wave.now().isBefore(picks.at().plus(LIST_IS_OLD_AFTER));
      if (wave.standing().listed() < picks.picks().size() || !isOld) {
        return hosts(wave, wave.standing().listOf(), picks, wave.standing().listed(), Set.of());
      }
    }
    return anew(wave);
  }

  private Hosts anew(SendWave.Wave wave) {
    Set<HostId> without = wave.number() == 1 ? Set.of() : list.asked(wave.facts());
    Condition condition = wave.terms().condition();
    PickCandidates.Picked picked =
        pick.pick(
            condition,
            wave.facts().inviter(),
            wave.terms().matureRoom(),
            without,
            seed(wave.facts(), wave.now()));
    WaveList.Picks picks =
        new WaveList.Picks(
            picked.candidates().stream().map(one -> pick(condition, one)).toList(),
            picked.sawEverybody(),
            wave.now());
    return hosts(
        wave,
        wave.number(),
        picks.picks().isEmpty() ? picks : list.pick(wave.facts(), wave.number(), picks),
        0,
        picked.widened());
  }

  private static WaveList.Pick pick(Condition condition, Candidate candidate) {
    return new WaveList.Pick(
        candidate.host(), candidate.asked().day(), condition.rung(candidate).orElseThrow());
  }

  private static Hosts hosts(
      SendWave.Wave wave, int listOf, WaveList.Picks picks, int from, Set<Rung> widened) {
    boolean nobodyElse = picks.everybody() || tries(wave.facts(), wave.now()) >= MAX_EMPTY_TRIES;
    return new Hosts(listOf, picks.picks(), from, widened, nobodyElse);
  }

  /** Another one for a later try. */
  private static long seed(Invitation.Facts invitation, Instant now) {
    return invitation.id().value().hashCode() * 1_000_003L + tries(invitation, now);
  }

  private static long tries(Invitation.Facts invitation, Instant now) {
    return Duration.between(invitation.createdAt(), now).toSeconds() / LOOK_ELSEWHERE_AFTER_SECONDS;
  }
}
