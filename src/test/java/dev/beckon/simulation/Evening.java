package dev.beckon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Acceptance;
import dev.beckon.invitation.IllegalMove;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Samples;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Escrow;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.ledger.Reward;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One invitation, many candidates, and moves by chance. It keeps what was last written and lets the
 * clock run on, as the tables do; each move is decided by what is true at the moment and written in
 * one piece, as each conditional write is.
 */
final class Evening {
  static final int MAX_SEATS = 4;

  private static final Duration LEASE = Duration.ofMinutes(2);

  /** Some evenings are quick, some are slow. */
  private static final long[] WAITS_MILLIS = {200, 1_000, 5_000, 15_000, 40_000};

  private final RandomGenerator random;
  private final List<HostId> hosts;
  private final long longestWaitMillis;
  private final Reckoning reckoning;
  private final Promise promise;

  /** What can happen; how often a move stands here is how likely it is. */
  private final List<Runnable> moves = new ArrayList<>();

  private final Map<HostId, Offer> offers = new TreeMap<>();
  private final Map<HostId, Visit> visits = new TreeMap<>();
  private final Set<String> seen = new TreeSet<>();
  private final List<String> trail = new ArrayList<>();
  private Invitation invitation;
  private Instant now = Samples.CREATED;
  private boolean inviterIsHeardOf = true;
  private long settled;
  private long released;

  Evening(RandomGenerator random) {
    this.random = random;
    int seats = random.nextInt(1, MAX_SEATS + 1);
    Instant deadline = now.plusSeconds(random.nextInt(60, 900));
    this.longestWaitMillis = WAITS_MILLIS[random.nextInt(WAITS_MILLIS.length)];
    this.promise =
        new Promise(new Points(random.nextInt(20)), Duration.ofSeconds(random.nextInt(1, 120)));
    this.hosts =
        IntStream.range(0, random.nextInt(4, 13)).mapToObj(n -> new HostId("en-" + n)).toList();
    this.reckoning = new Reckoning(seats, deadline, now.plus(LEASE));
    this.invitation =
        Invitation.Open.create(
            new Invitation.Facts(
                Samples.INVITATION, Samples.INVITER, Samples.ROOM, seats, now, deadline, promise),
            now.plus(LEASE));
    hosts.stream().limit(random.nextInt(hosts.size())).forEach(this::offer);
    likely(3, () -> offer(anyHost()));
    likely(4, this::sendOrSee);
    likely(10, this::accept);
    likely(2, this::refuse);
    likely(10, this::beat);
    likely(2, this::leaveOrBeVoided);
    likely(6, this::sweep);
    likely(2, this::exhaust);
  }

  private void likely(int weight, Runnable move) {
    for (int i = 0; i < weight; i++) {
      moves.add(move);
    }
  }

  /** The clock runs on, and something happens. */
  void step() {
    if (random.nextInt(visits.isEmpty() ? 80 : 15) == 0) {
      now = nextBoundary();
    } else if (random.nextInt(3) > 0) {
      now = now.plusMillis(random.nextLong(longestWaitMillis + 1));
    }
    inviterIsHeardOf &= random.nextInt(100) > 0;
    if (inviterIsHeardOf && invitation.at(now) instanceof Invitation.Standing standing) {
      invitation = standing.renewRoom(now.plus(LEASE));
      reckoning.heardOfInviter(now.plus(LEASE));
    }
    if (random.nextInt(150) == 0) {
      end();
    } else {
      moves.get(random.nextInt(moves.size())).run();
    }
  }

