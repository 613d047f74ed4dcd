package dev.beckon.meter;

import dev.beckon.acceptance.AcceptOffer;
import dev.beckon.acceptance.DeclineOffer;
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
import dev.beckon.aws.dynamodb.DynamoReturns;
import dev.beckon.aws.dynamodb.DynamoVisits;
import dev.beckon.aws.dynamodb.DynamoWallets;
import dev.beckon.aws.dynamodb.DynamoWaveBook;
import dev.beckon.aws.dynamodb.DynamoWaves;
import dev.beckon.aws.dynamodb.Table;
import dev.beckon.cleanup.SweepDue;
import dev.beckon.fanout.PushOffer;
import dev.beckon.fanout.WithdrawPushes;
import dev.beckon.fixtures.FakeEndpoints;
import dev.beckon.fixtures.FakePasses;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.fixtures.RecordingPush;
import dev.beckon.fixtures.SharedDynamoDb;
import dev.beckon.fixtures.Wishes;
import dev.beckon.intake.CancelInvitation;
import dev.beckon.intake.SubmitInvitation;
import dev.beckon.intake.points.OperatorBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.id.Sha256;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.port.Tally;
import dev.beckon.invitation.wave.Waves;
import dev.beckon.pass.RoomPass;
import dev.beckon.pass.VisitTicket;
import dev.beckon.presence.Device;
import dev.beckon.selection.WaveBook;
import dev.beckon.selection.WaveList;
import dev.beckon.stream.Lanes;
import dev.beckon.visit.AttendVisit;
import dev.beckon.visit.ComeBack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An evening at eight in tables of its own, through the real adapters, and a meter on all of it.
 * Ids, endpoints and texts are as long as real ones.
 */
final class MeteredScene implements AutoCloseable {
  static final HostId INVITER = host(0);
  private static final String MESSAGE =
      "Wir spielen heute das große Finale, und du fehlst noch: ".repeat(4).substring(0, 200);

  private final Map<String, String> names = SharedDynamoDb.freshTables();

  final MovableClock clock = new MovableClock(Invitations.EVENING);
  final CostMeter meter = new CostMeter(SharedDynamoDb.client());

  private final DynamoDbClient client = SharedDynamoDb.client(meter);
  private final Map<HostId, VisitTicket> tickets = new HashMap<>();
  private final Table beckon = table("BeckonTable");

  final DynamoInvitations invitations = new DynamoInvitations(beckon);
  final DynamoOffers offers = new DynamoOffers(beckon);
  final DynamoVisits visits = new DynamoVisits(beckon);
  final DynamoHosts hosts = new DynamoHosts(beckon);
  final DynamoWaves waves = new DynamoWaves(beckon);
  final DynamoWaveBook waveBook = new DynamoWaveBook(beckon);

  final SubmitInvitation submit =
      new SubmitInvitation(
          invitations,
          hosts,
          invitations,
          clock,
          () -> InvitationId.derivedFrom(INVITER, clock.instant().toString()),
          Promise.DEFAULT_MINIMUM_DWELL);
  final CancelInvitation cancel = new CancelInvitation(invitations, invitations, visits, clock);
  final PushOffer push = new PushOffer(new RecordingPush(), offers, Tally.NONE, clock);
  private final Lanes lanes = new Lanes(4);
  private final WithdrawPushes withdraw =
      new WithdrawPushes(new RecordingPush(), waves, lanes, clock);
  final AcceptOffer accept =
      new AcceptOffer(offers, visits, visits, new FakePasses(), Tally.NONE, clock);
  final DynamoWallets wallets = new DynamoWallets(beckon);
  final DynamoOrders grant = new DynamoOrders(beckon);
  final DynamoOutcomes outcomes = new DynamoOutcomes(beckon);
  final DeclineOffer decline =
      new DeclineOffer(offers, new DynamoBoundaries(beckon), Tally.NONE, clock);
  final AttendVisit attend =
      new AttendVisit(visits, visits, visits, visits, new FakePasses(), Tally.NONE, clock);
  final ComeBack comeBack = new ComeBack(new DynamoReturns(beckon), clock);
  final SweepDue sweep =
      new SweepDue(
          new DynamoDue(beckon),
          visits,
          invitations,
          visits,
          visits,
          new DynamoEscrows(beckon),
          new DynamoDeadLetters(beckon, clock),
          clock);

  /** What the presence rows of those would say who were asked before. */
  private final Map<HostId, Asked> known = new HashMap<>();

  MeteredScene() {
    known(INVITER);
  }

  /** The same table, for what nobody counts. */
  Table unmetered(String logicalId) {
    return new Table(SharedDynamoDb.client(), names.get(logicalId), atMost -> {});
  }

  /** A table of the template, metered; for adapters that are not here. */
  Table table(String logicalId) {
    return new Table(client, names.get(logicalId), atMost -> {});
  }

