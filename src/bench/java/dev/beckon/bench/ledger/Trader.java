package dev.beckon.bench.ledger;

import dev.beckon.acceptance.Seats;
import dev.beckon.intake.InvitationBook;
import dev.beckon.intake.points.ModeratePoints;
import dev.beckon.intake.points.OperatorBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.ledger.Reward;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One thread that does what apps, operators and cleanup do to points, by chance, and does again
 * what it got no answer to, as they do. What others do comes by at the same time or later, too: old
 * beats, old settlements, old releases.
 */
final class Trader implements Runnable {
  /** So few that caps are reached, wallets are fought for, and rooms are taken. */
  private static final int HOSTS = 120;

  private static final Duration MINIMUM_DWELL = Duration.ofSeconds(40);
  private static final Duration LEASE = Duration.ofMinutes(30);
  private static final int TRIES = 60;
  private static final int MOST_REWARD = 50;
  private static final int MOST_SEATS = 3;
  private static final HostId OPERATOR = new HostId("operator");

  private final Market market;
  private final Deque<Runnable> later;
  private final LongAdder transfers;
  private final Supplier<Optional<Instant>> nextRound;
  private final Random random;
  private long orders;

  /**
   * @param later what is done again by whatever thread, now or at some time
   * @param transfers counts what moved points
   * @param nextRound when the next round is, each later than the one before; empty at the end
   */
  Trader(
      Market market,
      Deque<Runnable> later,
      LongAdder transfers,
      Supplier<Optional<Instant>> nextRound,
      Random random) {
    this.market = market;
    this.later = later;
    this.transfers = transfers;
    this.nextRound = nextRound;
    this.random = random;
  }

  @Override
  public void run() {
    for (Optional<Instant> now = nextRound.get(); now.isPresent(); now = nextRound.get()) {
      round(now.get());
    }
  }

  private void round(Instant now) {
    HostId inviter = anyHost();
    int seats = 1 + random.nextInt(MOST_SEATS);
    Points reward = new Points(1 + random.nextInt(MOST_REWARD));
    grant(inviter, now);
    grant(anyHost(), now);
    grant(anyHost(), now);
    Invitation.Open open =
        Invitation.Open.create(
            new Invitation.Facts(
                InvitationId.random(random),
                inviter,
                RoomId.of(inviter),
                seats,
                now,
                now.plus(LEASE),
                new Promise(reward, MINIMUM_DWELL)),
            now.plus(LEASE));
    InvitationBook.Submission submission =
        again(() -> market.invitations().submit(open, LedgerBenchmark.terms(), "bench"));
    if (submission instanceof InvitationBook.Submission.Created
        || submission instanceof InvitationBook.Submission.Repeated) {
      transfers.increment();
      evening(open, now);
    }
    doSomethingAgain();
  }

  /** Guests come, stay for long enough or not, and the invitation ends before or after. */
  private void evening(Invitation.Open open, Instant now) {
    Set<HostId> guests = new LinkedHashSet<>();
    while (guests.size() < open.facts().seats()) {
      guests.add(anyHost());
    }
    guests.remove(open.facts().inviter());
    List<Visit> visits = new ArrayList<>();
    for (HostId guest : guests) {
      visit(open, guest, now).ifPresent(visits::add);
    }
    if (random.nextInt(4) == 0) {
      end(open, now.plusSeconds(60));
    }
    for (int i = 0; i < visits.size(); i++) {
      if (visits.get(i) instanceof Visit.Live live) {
        visits.set(i, stay(live, now));
        doSomethingAgain();
      }
    }
    end(open, now.plusSeconds(200));
    release(open, now.plusSeconds(220));
    int paid =
        (int) visits.stream().filter(visit -> visit.reward() instanceof Reward.Settled).count();
    visits.forEach(visit -> moderate(visit, now.plusSeconds(300)));
    transfers.add(paid + (paid < open.facts().seats() ? 1L : 0));
  }

  private Optional<Visit> visit(Invitation.Open open, HostId guest, Instant now) {
    Invitation.Facts facts = open.facts();
    market
        .offers()
        .bringIn(
            List.of(
                new Offer.Facts(
                    facts.offerId(),
                    guest,
                    facts.inviter(),
                    "Bench",
                    facts.room(),
                    "",
                    now,
                    facts.deadline(),
                    Set.of(),
                    facts.promise())));
    Visit.Granted granted =
        new Visit.Granted(
            new Visit.Facts(
                facts.offerId(), guest, facts.inviter(), facts.room(), now, facts.promise()));
    return again(() -> market.visits().take(granted, now)) instanceof Seats.Taking.Taken
        ? Optional.of(granted)
        : again(() -> market.visits().find(guest, facts.offerId()));
  }

