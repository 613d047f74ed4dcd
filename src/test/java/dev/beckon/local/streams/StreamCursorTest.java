package dev.beckon.local.streams;

import static dev.beckon.local.streams.Records.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamCursorTest {
  private final FakeStream stream = new FakeStream();

  @BeforeEach
  void aStreamOfTwoRecords() {
    stream.shard("one", null);
    stream.add("one", records(1, 2));
  }

  private StreamCursor cursor(boolean fromOldest) {
    StreamCursor cursor = new StreamCursor(stream, fromOldest);
    cursor.discover();
    return cursor;
  }

  private static List<String> read(StreamCursor cursor) {
    List<String> numbers = new ArrayList<>();
    for (String shard : cursor.shards()) {
      cursor.read(shard).forEach(record -> numbers.add(StreamRecords.sequenceNumber(record)));
    }
    return numbers;
  }

  @Test
  void readsEachRecordOnce() {
    StreamCursor cursor = cursor(true);

    assertThat(read(cursor)).containsExactly("1", "2");
    assertThat(read(cursor)).isEmpty();
    stream.add("one", records(3, 3));
    assertThat(read(cursor)).containsExactly("3");
  }

  @Test
  void beginsWithTheNextRecordWhereItIsTold() {
    StreamCursor cursor = cursor(false);

    assertThat(read(cursor)).isEmpty();
    stream.add("one", records(3, 3));
    assertThat(read(cursor)).containsExactly("3");
  }

  @Test
  void readsAShardOnlyAfterItsParent() {
    stream.shard("two", "one");
    stream.add("two", records(3, 4));
    StreamCursor cursor = cursor(true);

    assertThat(cursor.shards()).containsExactly("one");
    stream.close("one");
    assertThat(read(cursor)).containsExactly("1", "2");
    assertThat(cursor.closedOne()).isTrue();

    cursor.discover();
    assertThat(cursor.closedOne()).isFalse();
    assertThat(cursor.shards()).containsExactly("two");
    assertThat(read(cursor)).containsExactly("3", "4");
  }

  @Test
  void aShardThatComesLaterIsReadFromItsBeginning() {
    StreamCursor cursor = cursor(false);
    stream.close("one");
    stream.shard("two", "one");
    stream.add("two", records(3, 3));

    assertThat(read(cursor)).isEmpty();
    cursor.discover();
    assertThat(read(cursor)).containsExactly("3");
  }

  @Test
  void goesOnWhereItWasWhenItsIteratorIsTooOld() {
    StreamCursor cursor = cursor(true);
    read(cursor);
    stream.add("one", records(3, 3));
    stream.expire();

    assertThat(read(cursor)).containsExactly("3");
  }
}
