package dev.beckon.bench.ledger;

import dev.beckon.aws.dynamodb.DynamoEscrows;
import dev.beckon.aws.dynamodb.DynamoInvitations;
import dev.beckon.aws.dynamodb.DynamoOrders;
import dev.beckon.aws.dynamodb.DynamoVisits;
import dev.beckon.aws.dynamodb.DynamoWallets;
import dev.beckon.aws.dynamodb.OfferImport;
import dev.beckon.aws.dynamodb.Table;
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
    DynamoWallets wallets,
    OfferImport offers) {

  static Market over(DynamoDbClient faulty, DynamoDbClient sound, String table) {
    Table beckon = new Table(faulty, table, atMost -> {});
    return new Market(
        new DynamoInvitations(beckon),
        new DynamoVisits(beckon),
        new DynamoEscrows(beckon),
        new DynamoOrders(beckon),
        new DynamoWallets(beckon),
        new OfferImport(sound, table));
  }
}
