package dev.beckon.bench.selection;

import dev.beckon.local.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Fills a table, 25 rows at a time on a few threads. */
final class Loading {
  private static final int BATCH = 25;
  private static final int THREADS = 4;
  private static final int STEP = 20_000;
  private static final double NANOS = 1e9;

  private final DynamoDbClient client;
  private final Progress progress;

  Loading(DynamoDbClient client, Progress progress) {
    this.client = client;
    this.progress = progress;
  }

  /**
   * Writes what so many hosts put into the table.
   *
   * @return the seconds that it took
   */
  double load(String table, int hosts, IntFunction<List<Map<String, AttributeValue>>> rows)
      throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int from = 0; from < hosts; from += STEP) {
        int to = Math.min(hosts, from + STEP);
        List<Future<?>> batches = new ArrayList<>();
        for (int first = from; first < to; first += BATCH) {
          IntStream some = IntStream.range(first, Math.min(to, first + BATCH));
          batches.add(
              threads.submit(
                  () -> write(table, some.mapToObj(rows).flatMap(List::stream).toList())));
        }
        for (Future<?> batch : batches) {
          batch.get();
        }
        double seconds = (System.nanoTime() - begin) / NANOS;
        progress.line(
            "  %s: %,d of %,d hosts, %,.0f a second".formatted(table, to, hosts, to / seconds));
      }
    } finally {
      threads.shutdownNow();
    }
    return (System.nanoTime() - begin) / NANOS;
  }

  private void write(String table, List<Map<String, AttributeValue>> rows) {
    for (int from = 0; from < rows.size(); from += BATCH) {
      List<WriteRequest> left =
          rows.subList(from, Math.min(rows.size(), from + BATCH)).stream()
              .map(row -> WriteRequest.builder().putRequest(put -> put.item(row)).build())
              .toList();
      while (!left.isEmpty()) {
        Map<String, List<WriteRequest>> asked = Map.of(table, left);
        left =
            client
                .batchWriteItem(request -> request.requestItems(asked))
                .unprocessedItems()
                .getOrDefault(table, List.of());
      }
    }
  }
}
