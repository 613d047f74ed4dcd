package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Counts who has a seat, in a table that is at rest: by the visits, not by what was told. */
public final class SeatAudit {
  private static final int BATCH = 100;

  private final Table table;

  public SeatAudit(DynamoDbClient client, String beckonTable) {
    this.table = new Table(client, beckonTable, atMost -> {});
  }

  /**
   * The seats of one invitation.
   *
   * @param all how many there are
   * @param free how many its head calls free
   * @param guests how many its head names
   * @param visits how many hosts have a visit to it
   */
  public record Seats(int all, int free, int guests, int visits) {
    /** Guests beyond the seats. */
    public int oversold() {
      return Math.max(0, Math.max(guests, visits) - all);
    }

    /** Whether the head and the visits say the same. */
    public boolean fit() {
      return guests == visits && free == all - guests;
    }
  }

  /**
   * Reads the invitation and what became of each of its offers.
   *
   * @param asked all hosts who were asked
   */
  public Seats seats(OfferId id, List<HostId> asked) {
    int visits = 0;
    for (int from = 0; from < asked.size(); from += BATCH) {
      List<Schema.Key> keys =
          asked.subList(from, Math.min(asked.size(), from + BATCH)).stream()
              .map(host -> Schema.offer(host, id))
              .toList();
      visits +=
          (int)
              table.get(keys, true).values().stream()
                  .filter(offer -> offer.has(Schema.VISIT_STATE))
                  .count();
    }
    Item head = table.get(Schema.head(id.invitation())).orElseThrow();
    return new Seats(
        (int) head.number(Schema.SEATS),
        (int) head.number(Schema.FREE),
        head.texts(Schema.GUESTS).size(),
        visits);
  }
}
