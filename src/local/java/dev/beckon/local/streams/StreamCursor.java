package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far one reader has come in a stream: each shard in order, a shard only after its parent.
 * Belongs to one thread.
 */
final class StreamCursor {
  private final StreamSource source;
  private final Map<String, Place> open = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();
  private boolean fromOldest;
  private boolean closedOne;

  private static final class Place {
    String iterator;
    Optional<String> lastSequenceNumber = Optional.empty();

    Place(String iterator) {
      this.iterator = iterator;
    }
  }

  /**
   * Stands before the first shard.
   *
   * @param fromOldest whether what is in the stream already is read too
   */
  StreamCursor(StreamSource source, boolean fromOldest) {
    this.source = source;
    this.fromOldest = fromOldest;
  }

  /** Looks for shards that are new. */
  void discover() {
    List<StreamSource.Shard> shards = source.shards();
    Set<String> known = new HashSet<>();
    shards.forEach(shard -> known.add(shard.id()));
    for (StreamSource.Shard shard : shards) {
      boolean parentRead =
          shard
              .parent()
              .map(parent -> done.contains(parent) || !known.contains(parent))
              .orElse(true);
      boolean isNew = !done.contains(shard.id()) && !open.containsKey(shard.id());
      // From the next record on, there is nothing to wait for in a parent.
      if (isNew && (parentRead || !fromOldest)) {
        open.put(shard.id(), new Place(source.iterator(shard.id(), fromOldest)));
      }
    }
    done.retainAll(known);
    // A shard that comes later has nothing in it that is older than this reader.
    fromOldest = true;
    closedOne = false;
  }

  /** The shards to be read now, in their order. */
  List<String> shards() {
    return List.copyOf(open.keySet());
  }

  /** The next records of one shard; empty when there are none now. */
  List<JsonNode> read(String shard) {
    Place place = open.get(shard);
    StreamSource.Page page = read(shard, place);
    if (!page.records().isEmpty()) {
      JsonNode last = page.records().get(page.records().size() - 1);
      place.lastSequenceNumber = Optional.of(StreamRecords.sequenceNumber(last));
    }
    if (page.nextIterator().isPresent()) {
      place.iterator = page.nextIterator().get();
    } else {
      open.remove(shard);
      done.add(shard);
      closedOne = true;
    }
    return page.records();
  }

  /** Whether a shard was read to its end since the last {@link #discover}: its heirs are due. */
  boolean closedOne() {
    return closedOne;
  }

  private StreamSource.Page read(String shard, Place place) {
    try {
      return source.read(place.iterator);
    } catch (StreamSource.IteratorExpired e) {
      place.iterator =
          place
              .lastSequenceNumber
              .map(last -> source.iteratorAfter(shard, last))
              .orElseGet(() -> source.iterator(shard, true));
      return source.read(place.iterator);
    }
  }
}
