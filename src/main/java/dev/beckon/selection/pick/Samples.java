package dev.beckon.selection.pick;

import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Signpost;
import dev.beckon.invitation.condition.Stretch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Looks at large languages where their hosts are, and not evenly over their places, of which most
 * are empty: signposts, drawn evenly out of all hosts, tell at which categories to look. Where
 * categories are asked for, it goes where those are {@link Likely}; where none is, one look in four
 * goes anywhere, for the few hosts of a rare category that no signpost tells of.
 */
final class Samples {
  /** With fewer, of some 128 hosts, the languages are so small that one can look all around. */
  private static final int FEW_SIGNPOSTS = 16;

  private static final int ANYWHERE_EVERY = 4;

  private final Wanted wanted;
  private final List<Language> languages = new ArrayList<>();
  private final int maxLooks;
  private final Seen seen;
  private final Random random;

  /**
   * @param maxLooks how many looks there are in all, those for signposts included
   * @param seen what this selection has seen so far, and these looks add to
   */
  Samples(Wanted wanted, int maxLooks, Seen seen, Random random) {
    this.wanted = wanted;
    this.maxLooks = maxLooks;
    this.seen = seen;
    this.random = random;
  }

  /** A language, its signposts that were not followed yet, and what they and the rows tell. */
  private record Language(String name, Deque<Signpost> signposts, Likely likely) {}

  /**
   * Looks for signposts, if there are looks left for what they tell.
   *
   * @return whether there are many, and {@link #look} is of use
   */
  boolean draw(PresenceCells cells) {
    List<String> names = new ArrayList<>(wanted.condition().languages().stream().sorted().toList());
    if (maxLooks <= names.size()) {
      return false;
    }
    Collections.shuffle(names, random);
    for (String name : names) {
      List<Signpost> drawn = new ArrayList<>(cells.draw(name, random.nextDouble()).signposts());
      Collections.shuffle(drawn, random);
      Likely likely = new Likely(wanted);
      likely.heed(drawn);
      languages.add(new Language(name, new ArrayDeque<>(drawn), likely));
    }
    return languages.stream().mapToInt(one -> one.signposts().size()).sum() >= FEW_SIGNPOSTS;
  }

  /** How many looks it took to draw. */
  int drawn() {
    return languages.size();
  }

  /** Uses up the looks. */
  void look(PresenceCells cells, Consumer<List<Candidate>> found) {
    for (int look = 0; look < maxLooks - drawn(); look++) {
      Language language = languages.get(look % languages.size());
      List<Candidate> rows = rows(cells, language, category(language, look));
      language.likely().learn(rows);
      found.accept(rows);
    }
  }

  /** Where to look next; empty for anywhere. */
  private OptionalInt category(Language language, int look) {
    if (!wanted.condition().categories().isEmpty()) {
      return language.likely().best(category -> hasMore(language.name(), category), random);
    }
    Signpost next = look % ANYWHERE_EVERY == 0 ? null : language.signposts().poll();
    return next == null ? OptionalInt.empty() : OptionalInt.of(next.category());
  }

  private boolean hasMore(String language, int category) {
    for (int shard = 0; shard < Cell.SHARDS; shard++) {
      if (!seen.all(Stretch.around(language, shard, category, wanted.condition()))) {
        return true;
      }
    }
    return false;
  }

  private List<Candidate> rows(PresenceCells cells, Language language, OptionalInt category) {
    int shard = random.nextInt(Cell.SHARDS);
    long place;
    if (category.isEmpty()) {
      place = random.nextLong(Cell.END);
    } else {
      Stretch stretch =
          Stretch.around(language.name(), shard, category.getAsInt(), wanted.condition());
      place = stretch.from() + random.nextLong(stretch.length());
    }
    // Were it always behind, those who lie first in their category would seldom be seen.
    return random.nextBoolean()
        ? behind(cells, language.name(), shard, seen.unseen(language.name(), shard, place))
        : before(cells, language.name(), shard, place);
  }

  private List<Candidate> behind(PresenceCells cells, String language, int shard, long from) {
    if (from == Cell.END) {
      return List.of();
    }
    long to = seen.seen(language, shard, from);
    PresenceCells.Look look = cells.look(language, shard, from, to);
    seen.add(language, shard, from, Math.min(to, look.next().orElse(to)));
    return look.rows();
  }

  private List<Candidate> before(PresenceCells cells, String language, int shard, long to) {
    long from = seen.unseenSince(language, shard, to);
    if (from == to) {
      return behind(cells, language, shard, seen.unseen(language, shard, to));
    }
    PresenceCells.Look look = cells.lookBack(language, shard, from, to);
    seen.add(language, shard, look.next().orElse(from), to);
    return look.rows();
  }
}
