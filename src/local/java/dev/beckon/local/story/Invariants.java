package dev.beckon.local.story;

import java.util.ArrayList;
import java.util.List;

/** What must hold, as the story goes along; what did not is told at its end. */
final class Invariants {
  private final List<String> broken = new ArrayList<>();

  /** Notes what should hold and does not. */
  void hold(boolean holds, String whatMustHold) {
    if (!holds) {
      broken.add(whatMustHold);
    }
  }

  List<String> broken() {
    return List.copyOf(broken);
  }
}
