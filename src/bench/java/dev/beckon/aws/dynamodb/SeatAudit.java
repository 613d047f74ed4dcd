package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.id.InvitationId;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Counts who has a seat where, in a table that is at rest: by the visits, not by what was told. */
public final class SeatAudit {
  private final DynamoDbClient client;
  private final String beckonTable;
  private final Map<InvitationId, Integer> visits = new HashMap<>();

  /** Reads nothing yet. */
  public SeatAudit(DynamoDbClient client, String beckonTable) {
    this.client = client;
    this.beckonTable = beckonTable;
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

  /** Reads every item, once. */
  public Map<InvitationId, Seats> seats() {
    Map<InvitationId, Item> heads = new HashMap<>();
    client
        .scanPaginator(
            request ->
                request
                    .tableName(beckonTable)
                    .consistentRead(true)
                    .projectionExpression("#pk, #sk, #seats, #free, #guests, #visit")
                    .expressionAttributeNames(
                        Map.of(
                            "#pk", Schema.PK,
                            "#sk", Schema.SK,
                            "#seats", Schema.SEATS,
                            "#free", Schema.FREE,
                            "#guests", Schema.GUESTS,
                            "#visit", Schema.VISIT_STATE)))
        .items()
        .forEach(
            attributes -> {
              Item item = Item.of(attributes);
              if (item.has(Schema.SEATS)) {
                heads.put(Schema.invitationOf(item.text(Schema.PK)), item);
              } else if (item.has(Schema.VISIT_STATE)) {
                visits.merge(Schema.offerOf(item.text(Schema.SK)).invitation(), 1, Integer::sum);
              }
            });
    Map<InvitationId, Seats> seats = new HashMap<>();
    heads.forEach((id, head) -> seats.put(id, seats(id, head)));
    return seats;
  }

  private Seats seats(InvitationId id, Item head) {
    return new Seats(
        (int) head.number(Schema.SEATS),
        (int) head.number(Schema.FREE),
        head.texts(Schema.GUESTS).size(),
        visits.getOrDefault(id, 0));
  }
}
