package dev.beckon.bench.selection;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.selection.pick.Wanted;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sees every host who is online and knows what each was asked up to this very moment, and picks by
 * the same rule as everybody else here. Hosts alike are looked at once.
 */
final class Oracle implements Picker {
  private final Population population;
  private final Clock clock;
  private final Map<String, List<Kind>> byLanguage = new TreeMap<>();

  Oracle(Population population, Clock clock) {
    this.population = population;
    this.clock = clock;
    Map<Integer, Kind> kinds = new TreeMap<>();
    for (int number = 0; number < population.online(); number++) {
      int one = number;
      kinds
          .computeIfAbsent(
              population.kind(number), none -> new Kind(population.asItIs(one), new ArrayList<>()))
          .hosts()
          .add(number);
    }
    kinds
        .values()
        .forEach(
            kind ->
                byLanguage
                    .computeIfAbsent(kind.like().language(), none -> new ArrayList<>())
                    .add(kind));
  }

  /** Hosts that differ in their ids alone, and one of them. */
  private record Kind(Candidate like, List<Integer> hosts) {
    Optional<Rung> rung(Wanted wanted) {
      return wanted.matureRoom() && !like.matureRooms()
          ? Optional.empty()
          : wanted.condition().rung(like);
    }
  }

  /** The best that can be picked. */
  Fit.Best best(Wanted wanted) {
    Map<Rung, Integer> byRung = new EnumMap<>(Rung.class);
    int inviter = Population.number(wanted.inviter());
    kinds(wanted)
        .forEach(
            kind ->
                kind.rung(wanted)
                    .ifPresent(
                        rung ->
                            byRung.merge(
                                rung,
                                kind.hosts().size() - (kind.hosts().contains(inviter) ? 1 : 0),
                                Integer::sum)));
    return Fit.best(byRung);
  }

  @Override
  public String name() {
    return "oracle";
  }

  /** For a population that is not too large. */
  @Override
  public List<Candidate> pick(Ask ask, long seed) {
    Wanted wanted = ask.at(clock.instant());
    List<Candidate> fitting = new ArrayList<>();
    kinds(wanted)
        .filter(kind -> kind.rung(wanted).isPresent())
        .forEach(kind -> kind.hosts().forEach(number -> fitting.add(population.asItIs(number))));
    fitting.removeIf(candidate -> candidate.host().equals(wanted.inviter()));
    return wanted.first(fitting, new Random(seed));
  }

  private Stream<Kind> kinds(Wanted wanted) {
    return wanted.condition().languages().stream()
        .sorted()
        .flatMap(language -> byLanguage.getOrDefault(language, List.of()).stream());
  }
}
