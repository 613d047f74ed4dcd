package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.presence.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Brings a whole community into the tables at once, as the presence function would host by host. It
 * lives beside the runner, in the package of the names it writes.
 */
public final class HostImport {
  /** As many as one BatchWriteItem takes. */
  private static final int BATCH = 25;

  private static final int STEP = 5_000;

  private final DynamoDbClient client;
  private final String beckonTable;
  private final String presenceTable;

  public HostImport(DynamoDbClient client, String beckonTable, String presenceTable) {
    this.client = client;
    this.beckonTable = beckonTable;
    this.presenceTable = presenceTable;
  }

  /** A host, and the same host as presence knows them. */
  public record Newcomer(Profile profile, Candidate candidate, String endpoint) {}

  /**
   * Writes the card, the ask, the phone and the presence row of each.
   *
   * @param progress hears of so many hosts now and then, on the calling thread
   */
  public void bringIn(List<Newcomer> hosts, IntConsumer progress) {
    for (int from = 0; from < hosts.size(); from += STEP) {
      bringIn(hosts.subList(from, Math.min(hosts.size(), from + STEP)));
      progress.accept(Math.min(hosts.size(), from + STEP));
    }
  }

  private void bringIn(List<Newcomer> hosts) {
    write(
        presenceTable,
        hosts.stream()
            .flatMap(host -> DynamoPresence.rows(host.candidate()).stream())
            .map(Item::of)
            .toList());
    write(beckonTable, hosts.stream().flatMap(host -> Stream.of(card(host), ask(host))).toList());
  }

  private void write(String table, List<Item> items) {
    int batches = (items.size() + BATCH - 1) / BATCH;
    IntStream.range(0, batches)
        .parallel()
        .mapToObj(
            batch -> items.subList(batch * BATCH, Math.min(items.size(), (batch + 1) * BATCH)))
        .forEach(batch -> writeBatch(table, batch));
  }

  private void writeBatch(String table, List<Item> items) {
    List<WriteRequest> left = new ArrayList<>();
    for (Item item : items) {
      left.add(WriteRequest.builder().putRequest(put -> put.item(item.attributes())).build());
    }
    while (!left.isEmpty()) {
      Map<String, List<WriteRequest>> asked = Map.of(table, left);
      left =
          client
              .batchWriteItem(request -> request.requestItems(asked))
              .unprocessedItems()
              .getOrDefault(table, List.of());
    }
  }

  private static Item card(Newcomer newcomer) {
    Profile host = newcomer.profile();
    return Item.at(Schema.card(host.host()))
        .put(Schema.NAME, host.name())
        .put(Schema.LANGUAGE, host.language())
        .putList(Schema.CATEGORIES, host.categories())
        .put(Schema.REGION, host.region())
        .put(Schema.LEVEL, host.level())
        .put(Schema.AUDIENCE, host.audience())
        .put(Schema.MATURE, host.mature())
        .put(Schema.CELL, Schema.text(Cell.of(newcomer.candidate())));
  }

  private static Item ask(Newcomer newcomer) {
    Device phone = new Device("phone", Device.Platform.FCM, newcomer.endpoint());
    return Item.at(Schema.ask(newcomer.profile().host()))
        .put(Schema.ASK_ME, true)
        .put(Schema.MATURE_ROOMS, newcomer.candidate().matureRooms())
        .put(Schema.PER_HOUR, Preferences.DEFAULT_PACE.perHour())
        .put(Schema.PER_DAY, Preferences.DEFAULT_PACE.perDay())
        .put(Schema.device(phone.id()), new Phones.Phone(phone, "seeded").text());
  }
}
