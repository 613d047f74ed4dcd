package dev.beckon.selection.pick;

import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Stretch;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which places one selection has seen already, so that it never reads a row twice. */
final class Seen {
  private final Map<String, NavigableMap<Long, Long>> partitions = new HashMap<>();

  /** The first place from here on that was not seen; {@link Cell#END} when there is none. */
  long unseen(String language, int shard, long place) {
    Map.Entry<Long, Long> before = partition(language, shard).floorEntry(place);
    return before == null ? place : Math.max(place, before.getValue());
  }

  /** Whether every place of this stretch was seen. */
  boolean all(Stretch stretch) {
    return unseen(stretch.language(), stretch.shard(), stretch.from()) >= stretch.to();
  }

  /** The first place behind this one that was seen; {@link Cell#END} when there is none. */
  long seen(String language, int shard, long place) {
    Long next = partition(language, shard).higherKey(place);
    return next == null ? Cell.END : next;
  }

  /** The first place from which on nothing was seen up to this one; itself when it was seen. */
  long unseenSince(String language, int shard, long place) {
    Map.Entry<Long, Long> before = partition(language, shard).lowerEntry(place);
    return before == null ? 0 : Math.min(place, before.getValue());
  }

  /**
   * Notes that all these places were seen; none of them was before.
   *
   * @param to exclusive
   */
  void add(String language, int shard, long from, long to) {
    NavigableMap<Long, Long> partition = partition(language, shard);
    Long behind = partition.remove(to);
    Map.Entry<Long, Long> before = partition.lowerEntry(from);
    long begin = before != null && before.getValue() == from ? before.getKey() : from;
    partition.put(begin, behind == null ? to : behind);
  }

  private NavigableMap<Long, Long> partition(String language, int shard) {
    return partitions.computeIfAbsent(language + "#" + shard, none -> new TreeMap<>());
  }
}
