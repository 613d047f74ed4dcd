package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.presence.AppearOnline;
import dev.beckon.presence.Beat;
import dev.beckon.presence.ChangeFile;
import dev.beckon.presence.HostBook;
import dev.beckon.presence.lease.Lease;
import dev.beckon.presence.lease.Ticket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What each beat asks of DynamoDB, request by request, and the whole condition of each write. */
class BeatRequestsTest {
  private static final Candidate ANNA =
      Hosts.candidate(Hosts.ANNA, Lease.until(Invitations.EVENING));
  private static final Ticket TICKET =
      new Ticket(Hosts.ANNA, Cell.of(ANNA), 5, ANNA.reachableUntil(), Availability.ONLINE);

  private static final String ROW_IS_NO_NEWER = "attribute_not_exists(#e) OR #e <= :epoch";
  private static final String CARD_IS_AS_READ =
      "update CARD if #epoch = :epoch AND #cell = :before";

  private static final String ENTER = "put ROW if attribute_not_exists(#e) OR #e < :epoch";

  private final MovableClock clock = new MovableClock(Invitations.EVENING);
  private final StubDynamoDb stub = new StubDynamoDb();
  private final DynamoHosts hosts = new DynamoHosts(new Table(stub, "beckon", atMost -> {}));
  private final DynamoPresence roster = new DynamoPresence(new Table(stub, "presence", at -> {}));
  private final AppearOnline appear =
      new AppearOnline(
          hosts,
          roster,
          new DynamoInvitations(new Table(stub, "beckon", atMost -> {})),
          new DynamoVisits(new Table(stub, "beckon", atMost -> {})),
          new DynamoVisits(new Table(stub, "beckon", atMost -> {})),
          clock);

  @BeforeEach
  void annaIsKnown() {
    card(Item.at(Schema.card(Hosts.ANNA)));
    stub.holding(ask());
  }

  private static Item ask() {
    return Item.at(Schema.ask(Hosts.ANNA))
        .put(Schema.ASK_ME, true)
        .put(Schema.MATURE_ROOMS, true)
        .put(Schema.device("phone"), new Phones.Phone(Hosts.device(Hosts.ANNA), "token").text());
  }

  private void card(Item card) {
    Profile anna = Hosts.profile(Hosts.ANNA);
    stub.holding(
        card.put(Schema.NAME, anna.name())
            .put(Schema.LANGUAGE, anna.language())
            .putList(Schema.CATEGORIES, anna.categories())
            .put(Schema.REGION, anna.region())
            .put(Schema.LEVEL, anna.level())
            .put(Schema.AUDIENCE, anna.audience())
            .put(Schema.MATURE, anna.mature()));
  }

  private void online() {
    card(
        Item.at(Schema.card(Hosts.ANNA))
            .put(Schema.EPOCH, 5)
            .put(Schema.CELL, Schema.text(TICKET.cell())));
  }

  private Beat fresh() {
    return appear.beat(Hosts.ANNA, Availability.ONLINE, Set.of(), Optional.of("key")).beat();
  }

  private Beat beat(Ticket ticket) {
    return appear.beat(ticket, Availability.ONLINE, Set.of()).beat();
  }

  /** Queries by their name, writes with their condition; a row's sort key begins with its place. */
  private List<String> requests() {
    return stub.requests().stream().map(BeatRequestsTest::text).toList();
  }

  private static String text(DynamoDbRequest request) {
    List<String> writes = Writes.of(List.of(request));
    return writes.isEmpty()
        ? request instanceof QueryRequest ? "query" : "get"
        : writes.get(0).replaceFirst(" [0-9a-v]{8}\\b", " ROW");
  }

  private static ConditionalCheckFailedException failed(Item current) {
    return ConditionalCheckFailedException.builder().item(current.attributes()).build();
  }

  @Test
  void aFreshBeatReadsTheFileAndWritesRowAndCard() {
    fresh();

    assertThat(requests())
        .containsExactly(
            "query",
            ENTER,
            "update CARD if attribute_not_exists(#epoch) AND attribute_not_exists(#cell)");
  }

  @Test
  void aLaterOneTakesTheEpochOnlyFromWhereItWasRead() {
    online();

    fresh();

    assertThat(requests()).containsExactly("query", ENTER, CARD_IS_AS_READ);
  }

  @Test
  void aFreshBeatInAnotherCellTakesTheOldRowOutUnlessItIsNewer() {
    card(
        Item.at(Schema.card(Hosts.ANNA))
            .put(Schema.EPOCH, 5)
            .put(Schema.CELL, Schema.text(new Cell("en", 0, 1, 1))));

    fresh();

    assertThat(requests())
        .containsExactly("query", ENTER, CARD_IS_AS_READ, "delete ROW if " + ROW_IS_NO_NEWER);
  }

