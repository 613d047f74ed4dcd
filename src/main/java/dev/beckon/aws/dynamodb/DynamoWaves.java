package dev.beckon.aws.dynamodb;

import dev.beckon.fanout.ShownOffers;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.id.HostId;
import dev.beckon.selection.WaveList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Whom the waves of an invitation asked, in the beckon table, one item for each wave. */
public final class DynamoWaves implements WaveList, ShownOffers {
  private static final int BATCH = 100;

  private final Table table;

  public DynamoWaves(Table table) {
    this.table = table;
  }

  @Override
  public void keep(Invitation.Facts invitation, int number, Collection<HostId> hosts) {
    if (!hosts.isEmpty()) {
      table.write(
          Change.update(Schema.wave(invitation.id(), number), "SET #ttl = :ttl ADD #hosts :hosts")
              .with(":ttl", invitation.deadline().plus(Schema.KEPT).getEpochSecond())
              .with(":hosts", hosts.stream().map(HostId::value).toList()));
    }
  }

  /** A moment old, at half the price: guests are known otherwise, and the list is long there. */
  @Override
  public List<Wave> untold(Invitation.Facts invitation) {
    List<Wave> waves = new ArrayList<>();
    for (Item wave : waves(invitation)) {
      if (!wave.has(Schema.TOLD)) {
        List<HostId> hosts = wave.texts(Schema.ASKED_HOSTS).stream().map(HostId::new).toList();
        waves.add(
            new Wave(invitation, Schema.waveOf(wave.text(Schema.SK)), shown(invitation, hosts)));
      }
    }
    return waves;
  }

  private List<Item> waves(Invitation.Facts invitation) {
    return table
        .query(
            QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#pk", Schema.PK, "#sk", Schema.SK))
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(Schema.invitationPartition(invitation.id())),
                        ":from", AttributeValue.fromS(Schema.wavesFrom()),
                        ":to", AttributeValue.fromS(Schema.wavesTo()))))
        .items()
        .stream()
        .map(Item::of)
        .toList();
  }

  private List<Offer.Facts> shown(Invitation.Facts invitation, List<HostId> hosts) {
    List<Offer.Facts> shown = new ArrayList<>();
    for (int from = 0; from < hosts.size(); from += BATCH) {
      List<Schema.Key> keys =
          hosts.subList(from, Math.min(from + BATCH, hosts.size())).stream()
              .map(host -> Schema.offer(host, invitation.offerId()))
              .toList();
      for (Item item : table.get(keys, false).values()) {
        Offer offer = OfferItems.offer(item);
        if (offer instanceof Offer.Sent || offer instanceof Offer.Seen) {
          shown.add(offer.facts());
        }
      }
    }
    return shown;
  }

  @Override
  public void told(Wave wave) {
    table.write(
        Change.update(Schema.wave(wave.invitation().id(), wave.number()), "SET #told = :yes")
            .when("attribute_exists(#pk)")
            .with(":yes", true));
  }
}