  /** The host of this number; number 0 is the inviter. */
  static HostId host(int number) {
    return new HostId(uuid("host " + number));
  }

  /** So many hosts, who all told who they are. */
  List<HostId> candidates(int count) {
    List<HostId> candidates = IntStream.rangeClosed(1, count).mapToObj(MeteredScene::host).toList();
    candidates.forEach(this::known);
    return candidates;
  }

  /** This host told who they are, wants to be asked, mutes some, and has two phones. */
  private void known(HostId host) {
    hosts.saveProfile(
        new Profile(
            host, "Host " + host, "de", List.of("139", "194", "224"), "DE", 74, 6800, false));
    hosts.savePreferences(
        host, new Preferences(true, true, Optional.empty(), Set.of(host(901), host(902))));
    for (String endpoint : endpoints(host)) {
      String device = "phone-" + endpoint.substring(endpoint.lastIndexOf('/') + 1);
      hosts.saveDevice(
          host, new Device(device, Device.Platform.FCM, endpoint), uuid("hash " + endpoint));
    }
  }

  /** As they are {@link #known}, for more to be wished for. */
  Wishes wishes() {
    return Wishes.willing().mute(host(901));
  }

  void says(HostId host, Preferences preferences) {
    hosts.savePreferences(host, preferences);
  }

  void mutesAHundred(HostId host) {
    Set<HostId> many =
        IntStream.range(1000, 1100).mapToObj(MeteredScene::host).collect(Collectors.toSet());
    hosts.savePreferences(host, new Preferences(true, true, Optional.empty(), many));
  }

  /** The host calls the inviter a friend, and 99 others. */
  void friend(HostId host) {
    Set<HostId> friends =
        IntStream.range(0, 100).mapToObj(MeteredScene::host).collect(Collectors.toSet());
    new DynamoFriends(beckon, null).save(host, friends);
  }

  /** So many others have asked this host already, one every 170 minutes; the last one just now. */
  void askedBefore(HostId host, int times) {
    for (int n = times - 1; n >= 0; n--) {
      Instant then = now().minus(Duration.ofMinutes(170L * n));
      Invitations another = Invitations.by(host(500 + n)).key(uuid("" + n)).at(then);
      Invitation.Open open = another.open();
      invitations.submit(open, Invitations.terms(), "body");
      offers.offer(Invitations.offer(open.facts(), host, then), false, hosts.file(host).asked());
    }
    known.put(host, hosts.file(host).asked());
  }

  /** How many bytes the item is that says whether this host may be asked, and where. */
  long askBytes(HostId host) {
    Map<String, AttributeValue> key =
        Map.of(
            "pk", AttributeValue.fromS("HOST#" + host.value()), "sk", AttributeValue.fromS("ASK"));
    return ItemSize.bytes(
        SharedDynamoDb.client()
            .getItem(get -> get.tableName(names.get("BeckonTable")).key(key))
            .item());
  }

