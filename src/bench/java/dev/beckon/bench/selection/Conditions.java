package dev.beckon.bench.selection;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What real hosts would ask for, each for hosts like themselves. The inviter is drawn from those
 * online, so that languages and categories are asked for as often as they are streamed.
 *
 * <ul>
 *   <li>language: the inviter's; one in ten asks for a second one, English or else German
 *   <li>categories: half name their main one, 15 % one beside it, 20 % all of theirs, 15 % none
 *   <li>level: three in ten ask for half of theirs up to double
 *   <li>audience: three in ten ask for a quarter of theirs up to four times it, and 10 at least
 *   <li>hosts whose stream is for adults: asked by those whose own is, and by half of the others; a
 *       room for adults asks only those who opted in
 *   <li>widen: three in ten
 *   <li>regions: none, for the data tell none; nobody is excluded
 * </ul>
 */
public final class Conditions {
  private static final int OF = 100;
  private static final Set<Availability> ANY = Set.of(Availability.values());

  private Conditions() {}

  /** One after the other, without end; the same ones for the same seed. */
  public static Stream<Ask> of(Population population, long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> ask(population, random.nextInt(population.online()), random));
  }

  /** Everybody of one language, mature or not: each of them fits as well as any other. */
  static Ask everybody(Population population, int inviter) {
    return new Ask(
        condition(Set.of(population.profile(inviter).language()), Set.of(), Range.ANY, Range.ANY),
        Population.id(inviter),
        false);
  }

  private static Ask ask(Population population, int inviter, Random random) {
    Profile own = population.profile(inviter);
    Condition condition =
        new Condition(
            languages(own, random),
            categories(own.categories(), random),
            Set.of(),
            chance(30, random) ? new Range(own.level() / 2, own.level() * 2L) : Range.ANY,
            chance(30, random) ? around(own.audience()) : Range.ANY,
            own.mature() || chance(50, random),
            ANY,
            Set.of(),
            false,
            chance(30, random));
    return new Ask(condition, Population.id(inviter), own.mature());
  }

  private static Condition condition(
      Set<String> languages, Set<String> categories, Range level, Range audience) {
    return new Condition(languages, categories, Set.of(), level, audience, true, ANY, Set.of());
  }

  private static Set<String> languages(Profile own, Random random) {
    if (!chance(10, random)) {
      return Set.of(own.language());
    }
    return Set.of(own.language(), own.language().equals("en") ? "de" : "en");
  }

  private static Set<String> categories(List<String> own, Random random) {
    int dice = random.nextInt(OF);
    if (own.isEmpty() || dice < 15) {
      return Set.of();
    }
    if (dice < 35) {
      return new TreeSet<>(own);
    }
    boolean beside = dice < 50 && own.size() > 1;
    return Set.of(own.get(beside ? 1 + random.nextInt(own.size() - 1) : 0));
  }

  private static Range around(long audience) {
    return new Range(audience / 4, Math.max(10, audience * 4));
  }

  private static boolean chance(int percent, Random random) {
    return random.nextInt(OF) < percent;
  }
}