  @Test
  void aFreshBeatAgainReadsTheFileAndNoMore() {
    card(
        Item.at(Schema.card(Hosts.ANNA))
            .put(Schema.EPOCH, 5)
            .put(Schema.CELL, Schema.text(TICKET.cell()))
            .put(Schema.BEAT_KEY, "key")
            .put(Schema.BEAT_LIVE, false)
            .put(Schema.BEAT_UNTIL, TICKET.until()));

    assertThat(fresh()).isEqualTo(new Beat.Reachable(TICKET));

    assertThat(requests()).containsExactly("query");
  }

  @Test
  void aQuietBeatAsksNothing() {
    clock.advance(Lease.RENEWED_AFTER.minusMillis(1));

    assertThat(beat(TICKET)).isEqualTo(new Beat.Reachable(TICKET));

    assertThat(requests()).isEmpty();
  }

  @Test
  void aRenewalIsTwoWritesAndReadsNothing() {
    clock.advance(Lease.RENEWED_AFTER);

    assertThat(beat(TICKET)).isInstanceOf(Beat.Reachable.class);

    assertThat(requests())
        .containsExactly(
            "update ASK if #askMe = :yes",
            "update ROW if #e = :epoch AND #ttl = :from AND #l = :was");
  }

  @Test
  void aRenewalAgainIsTheSameTwoWritesOfWhichOneFails() {
    clock.advance(Lease.RENEWED_AFTER);
    Item row =
        PresenceRow.item(Hosts.candidate(Hosts.ANNA, TICKET.until().plusSeconds(450)), 5)
            .put(PresenceSchema.RENEWED_BY, 450);
    stub.thenAnswer(UpdateItemResponse.builder().attributes(ask().attributes()).build())
        .then(failed(row));

    assertThat(beat(TICKET))
        .isEqualTo(
            new Beat.Reachable(
                TICKET.renewed(TICKET.until().plusSeconds(450), Availability.ONLINE)));

    assertThat(requests()).hasSize(2).noneMatch("query"::equals);
  }

  @Test
  void anHourOfBeatsIsWithinItsCeiling() {
    Ticket ticket = ((Beat.Reachable) fresh()).ticket();
    for (int beats = 0; beats < 80; beats++) {
      clock.advance(Lease.LIVE_BEAT);
      ticket = ((Beat.Reachable) beat(ticket)).ticket();
    }

    long writes = requests().stream().filter(text -> !text.equals("query")).count();
    assertThat(requests()).containsOnlyOnce("query");
    assertThat(writes).isEqualTo(18);
  }

  @Test
  void signingOutTakesTheRowOutAndMovesTheEpochOn() {
    online();

    appear.goOffline(Hosts.ANNA);

    assertThat(requests())
        .containsExactly("query", "delete ROW if " + ROW_IS_NO_NEWER, CARD_IS_AS_READ, "get");
  }

  @Test
  void aChangeThatDoesNotMoveTheRowIsWrittenWhereItLies() {
    online();

    new ChangeFile(hosts, roster)
        .preferences(Hosts.ANNA, new Preferences(true, false, Optional.empty(), Set.of()));

    assertThat(requests())
        .containsExactly("update ASK, always", "query", "update ROW if attribute_exists(#pk)");
  }

  @Test
  void aChangeThatMovesTheRowTakesItOverUnlessSomebodyNewerIsAtIt() {
    Cell old = new Cell("en", 0, 1, 1);
    card(Item.at(Schema.card(Hosts.ANNA)).put(Schema.EPOCH, 5).put(Schema.CELL, Schema.text(old)));
    stub.holding(
        Item.at(PresenceSchema.row(old, Hosts.ANNA))
            .put(PresenceSchema.DESCRIPTION, "1234||0|0|0")
            .put(PresenceSchema.ASKED, "0.0.0.0")
            .put(PresenceSchema.EPOCH, 5)
            .forgetAt(TICKET.until()));

    new ChangeFile(hosts, roster).preferences(Hosts.ANNA, Hosts.WILLING);

    assertThat(requests())
        .containsExactly(
            "update ASK, always",
            "query",
            "delete ROW if " + ROW_IS_NO_NEWER,
            ENTER,
            CARD_IS_AS_READ);
  }

  @Test
  void theAnswerOfARenewalIsWhatTheHostsOwnItemSays() {
    stub.holding(
        Item.at(Schema.ask(Hosts.ANNA))
            .put(Schema.ASK_ME, true)
            .put(Schema.MATURE_ROOMS, false)
            .put(Schema.ASKED_DAY, 20_780)
            .put(Schema.ASKED_ON_DAY, 3)
            .put(Schema.ASKED_BEFORE, 2)
            .put(Schema.LAST_ASKED_AT, Invitations.EVENING));

    HostBook.Opted opted = hosts.seen(Hosts.ANNA, Invitations.EVENING).orElseThrow();

    assertThat(opted.matureRooms()).isFalse();
    assertThat(opted.asked().onDay()).isEqualTo(3);
  }
}
