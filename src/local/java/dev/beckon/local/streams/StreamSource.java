package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A table's stream, to be read. */
interface StreamSource {
  /**
   * A shard.
   *
   * @param parent the shard before it; empty: none that is known
   */
  record Shard(String id, Optional<String> parent) {}

  /**
   * What a read gave.
   *
   * @param records as Lambda writes them into its events, oldest first
   * @param nextIterator where to go on; empty: the shard is closed and read to its end
   */
  record Page(List<JsonNode> records, Optional<String> nextIterator) {}

  /** The place of an iterator is known no more; begin again after the last record that was read. */
  final class IteratorExpired extends RuntimeException {
    IteratorExpired(Throwable cause) {
      super(cause);
    }
  }

  /** Every shard that still has records or may get some. */
  List<Shard> shards();

  /** An iterator from the oldest record on, or from the next one on. */
  String iterator(String shard, boolean fromOldest);

  String iteratorAfter(String shard, String sequenceNumber);

  /** Throws {@link IteratorExpired}. */
  Page read(String iterator);
}
