package dev.beckon.bench.ledger;

import dev.beckon.aws.dynamodb.DynamoDue;
import dev.beckon.aws.dynamodb.DynamoEscrows;
import dev.beckon.aws.dynamodb.DynamoInvitations;
import dev.beckon.aws.dynamodb.DynamoOrders;
import dev.beckon.aws.dynamodb.DynamoVisits;
import dev.beckon.aws.dynamodb.OfferImport;
import dev.beckon.aws.dynamodb.Table;
import dev.beckon.cleanup.SweepDue;
import dev.beckon.intake.points.ModeratePoints;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The adapters that points go through, over a client that misbehaves, and what is needed around
 * them over one that does not.
 */
record Market(
    DynamoInvitations invitations,
    DynamoVisits visits,
    DynamoEscrows escrows,
    DynamoOrders orders,
    DynamoDue due,
    OfferImport offers) {

  static Market over(DynamoDbClient faulty, DynamoDbClient sound, String table) {
    Table beckon = new Table(faulty, table, atMost -> {});
    return new Market(
        new DynamoInvitations(beckon),
        new DynamoVisits(beckon),
        new DynamoEscrows(beckon),
        new DynamoOrders(beckon),
        new DynamoDue(beckon),
        new OfferImport(sound, table));
  }

  /** What operators do at that time, to visits. */
  ModeratePoints moderation(Instant at) {
    return new ModeratePoints(
        orders, host -> Optional.empty(), visits, visits, Clock.fixed(at, ZoneOffset.UTC));
  }

  /** What cleanup does at that time. */
  SweepDue cleanup(Instant at) {
    return new SweepDue(
        due,
        visits,
        invitations,
        visits,
        visits,
        escrows,
        (function, id, record, why) -> {
          throw new IllegalStateException(record + ": " + why);
        },
        Clock.fixed(at, ZoneOffset.UTC));
  }
}
