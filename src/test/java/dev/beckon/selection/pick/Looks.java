package dev.beckon.selection.pick;

import dev.beckon.fixtures.InMemoryPresence;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Presence that remembers how it was looked at. */
final class Looks implements PresenceCells {
  private final InMemoryPresence presence;
  private final List<One> all = new ArrayList<>();

  Looks(InMemoryPresence presence) {
    this.presence = presence;
  }

  /** One look, and what it saw. */
  record One(String partition, long from, long to, List<Candidate> rows) {}

  @Override
  public Look look(String language, int shard, long from, long to) {
    Look look = presence.look(language, shard, from, to);
    all.add(new One(language + shard, from, to, look.rows()));
    return look;
  }

  @Override
  public Look lookBack(String language, int shard, long from, long to) {
    Look look = presence.lookBack(language, shard, from, to);
    all.add(new One(language + shard, from, to, look.rows()));
    return look;
  }

  @Override
  public Draw draw(String language, double from) {
    Draw draw = presence.draw(language, from);
    all.add(new One(language, 0, 1, List.of()));
    return draw;
  }

  /** All of them so far, in their order. */
  List<One> all() {
    return all;
  }

  /** Every row that was seen, as often as it was. */
  List<HostId> seen() {
    return all.stream().flatMap(look -> look.rows().stream()).map(Candidate::host).toList();
  }

  /** An English-speaking host of this shard, category and audience. */
  static Candidate host(int number, int shard, String category, long audience) {
    int tries = 0;
    while (true) {
      Candidate candidate =
          new Candidate(
              new HostId("en-" + number + "-" + tries++),
              "en",
              Category.of(List.of(category)),
              "GB",
              20,
              audience,
              false,
              true,
              Availability.ONLINE,
              Instant.MAX,
              Asked.NEVER);
      if (Cell.of(candidate).shard() == shard) {
        return candidate;
      }
    }
  }
}
