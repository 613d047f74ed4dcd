package dev.beckon.local.page;

import dev.beckon.invitation.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who plays: an inviter, and a handful of hosts who all fit a first wish. They stream the same in
 * the same language, and are the smallest who do, so that the wish finds them before anybody else.
 * No host plays in two rounds, for whoever was asked is left alone by the same inviter for a while.
 */
public final class Rounds {
  /** So many phones at most, and so many at least. */
  static final int MOST_PHONES = 6;

  static final int FEWEST_PHONES = 3;

  /**
   * So few have a category for their main one in a language that selection looks at all of them.
   */
  private static final int LARGEST_GROUP = 40;

  private static final int CATEGORIES_SHOWN = 40;

  private final List<Round> rounds = new ArrayList<>();
  private final Set<String> languages = new TreeSet<>();
  private final List<String> categories;

  /**
   * One round.
   *
   * @param mostAudience the usual viewers that the wish asks for at most: those of the largest of
   *     the phones' hosts
   */
  public record Round(Profile inviter, List<Profile> phones, String category, long mostAudience) {
    public Round {
      phones = List.copyOf(phones);
    }
  }

  private record Group(String language, String category) {}

  /** Rounds among these hosts; none where too few are alike. */
  public Rounds(List<Profile> hosts) {
    Map<Group, List<Profile>> groups = new HashMap<>();
    Map<String, Integer> streamed = new HashMap<>();
    for (Profile host : hosts) {
      languages.add(host.language());
      host.categories().forEach(category -> streamed.merge(category, 1, Integer::sum));
      if (!host.categories().isEmpty()) {
        Group main = new Group(host.language(), host.categories().get(0));
        groups.computeIfAbsent(main, group -> new ArrayList<>()).add(host);
      }
    }
    categories =
        streamed.keySet().stream()
            .sorted(
                Comparator.comparing((String each) -> -streamed.get(each))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    groups.entrySet().stream()
        .filter(group -> group.getValue().size() <= LARGEST_GROUP)
        .sorted(
            Comparator.comparing(
                    (Map.Entry<Group, List<Profile>> group) ->
                        !group.getKey().language().equals("en"))
                .thenComparing(group -> group.getValue().size())
                .thenComparing(group -> group.getKey().language())
                .thenComparing(group -> group.getKey().category()))
        .forEach(group -> add(group.getKey(), group.getValue()));
    // Those with the most phones first.
    rounds.sort(Comparator.comparing(round -> -round.phones().size()));
  }

  private void add(Group group, List<Profile> members) {
    List<Profile> smallestFirst =
        members.stream()
            .sorted(Comparator.comparing(Profile::audience).thenComparing(Profile::host))
            .collect(Collectors.toCollection(ArrayList::new));
    Profile inviter =
        smallestFirst.stream().filter(host -> !host.mature()).findFirst().orElse(null);
    smallestFirst.remove(inviter);
    int phones = Math.min(MOST_PHONES, smallestFirst.size());
    // Whoever has as many viewers as the last one would fit the wish as well.
    while (phones > 0
        && phones < smallestFirst.size()
        && smallestFirst.get(phones).audience() == smallestFirst.get(phones - 1).audience()) {
      phones--;
    }
    if (inviter == null || phones < FEWEST_PHONES) {
      return;
    }
    rounds.add(
        new Round(
            inviter,
            smallestFirst.subList(0, phones),
            group.category(),
            smallestFirst.get(phones - 1).audience()));
  }

  /** How many there are to play. */
  public int count() {
    return rounds.size();
  }

  /**
   * A round by its number; after the last comes the first again.
   *
   * @param number from 1 on
   * @throws IllegalArgumentException when there is none, in words for a person
   */
  public Round round(int number) {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException(
          "among these hosts no %d are alike: start the runner with more of them"
              .formatted(FEWEST_PHONES + 1));
    }
    if (number < 1) {
      throw new IllegalArgumentException("rounds are numbered from 1 on, not " + number);
    }
    return rounds.get((number - 1) % rounds.size());
  }

  /** The languages that are spoken. */
  Set<String> languages() {
    return Set.copyOf(languages);
  }

  /** The categories that most hosts stream, and this one. */
  Set<String> categories(String also) {
    Set<String> shown =
        new TreeSet<>(categories.subList(0, Math.min(CATEGORIES_SHOWN, categories.size())));
    shown.add(also);
    return shown;
  }
}