  /** The next moment at which time changes something, for the boundaries' sake. */
  private Instant nextBoundary() {
    Stream<Instant> ofVisits =
        visits.values().stream()
            .flatMap(
                visit ->
                    visit instanceof Visit.Joined joined
                        ? Stream.of(joined.lostAt(), joined.lostAt().plus(Visit.GRACE))
                        : Stream.of(visit.facts().joinBy()));
    return Stream.concat(ofVisits, Stream.of(invitation.facts().deadline(), invitation.roomUntil()))
        .filter(now::isBefore)
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  private void end() {
    if (invitation.at(now) instanceof Invitation.Standing standing) {
      endInvitation(random.nextBoolean() ? standing.cancel(now) : standing.endRoom(now));
    }
  }

  private void endInvitation(Invitation.Ended ended) {
    invitation = ended;
    reckoning.ended(ended.state(), now);
    tell("the inviter ends it: " + ended.state());
  }

  private void offer(HostId host) {
    if (invitation.at(now) instanceof Invitation.Standing) {
      offers.computeIfAbsent(host, candidate -> Offer.Queued.create(Samples.offerTo(candidate)));
    }
  }

  private void sendOrSee() {
    HostId host = anyHost();
    if (offers.get(host) instanceof Offer.Queued queued && random.nextBoolean()) {
      offers.put(host, queued.send());
    } else if (offers.get(host) instanceof Offer.Standing standing) {
      offers.put(host, standing.see(now));
    }
  }

  /** By the host, or by what the host's own item and devices say. */
  private void refuse() {
    HostId host = anyHost();
    if (offers.get(host) instanceof Offer.Queued queued && random.nextBoolean()) {
      offers.put(
          host, random.nextBoolean() ? queued.giveUp() : queued.suppress(Offer.Suppression.MUTED));
    } else if (offers.get(host) instanceof Offer.Standing standing) {
      offers.put(host, standing.decline(now));
    }
  }

  private void accept() {
    HostId host = anyHost();
    Offer offer = offers.get(host);
    if (offer == null) {
      return;
    }
    String expected = reckoning.answer(host, offer.state(), now);
    Acceptance answer = offer.onAccept(Optional.ofNullable(visits.get(host)), invitation, now);
    tell(host + " accepts: " + answer.getClass().getSimpleName());
    seen.add("answer: " + expected);
    assertThat(
            answer instanceof Acceptance.Refused refused
                ? refused.why().name()
                : answer.getClass().getSimpleName())
        .as(this::trail)
        .isEqualTo(expected);
    if (answer instanceof Acceptance.Take take) {
      take(host, take.offer());
    } else if (answer instanceof Acceptance.Again again) {
      assertThat(again.visit()).as(this::trail).isEqualTo(visits.get(host).at(now));
    }
  }

  private void take(HostId host, Offer.Standing offer) {
    reckoning.letIn(host);
    invitation = ((Invitation.Open) invitation.at(now)).take(host);
    offers.put(host, offer.accept());
    visits.put(
        host,
        new Visit.Granted(
            new Visit.Facts(
                offer.facts().id(), host, Samples.INVITER, Samples.ROOM, now, promise)));
    if (reckoning.letIn().size() > reckoning.seats()) {
      seen.add("a seat that came free was taken");
    }
  }

  private void beat() {
    HostId host = anyGuest();
    if (visits.containsKey(host) && visits.get(host).at(now) instanceof Visit.Live live) {
      if (!invitation.roomIsLive(now)) {
        endVisit(host, live.leave(now));
        return;
      }
      if (live instanceof Visit.Lost) {
        seen.add("a lost guest came back");
      }
      Visit.Joined once = live.beat(now);
      visits.put(host, random.nextInt(4) == 0 ? once.beat(now) : once);
      settle(host);
      reckoning.beat(host, now);
      tell(host + " beats");
    }
  }

  private void leaveOrBeVoided() {
    HostId host = anyGuest();
    if (visits.containsKey(host) && visits.get(host).at(now) instanceof Visit.Live live) {
      endVisit(host, random.nextInt(6) == 0 ? live.voidIt(now) : live.leave(now));
    }
  }

  /** Writes what time has done: no-shows, lost guests, the end of the invitation. */
  private void sweep() {
    for (HostId host : List.copyOf(visits.keySet())) {
      Visit visit = visits.get(host).at(now);
      if (visit instanceof Visit.Granted granted && !now.isBefore(granted.facts().joinBy())) {
        endVisit(host, granted.noShow(now));
      } else if (visits.get(host) instanceof Visit.Live && visit instanceof Visit.Ended ended) {
        endVisit(host, ended);
      }
    }
    invitation = invitation.at(now);
    visits.keySet().forEach(this::settle);
    release();
    tell("sweep");
  }

  private void endVisit(HostId host, Visit.Ended ended) {
    String expected = reckoning.visit(host, now);
    boolean losesClaim =
        ended.reward() instanceof Reward.Released
            && !(visits.get(host).reward() instanceof Reward.Released);
    visits.put(host, ended);
    reckoning.over(host, ended.state(), now);
    boolean freed = false;
    if (ended.ending() == Visit.Ending.NO_SHOW) {
      assertThat(expected).as(this::trail).isEqualTo("GRANTED");
      if (invitation.at(now) instanceof Invitation.Standing standing) {
        invitation = standing.free(host);
        freed = true;
      }
    }
    if (losesClaim && !freed) {
      invitation = invitation.holding(invitation.escrow().resolve());
    }
    settle(host);
    tell("the visit of " + host + " ends: " + ended.ending());
  }

  /** Now and then later than it was earned, or not at all. */
  private void settle(HostId host) {
    if (!(visits.get(host).reward() instanceof Reward.Earned earned) || random.nextInt(3) == 0) {
      return;
    }
    boolean pays = random.nextInt(4) > 0;
    Escrow escrow = invitation.escrow();
    invitation = invitation.holding(pays ? escrow.settle() : escrow.resolve());
    Reward reward = pays ? earned.settle() : earned.withhold(Reward.Withheld.PAIR_CAP);
    visits.put(host, visits.get(host).rewarded(reward));
    settled += pays ? earned.points().value() : 0;
    seen.add("reward: " + reward.state());
    tell(host + " is paid: " + pays);
  }

  /** What no guest can earn any more goes back. */
  private void release() {
    if (invitation instanceof Invitation.Ended ended) {
      Points free = ended.escrow().releasable(ended.guests().size());
      released += free.value();
      invitation = ended.holding(ended.escrow().release(ended.guests().size()));
    }
  }

  private void exhaust() {
    if (random.nextInt(4) == 0 && invitation.at(now) instanceof Invitation.Open open) {
      int liveOffers =
          (int) offers.values().stream().filter(o -> o instanceof Offer.Standing).count();
      int liveVisits =
          (int) visits.values().stream().filter(v -> v.at(now) instanceof Visit.Live).count();
      try {
        endInvitation(open.exhaust(liveOffers, liveVisits, now));
      } catch (IllegalMove notYet) {
        seen.add("not exhausted yet");
      }
    }
  }

  private HostId anyHost() {
    return hosts.get(random.nextInt(hosts.size()));
  }

  private HostId anyGuest() {
    List<HostId> guests = List.copyOf(visits.keySet());
    return guests.isEmpty() ? anyHost() : guests.get(random.nextInt(guests.size()));
  }

  private void tell(String what) {
    trail.add(Duration.between(Samples.CREATED, now).toMillis() + " ms: " + what);
  }

  Instant now() {
    return now;
  }

  /** Points that were put in, and are in wallets by now: the guests' and the inviter's. */
  long putIn() {
    return Escrow.of(promise, reckoning.seats()).held().value();
  }

  long settled() {
    return settled;
  }

  long released() {
    return released;
  }

  Reckoning reckoning() {
    return reckoning;
  }

  /** As last written. */
  Invitation invitation() {
    return invitation;
  }

  Map<HostId, Offer> offers() {
    return offers;
  }

  /** As last written. */
  Map<HostId, Visit> visits() {
    return visits;
  }

  /** What came up, so that a walk that never meets a case is not trusted with it. */
  Set<String> seen() {
    return seen;
  }

  String trail() {
    return String.join("\n", trail);
  }
}
