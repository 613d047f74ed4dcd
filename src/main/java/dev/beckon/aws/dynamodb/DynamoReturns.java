package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.visit.ReturnBook;
import java.time.Instant;
import java.util.Optional;

/** Who came back, on the items of offers and visits. */
public final class DynamoReturns implements ReturnBook {
  private final Table table;

  public DynamoReturns(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Kept> note(HostId guest, OfferId id, Instant now) {
    Table.Written written = table.write(cameBack(guest, id, now));
    return (written instanceof Table.Written.Done done
            ? Optional.of(done.item())
            : ((Table.Written.ConditionFailed) written).current())
        .flatMap(
            item ->
                OfferItems.visit(item)
                    .map(visit -> new Kept(visit, item.optionalTime(Schema.CAME_BACK_AT))));
  }

  /** The stay is completed, and was long enough ago; the first time counts. */
  static Change cameBack(HostId guest, OfferId id, Instant now) {
    return Change.update(Schema.offer(guest, id), "SET #cameBackAt = :now")
        .when(
            "#visitState = :completed AND #endedAt <= :before"
                + " AND attribute_not_exists(#cameBackAt)")
        .with(":completed", Visit.Ending.COMPLETED.name())
        .with(":before", now.minus(Visit.BACK_AFTER))
        .with(":now", now);
  }
}
