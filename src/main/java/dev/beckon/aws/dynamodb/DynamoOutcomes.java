package dev.beckon.aws.dynamodb;

import dev.beckon.intake.Outcomes;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Outcome;
import dev.beckon.invitation.id.HostId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads the offers of those whom the waves have asked: 0.5 RCU each, and as much for the list. */
public final class DynamoOutcomes implements Outcomes {
  private static final int PAGE = 100;

  /** Each wave has an item; there are hosts in each. */
  private static final int MOST_WAVES = 50;

  private final Table table;

  public DynamoOutcomes(Table table) {
    this.table = table;
  }

  @Override
  public Outcome outcome(Invitation.Facts invitation) {
    List<Schema.Key> offers = new ArrayList<>();
    for (String host : asked(invitation)) {
      if (offers.size() < MOST) {
        offers.add(Schema.offer(new HostId(host), invitation.offerId()));
      }
    }
    List<Outcome.Fate> fates = new ArrayList<>();
    for (int from = 0; from < offers.size(); from += PAGE) {
      List<Schema.Key> page = offers.subList(from, Math.min(from + PAGE, offers.size()));
      for (Item offer : table.get(page, false).values()) {
        fates.add(new Outcome.Fate(OfferItems.offer(offer), OfferItems.visit(offer)));
      }
    }
    return Outcome.of(fates);
  }

  private Set<String> asked(Invitation.Facts invitation) {
    Set<String> hosts = new TreeSet<>();
    table
        .query(
            QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#pk", Schema.PK, "#sk", Schema.SK))
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(Schema.invitationPartition(invitation.id())),
                        ":from", AttributeValue.fromS(Schema.wavesFrom()),
                        ":to", AttributeValue.fromS(Schema.wavesTo())))
                .limit(MOST_WAVES))
        .items()
        .forEach(wave -> hosts.addAll(Item.of(wave).texts(Schema.ASKED_HOSTS)));
    return hosts;
  }
}
