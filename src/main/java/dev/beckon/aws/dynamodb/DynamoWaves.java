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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  public Picks pick(Invitation.Facts invitation, int wave, Picks picks) {
    Item item = WaveItems.picks(invitation, wave, picks);
    return WaveItems.picks(put(item).orElse(item));
  }

  @Override
  public Optional<Picks> picks(Invitation.Facts invitation, int wave) {
    return table.get(Schema.picks(invitation.id(), wave), false).map(WaveItems::picks);
  }

  @Override
  public Set<HostId> begin(Invitation.Facts invitation, int wave, Collection<HostId> hosts) {
    Item item =
        Item.at(Schema.wave(invitation.id(), wave))
            .put(Schema.ASKED_HOSTS, hosts.stream().map(HostId::value).toList())
            .forgetAt(invitation.deadline().plus(Schema.KEPT));
    return hosts(put(item).orElse(item)).collect(Collectors.toSet());
  }

  /** Puts it unless it is there already; returns what is. */
  private Optional<Item> put(Item item) {
    return table.write(Change.put(item).when("attribute_not_exists(#pk)"))
            instanceof Table.Written.ConditionFailed failed
        ? failed.current()
        : Optional.empty();
  }

  private static Stream<HostId> hosts(Item wave) {
    return wave.texts(Schema.ASKED_HOSTS).stream().map(HostId::new);
  }

  @Override
  public void keep(Invitation.Facts invitation, int wave, Collection<HostId> hosts) {
    if (!hosts.isEmpty()) {
      table.write(
          Change.update(Schema.wave(invitation.id(), wave), "SET #ttl = :ttl ADD #hosts :hosts")
              .with(":ttl", invitation.deadline().plus(Schema.KEPT).getEpochSecond())
              .with(":hosts", hosts.stream().map(HostId::value).toList()));
    }
  }

  @Override
  public Set<HostId> asked(Invitation.Facts invitation) {
    return waves(invitation).stream().flatMap(DynamoWaves::hosts).collect(Collectors.toSet());
  }

  /** A moment old, at half the price: guests are known otherwise, and the list is long there. */
  @Override
  public List<Wave> untold(Invitation.Facts invitation) {
    List<Wave> waves = new ArrayList<>();
    for (Item wave : waves(invitation)) {
      if (!wave.has(Schema.TOLD)) {
        List<Offer.Facts> shown = shown(invitation, hosts(wave).toList());
        waves.add(new Wave(invitation, Schema.waveOf(wave.text(Schema.SK)), shown));
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
