package dev.beckon.selection.count;

import dev.beckon.invitation.condition.Signpost;
import dev.beckon.selection.pick.PresenceCells;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The hosts of a language as their signposts tell of them. Signposts of who went without a word
 * stay for a day, so they tell kinds, and sizes only as an upper bound.
 */
final class Crowd {
  /** Where one draw shows less than this share, a second one shows others. */
  private static final double LARGE = 0.2;

  private final String language;
  private final List<Signpost> signposts = new ArrayList<>();
  private double covered;
  private int draws;

  private Crowd(String language) {
    this.language = language;
  }

  /**
   * Draws signposts of this language.
   *
   * @param draws 1 or 2: the most looks it may take
   */
  static Crowd of(String language, int draws, PresenceCells cells, Random random) {
    Crowd crowd = new Crowd(language);
    double begin = random.nextDouble() / 2;
    crowd.draw(cells, begin);
    if (draws > 1 && crowd.covered < LARGE) {
      // Towards the first draw, from so far that the two do not meet.
      crowd.draw(cells, begin + 1.0 / 2);
    }
    return crowd;
  }

  private void draw(PresenceCells cells, double from) {
    PresenceCells.Draw draw = cells.draw(language, from);
    draws++;
    signposts.addAll(draw.signposts());
    covered += draw.covered();
  }

  String language() {
    return language;
  }

  /** How many looks it took. */
  int draws() {
    return draws;
  }

  List<Signpost> signposts() {
    return signposts;
  }

  /** How many of the signposts tell of this main category. */
  long telling(int category) {
    return signposts.stream().filter(each -> each.category() == category).count();
  }

  /** For how many hosts each of the signposts stands, about. */
  double hostsPerSignpost() {
    return Signpost.EVERY / covered;
  }

  /** How many hosts there are at most, about. */
  double hosts() {
    return signposts.size() * hostsPerSignpost();
  }
}
