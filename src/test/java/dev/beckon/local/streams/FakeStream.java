package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stream in memory; its iterators say shard and place. */
final class FakeStream implements StreamSource {
  private static final class Content {
    Optional<String> parent = Optional.empty();
    final List<JsonNode> records = new ArrayList<>();
    boolean closed;
  }

  private final Map<String, Content> shards = new LinkedHashMap<>();
  private boolean expired;

  synchronized void shard(String id, String parent) {
    Content content = new Content();
    content.parent = Optional.ofNullable(parent);
    shards.put(id, content);
  }

  synchronized void add(String shard, List<JsonNode> records) {
    shards.get(shard).records.addAll(records);
  }

  synchronized void close(String shard) {
    shards.get(shard).closed = true;
  }

  /** The next read finds its iterator too old. */
  synchronized void expire() {
    expired = true;
  }

  @Override
  public synchronized List<Shard> shards() {
    return shards.entrySet().stream()
        .map(entry -> new Shard(entry.getKey(), entry.getValue().parent))
        .toList();
  }

  @Override
  public synchronized String iterator(String shard, boolean fromOldest) {
    return shard + ":" + (fromOldest ? 0 : shards.get(shard).records.size());
  }

  @Override
  public synchronized String iteratorAfter(String shard, String sequenceNumber) {
    List<JsonNode> records = shards.get(shard).records;
    for (int i = 0; i < records.size(); i++) {
      if (StreamRecords.sequenceNumber(records.get(i)).equals(sequenceNumber)) {
        return shard + ":" + (i + 1);
      }
    }
    throw new IllegalArgumentException("no record " + sequenceNumber);
  }

  @Override
  public synchronized Page read(String iterator) {
    if (expired) {
      expired = false;
      throw new IteratorExpired(new IllegalStateException("too old"));
    }
    String[] parts = iterator.split(":", 2);
    Content content = shards.get(parts[0]);
    List<JsonNode> rest =
        List.copyOf(content.records.subList(Integer.parseInt(parts[1]), content.records.size()));
    return new Page(
        rest,
        content.closed ? Optional.empty() : Optional.of(parts[0] + ":" + content.records.size()));
  }
}
