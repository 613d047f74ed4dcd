package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.wave.AcceptRate;
import dev.beckon.invitation.wave.Waves;
import dev.beckon.selection.WaveBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The waves of invitations on their heads, in the beckon table. */
public final class DynamoWaveBook implements WaveBook {
  private final Table table;

  public DynamoWaveBook(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Standing> standing(InvitationId invitation) {
    return table.get(Schema.head(invitation), false).map(WaveItems::standing);
  }

  /** What was written a moment ago may not be there to be read cheaply: then the newest is read. */
  @Override
  public Optional<Pending> pending(Invitation.Facts invitation) {
    return read(invitation, false)
        .filter(found -> found.head().flag(Schema.WAVE_PENDING))
        .or(() -> read(invitation, true))
        .map(
            found ->
                found.head().flag(Schema.WAVE_PENDING)
                    ? Optional.of(pending(found))
                    : Optional.<Pending>empty())
        .orElseThrow(() -> new IllegalStateException("an invitation that is not there whole"));
  }

  /**
   * What there is of an invitation.
   *
   * @param before the head of the inviter's invitation before this one
   */
  private record Found(Item head, Item terms, Optional<Item> before) {}

  /** The inviter's terms lie side by side, so one query finds the invitation before as well. */
  private Optional<Found> read(Invitation.Facts invitation, boolean consistent) {
    Schema.Key head = Schema.head(invitation.id());
    Schema.Key terms = Schema.terms(invitation.inviter(), invitation.offerId());
    List<Item> termsUpTo = termsUpTo(terms, consistent);
    if (termsUpTo.isEmpty() || !termsUpTo.get(0).key().equals(terms)) {
      return Optional.empty();
    }
    List<Schema.Key> heads = new ArrayList<>(List.of(head));
    termsUpTo.stream()
        .skip(1)
        .map(item -> Schema.head(Schema.termsOf(item.text(Schema.SK)).invitation()))
        .forEach(heads::add);
    Map<Schema.Key, Item> found = table.get(heads, consistent);
    return Optional.ofNullable(found.get(head))
        .map(
            item ->
                new Found(
                    item,
                    termsUpTo.get(0),
                    heads.stream().skip(1).filter(found::containsKey).map(found::get).findAny()));
  }

  private List<Item> termsUpTo(Schema.Key terms, boolean consistent) {
    return table
        .query(
            QueryRequest.builder()
                .keyConditionExpression("#pk = :pk AND #sk BETWEEN :from AND :to")
                .expressionAttributeNames(Map.of("#pk", Schema.PK, "#sk", Schema.SK))
                .expressionAttributeValues(
                    Map.of(
                        ":pk", AttributeValue.fromS(terms.pk()),
                        ":from", AttributeValue.fromS(Schema.termsFrom()),
                        ":to", AttributeValue.fromS(terms.sk())))
                .scanIndexForward(false)
                .consistentRead(consistent)
                .limit(2))
        .items()
        .stream()
        .map(Item::of)
        .toList();
  }

  private static Pending pending(Found found) {
    Standing standing = WaveItems.standing(found.head());
    Terms terms = InvitationItems.terms(found.terms());
    if (standing.waves().out() > 0) {
      return new Pending(standing, terms);
    }
    AcceptRate before = found.before().map(WaveItems::learnt).orElse(AcceptRate.UNKNOWN);
    Waves none = Waves.none(standing.invitation().facts().createdAt(), before);
    return new Pending(new Standing(standing.invitation(), none, 0, 0), terms);
  }

  @Override
  public Terms terms(Invitation.Facts invitation) {
    return table
        .get(Schema.terms(invitation.inviter(), invitation.offerId()), false)
        .map(InvitationItems::terms)
        .orElseThrow(() -> new IllegalStateException("an invitation without terms"));
  }

  @Override
  public void waveIsOut(Standing now, Instant lookAt, Set<Rung> widened) {
    Waves waves = now.waves();
    Change out =
        Change.update(
                Schema.head(now.invitation().facts().id()),
                "SET #dueAt = :lookAt, #wave = :wave, #wavedAt = :wavedAt, #live = :live,"
                    + " #offered = :offered, #listOf = :listOf, #listed = :listed,"
                    + " #rateAsked = :asked, #rateAccepted = :accepted"
                    + " REMOVE #wavePending"
                    + (widened.isEmpty() ? "" : " ADD #widened :widened"))
            .with(":lookAt", lookAt)
            .with(":wave", waves.out())
            .with(":wavedAt", waves.lastAt())
            .with(":live", waves.live())
            .with(":offered", waves.offered())
            .with(":listOf", now.listOf())
            .with(":listed", now.listed())
            .with(":asked", waves.before().asked())
            .with(":accepted", waves.before().accepted());
    if (!widened.isEmpty()) {
      out.with(":widened", names(widened));
    }
    table.write(whileStillAt(out, waves.out() - 1));
  }

  @Override
  public void looked(Standing standing, Instant lookAt) {
    table.write(
        whileStillAt(
            Change.update(
                    Schema.head(standing.invitation().facts().id()),
                    "SET #dueAt = :lookAt REMOVE #wavePending")
                .with(":lookAt", lookAt),
            standing.waves().out()));
  }

  /** The invitation stands, and this wave is the last one that is out. */
  private static Change whileStillAt(Change change, int wave) {
    change.when("#state = :open AND " + lastWave(change, wave)).with(":open", Schema.STATE_OPEN);
    return change;
  }

  /** That this wave is the last one that is out. */
  static String lastWave(Change change, int wave) {
    if (wave == 0) {
      return "attribute_not_exists(#wave)";
    }
    change.with(":before", wave);
    return "#wave = :before";
  }

  @Override
  public void nobodyWasThere(InvitationId invitation, Set<Rung> widened) {
    if (!widened.isEmpty()) {
      table.write(
          Change.update(Schema.head(invitation), "ADD #widened :widened")
              .when("attribute_exists(#pk)")
              .with(":widened", names(widened)));
    }
  }

  private static List<String> names(Collection<Rung> rungs) {
    return rungs.stream().map(Rung::name).toList();
  }
}
