package dev.beckon.contract;

import dev.beckon.acceptance.Boundaries;
import dev.beckon.acceptance.OfferBox;
import dev.beckon.acceptance.Seats;
import dev.beckon.aws.dynamodb.DynamoBoundaries;
import dev.beckon.aws.dynamodb.DynamoDeadLetters;
import dev.beckon.aws.dynamodb.DynamoDue;
import dev.beckon.aws.dynamodb.DynamoEscrows;
import dev.beckon.aws.dynamodb.DynamoFriends;
import dev.beckon.aws.dynamodb.DynamoHosts;
import dev.beckon.aws.dynamodb.DynamoInvitations;
import dev.beckon.aws.dynamodb.DynamoOffers;
import dev.beckon.aws.dynamodb.DynamoOrders;
import dev.beckon.aws.dynamodb.DynamoOutcomes;
import dev.beckon.aws.dynamodb.DynamoPresence;
import dev.beckon.aws.dynamodb.DynamoReturns;
import dev.beckon.aws.dynamodb.DynamoVisits;
import dev.beckon.aws.dynamodb.DynamoWallets;
import dev.beckon.aws.dynamodb.DynamoWaveBook;
import dev.beckon.aws.dynamodb.DynamoWaves;
import dev.beckon.aws.dynamodb.KeptLetters;
import dev.beckon.aws.dynamodb.KeptReports;
import dev.beckon.aws.dynamodb.Table;
import dev.beckon.cleanup.DueBook;
import dev.beckon.fanout.SentOffers;
import dev.beckon.fanout.ShownOffers;
import dev.beckon.fixtures.InMemoryStore;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.fixtures.SharedDynamoDb;
import dev.beckon.intake.InvitationBook;
import dev.beckon.intake.Outcomes;
import dev.beckon.intake.points.OperatorBook;
import dev.beckon.intake.points.WalletBook;
import dev.beckon.invitation.port.EndInvitation;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.FindInvitation;
import dev.beckon.invitation.port.FindProfile;
import dev.beckon.invitation.port.FindVisit;
import dev.beckon.invitation.port.ReleaseEscrow;
import dev.beckon.invitation.port.SettleReward;
import dev.beckon.presence.FriendBook;
import dev.beckon.presence.HostBook;
import dev.beckon.presence.RoomLeases;
import dev.beckon.presence.Roster;
import dev.beckon.selection.ExhaustInvitation;
import dev.beckon.selection.OfferBook;
import dev.beckon.selection.WaveBook;
import dev.beckon.selection.WaveList;
import dev.beckon.selection.pick.Friends;
import dev.beckon.selection.pick.PresenceCells;
import dev.beckon.stream.DeadLetters;
import dev.beckon.visit.ReturnBook;
import dev.beckon.visit.VisitBook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Every port, as one family of adapters serves it.
 *
 * @param reports what was reported, each as host and reason
 * @param kept what is in a function's dead-letter place, each as {@code id: record (why)}
 */
record Stores(
    InvitationBook book,
    Outcomes outcomes,
    Boundaries boundaries,
    Supplier<List<String>> reports,
    FindInvitation find,
    EndInvitation end,
    ExhaustInvitation exhaust,
    RoomLeases rooms,
    OfferBook offers,
    SentOffers sent,
    OfferBox box,
    Seats seats,
    VisitBook visits,
    FindVisit findVisit,
    EndVisit endVisit,
    ReturnBook returns,
    SettleReward rewards,
    ReleaseEscrow escrows,
    WalletBook wallets,
    OperatorBook orders,
    HostBook hosts,
    FindProfile profiles,
    FriendBook friendBook,
    Friends friends,
    WaveBook waveBook,
    WaveList waveList,
    ShownOffers shown,
    DueBook due,
    PresenceCells cells,
    Roster roster,
    DeadLetters deadLetters,
    Function<String, List<String>> kept) {

  /** The fake, empty. */
  static Stores inMemory() {
    InMemoryStore store = new InMemoryStore();
    return new Stores(
        store.invitations(),
        store.invitations(),
        store.boundaries(),
        () ->
            store.boundaries().reports().stream()
                .map(report -> report.offer().candidate() + " " + report.reason())
                .toList(),
        store.invitations(),
        store.invitations(),
        store.invitations(),
        store.invitations(),
        store.offers(),
        store.offers(),
        store.offers(),
        store.visits(),
        store.visits(),
        store.visits(),
        store.visits(),
        store.visits(),
        store.ledger(),
        store.ledger(),
        store.orders(),
        store.orders(),
        store.hosts(),
        store.hosts(),
        store.hosts(),
        store.hosts(),
        store.waveBook(),
        store.waves(),
        store.waves(),
        store.due(),
        store.presence(),
        store.presence(),
        store.deadLetters(),
        function ->
            store.deadLetters().of(function).stream()
                .map(kept -> "%s: %s (%s)".formatted(kept.recordId(), kept.record(), kept.why()))
                .toList());
  }

  /** DynamoDB, with tables of its own. */
  static Stores dynamo() {
    Map<String, String> names = SharedDynamoDb.freshTables();
    DynamoDbClient client = SharedDynamoDb.client();
    Table table = new Table(client, names.get("BeckonTable"), Stores::doNotWait);
    Table presenceTable = new Table(client, names.get("PresenceTable"), Stores::doNotWait);
    DynamoInvitations invitations = new DynamoInvitations(table);
    DynamoOffers offers = new DynamoOffers(table);
    DynamoVisits visits = new DynamoVisits(table);
    DynamoHosts hosts = new DynamoHosts(table);
    DynamoWaves waves = new DynamoWaves(table);
    DynamoPresence presence = new DynamoPresence(presenceTable);
    DynamoFriends friends = new DynamoFriends(table, presence);
    return new Stores(
        invitations,
        new DynamoOutcomes(table),
        new DynamoBoundaries(table),
        () -> KeptReports.of(table),
        invitations,
        invitations,
        invitations,
        invitations,
        offers,
        offers,
        offers,
        visits,
        visits,
        visits,
        visits,
        new DynamoReturns(table),
        visits,
        new DynamoEscrows(table),
        new DynamoWallets(table),
        new DynamoOrders(table),
        hosts,
        hosts,
        friends,
        friends,
        new DynamoWaveBook(table),
        waves,
        waves,
        new DynamoDue(table),
        presence,
        presence,
        new DynamoDeadLetters(table, new MovableClock(Invitations.EVENING)),
        function -> KeptLetters.of(table, function));
  }

  private static void doNotWait(Duration atMost) {}
}