  private Visit stay(Visit.Live granted, Instant now) {
    if (random.nextInt(8) == 0) {
      return leave(granted, now.plusSeconds(70));
    }
    Visit current = beat(granted, now.plusSeconds(5));
    if (current instanceof Visit.Live joined && random.nextInt(3) > 0) {
      current = beat(joined, now.plusSeconds(50));
    }
    if (random.nextInt(15) == 0) {
      takeBackWhole(current, now.plusSeconds(60));
      current = fresh(current);
    }
    return current instanceof Visit.Live live ? leave(live, now.plusSeconds(70)) : current;
  }

  private Visit beat(Visit.Live known, Instant at) {
    Visit.Joined after = known.beat(at);
    keep(() -> market.visits().beat(known, after));
    try {
      return market.visits().beat(known, after).visit();
    } catch (Unavailable e) {
      Visit current = fresh(known);
      return current.at(at) instanceof Visit.Live live
          ? again(() -> market.visits().beat((Visit.Live) current, live.beat(at)).visit())
          : current;
    }
  }

  private Visit leave(Visit.Live known, Instant at) {
    keep(() -> market.visits().end(known, known.leave(at)));
    return again(
        () -> {
          Visit.Ended ended = market.visits().end(known, stored -> stored.leave(at));
          keep(() -> market.visits().settle(ended, soonAfter(at)));
          return market.visits().settle(ended, at);
        });
  }

  private Visit fresh(Visit visit) {
    return again(
        () -> market.visits().find(visit.facts().guest(), visit.facts().id()).orElseThrow());
  }

  private void end(Invitation.Open open, Instant at) {
    InvitationId id = open.facts().id();
    keep(() -> market.escrows().release(id, soonAfter(at)));
    if (random.nextInt(3) == 0) {
      again(() -> market.invitations().end(open.facts().inviter(), id, at));
      return;
    }
    again(
        () -> {
          Invitation current = market.invitations().find(id).orElseThrow();
          if (current instanceof Invitation.Standing standing) {
            keep(() -> market.invitations().end(standing.cancel(at)));
            market.invitations().end(standing.cancel(at));
          }
          return id;
        });
  }

  private void release(Invitation.Open open, Instant at) {
    again(() -> market.escrows().release(open.facts().id(), soonAfter(at)));
  }

  private void moderate(Visit visit, Instant at) {
    int chance = random.nextInt(20);
    if (chance < 3) {
      ModeratePoints.Asked asked = asked();
      Visit.Facts facts = visit.facts();
      keep(() -> market.moderation(at).reverse(asked, facts.guest(), facts.id()));
      if (again(() -> market.moderation(at).reverse(asked, facts.guest(), facts.id())).orElseThrow()
          instanceof OperatorBook.Carried.Out) {
        transfers.increment();
      }
    } else if (chance == 3) {
      takeBackWhole(visit, at);
    }
  }

  private void takeBackWhole(Visit visit, Instant at) {
    ModeratePoints.Asked asked = asked();
    Visit.Facts facts = visit.facts();
    keep(() -> market.moderation(at).voidVisit(asked, facts.guest(), facts.id()));
    again(() -> market.moderation(at).voidVisit(asked, facts.guest(), facts.id()));
  }

  private void grant(HostId host, Instant at) {
    Points points = new Points(1 + random.nextInt(MOST_REWARD));
    OperatorBook.Order order =
        new OperatorBook.Order(nextKey(), OPERATOR, "GRANT", "", points.toString(), at);
    keep(() -> market.orders().grant(order, host, points));
    again(() -> market.orders().grant(order, host, points));
    transfers.increment();
  }

  private ModeratePoints.Asked asked() {
    return new ModeratePoints.Asked(OPERATOR, nextKey(), "", "bench");
  }

  private String nextKey() {
    return Long.toHexString(random.nextLong()) + "-" + orders++;
  }

  /** Everybody who can have points. */
  static List<HostId> hosts() {
    return IntStream.range(0, HOSTS).mapToObj(Trader::host).toList();
  }

  private static HostId host(int number) {
    return new HostId("bench-" + number);
  }

  private HostId anyHost() {
    return host(random.nextInt(HOSTS));
  }

  /** Two releases of the same points at one moment would be one line. */
  private Instant soonAfter(Instant at) {
    return at.plusMillis(random.nextInt(10_000));
  }

  private void keep(Runnable again) {
    if (random.nextInt(3) == 0) {
      later.offerLast(again);
    }
  }

  /** What comes twice: a moment ago, while its first may still be under way, or long ago. */
  private void doSomethingAgain() {
    Runnable old = random.nextBoolean() ? later.pollLast() : later.pollFirst();
    if (old != null) {
      try {
        old.run();
      } catch (Unavailable e) {
        // Nobody waits for its answer; whether it was carried out does not matter either.
        later.offerFirst(old);
      }
    }
  }

  /** As everybody does who hears 503, or nothing. */
  private static <T> T again(Supplier<T> call) {
    Unavailable last = null;
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        return call.get();
      } catch (Unavailable e) {
        last = e;
      }
    }
    throw last;
  }
}