  private static Set<String> endpoints(HostId host) {
    return IntStream.range(0, 2)
        .mapToObj(n -> FakeEndpoints.endpoint(Device.Platform.FCM, uuid(n + " of " + host)))
        .collect(Collectors.toSet());
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** An operator puts points into the host's wallet; nobody counts it. */
  void give(HostId host, long points) {
    new DynamoOrders(unmetered("BeckonTable"))
        .grant(order("give " + host + clock.instant()), host, new Points(points));
  }

  OperatorBook.Order order(String key) {
    return new OperatorBook.Order(
        Sha256.digits(key, 22), host(99), "TEST", "a note of some length", uuid("body"), now());
  }

  long balance(HostId host) {
    return wallets.purse(host).wallet().balance().value();
  }

  /** The inviter's newest invitation. */
  InvitationId newest() {
    return invitations
        .page(INVITER, Optional.empty(), 1)
        .entries()
        .get(0)
        .invitation()
        .facts()
        .id();
  }

  Instant now() {
    return clock.instant();
  }

  void after(Duration time) {
    clock.advance(time);
  }

  /** The inviter asks for so many guests, for ten minutes; asking again is the same request. */
  Invitation invite(int seats) {
    return invite(seats, Points.ZERO);
  }

  /** The same, each guest being promised so much. */
  Invitation invite(int seats, Points reward) {
    SubmitInvitation.Outcome outcome =
        submit.submit(
            new SubmitInvitation.Wish(
                INVITER,
                RoomId.of(INVITER),
                condition(),
                seats,
                reward,
                Duration.ofMinutes(10),
                MESSAGE,
                Optional.of(uuid("request " + now())),
                uuid("body")));
    return ((SubmitInvitation.Outcome.Stored) outcome).entry().invitation();
  }

  static Condition condition() {
    return new Condition(
        Set.of("de", "en", "fr"),
        Set.of("139", "194", "224", "257"),
        Set.of("DE", "AT", "CH"),
        new Range(10, 200),
        new Range(50, 50_000),
        false,
        Set.of(Availability.ONLINE, Availability.LIVE),
        Set.of(host(903), host(904), host(905)));
  }

  /** Puts the offer of this invitation to this host; the push is still to come. */
  Offer.Queued offer(Invitation invitation, HostId candidate) {
    Invitation.Facts facts = invitation.facts();
    Offer.Queued offer =
        Offer.Queued.create(
            new Offer.Facts(
                facts.offerId(),
                candidate,
                facts.inviter(),
                "Host " + facts.inviter(),
                facts.room(),
                MESSAGE,
                now(),
                facts.deadline(),
                endpoints(candidate),
                facts.promise()));
    offers.offer(offer, false, known.getOrDefault(candidate, Asked.NEVER));
    return offer;
  }

  /** Offers, and pushes. */
  void sent(Invitation invitation, HostId candidate) {
    push(offer(invitation, candidate));
  }

  void push(Offer.Queued offer) {
    push.push(offer, now().plus(Duration.ofSeconds(20)));
  }

  /** Tells the phones that still show the offer. */
  void withdraw(Invitation closed) {
    withdraw.withdraw(closed, now().plus(Duration.ofSeconds(20)));
  }

  /** Sends the first wave to these hosts, as if a selection had picked them first, and pushes. */
  void wave(Invitation invitation, List<HostId> candidates) {
    WaveBook.Standing pending = waveBook.pending(invitation.facts()).orElseThrow().standing();
    List<WaveList.Pick> picks = new ArrayList<>();
    candidates.forEach(host -> picks.add(new WaveList.Pick(host, 0, Rung.AS_ASKED)));
    for (int other = 600; picks.size() < Waves.MAX_OFFERS; other++) {
      picks.add(new WaveList.Pick(host(other), Asked.dayOf(now()), Rung.REGIONS));
    }
    waves.pick(invitation.facts(), 1, new WaveList.Picks(picks, false, now()));
    send(pending, candidates);
  }

  /** A timer goes off, and nothing is wanted. */
  void tick(Invitation invitation) {
    waveBook.standing(invitation.facts().id());
  }

  /** Selection is woken by the stream, and nothing is wanted. */
  void look(Invitation invitation) {
    waveBook.looked(
        waveBook.pending(invitation.facts()).orElseThrow().standing(), now().plusSeconds(75));
  }

  /** A timer goes off, and the next wave goes to these hosts; pushes them. */
  void nextWave(Invitation invitation, List<HostId> candidates) {
    WaveBook.Standing standing = waveBook.standing(invitation.facts().id()).orElseThrow();
    waveBook.terms(invitation.facts());
    waves.picks(invitation.facts(), standing.listOf());
    send(standing, candidates);
  }

  private void send(WaveBook.Standing before, List<HostId> candidates) {
    Invitation.Facts invitation = before.invitation().facts();
    if (!candidates.isEmpty()) {
      waves.begin(invitation, before.waves().out() + 1, candidates);
    }
    List<Offer.Queued> queued =
        candidates.stream().map(host -> offer(before.invitation(), host)).toList();
    waveBook.waveIsOut(
        new WaveBook.Standing(
            before.invitation(),
            before.waves().and(queued.size(), now()),
            1,
            before.listed() + queued.size()),
        now().plusSeconds(75),
        Set.of());
    queued.forEach(this::push);
  }

  AcceptOffer.Outcome accept(Invitation invitation, HostId guest) {
    AcceptOffer.Outcome outcome = accept.accept(guest, invitation.facts().offerId());
    if (outcome instanceof AcceptOffer.Outcome.LetIn in) {
      tickets.put(guest, in.ticket());
    }
    return outcome;
  }

  /** The guest's phone beats, with the ticket of the answer before. */
  Optional<RoomPass> beat(Invitation invitation, HostId guest) {
    AttendVisit.Beat.Heard heard =
        (AttendVisit.Beat.Heard) attend.beat(guest, invitation.facts().offerId(), ticket(guest));
    tickets.put(guest, heard.ticket());
    return heard.pass();
  }

  void leave(Invitation invitation, HostId guest) {
    attend.leave(guest, invitation.facts().offerId(), ticket(guest));
  }

  /** What the guest's phone was answered with last. */
  Optional<VisitTicket> ticket(HostId guest) {
    return Optional.ofNullable(tickets.get(guest));
  }

  /** The guest's phone shows this one next. */
  void shows(HostId guest, VisitTicket ticket) {
    tickets.put(guest, ticket);
  }

  /** The guest's app was opened anew and has no ticket. */
  void forgets(HostId guest) {
    tickets.remove(guest);
  }

  /** The inviter's phone keeps the room on air. */
  void renew(Invitation invitation) {
    invitations.renew(INVITER, invitation.facts().id(), now(), now().plus(Invitation.ROOM_LEASE));
  }

  @Override
  public void close() {
    lanes.close();
    client.close();
  }
}
