package dev.beckon.bench.ledger;

import dev.beckon.intake.InvitationBook;
import dev.beckon.intake.OperatorBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.visit.VisitBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * One thread that does what apps, operators and cleanup do to points, by chance, and does again
 * what it got no answer to, as they do. What others have done comes by again, too: old beats, old
 * settlements, old releases.
 */
final class Trader implements Runnable {
  static final int HOSTS = 400;

  private static final Duration MINIMUM_DWELL = Duration.ofSeconds(40);
  private static final Duration LEASE = Duration.ofMinutes(30);
  private static final int TRIES = 60;
  private static final int MOST_REWARD = 50;
  private static final int MOST_SEATS = 3;
  private static final int KEPT_FOR_LATER = 400;
  private final Market market;
  private final Queue<Runnable> later;
  private final LongAdder transfers;
  private final Supplier<Optional<Instant>> nextRound;
  private final Random random;
  private long orders;

  /**
   * @param later what is done again at some time, by whatever thread
   * @param transfers counts what moved points
   * @param nextRound when the next round is, each later than the one before; empty at the end
   */
  Trader(
      Market market,
      Queue<Runnable> later,
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
    grant(inviter, new Points(1 + random.nextInt(2 * MOST_REWARD)), now);
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
    List<Visit> visits = new ArrayList<>();
    for (int seat = 0; seat < open.facts().seats(); seat++) {
      visit(open, now).ifPresent(visits::add);
    }
    if (random.nextInt(4) == 0) {
      end(open, now.plusSeconds(60));
    }
    for (int i = 0; i < visits.size(); i++) {
      if (visits.get(i) instanceof Visit.Live live) {
        visits.set(i, stay(live, now));
      }
    }
    end(open, now.plusSeconds(200));
    visits.forEach(visit -> moderate(visit, now.plusSeconds(300)));
    again(() -> market.escrows().release(open.facts().id(), now.plusSeconds(400)));
    transfers.increment();
  }

  private Optional<Visit> visit(Invitation.Open open, Instant now) {
    HostId guest = anyHost();
    Invitation.Facts facts = open.facts();
    if (guest.equals(facts.inviter())) {
      return Optional.empty();
    }
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
    again(() -> market.visits().take(granted, now));
    return again(() -> market.visits().find(guest, facts.offerId()));
  }

  private Visit stay(Visit.Live granted, Instant now) {
    if (random.nextInt(8) == 0) {
      return leave(granted, now.plusSeconds(70));
    }
    Visit current = beat(granted, now.plusSeconds(5));
    if (current instanceof Visit.Live joined && random.nextInt(6) > 0) {
      current = beat(joined, now.plusSeconds(50));
      transfers.increment();
    }
    return current instanceof Visit.Live live ? leave(live, now.plusSeconds(70)) : current;
  }

  private Visit beat(Visit.Live before, Instant at) {
    return again(
        () -> {
          Visit current = fresh(before);
          if (!(current.at(at) instanceof Visit.Live live)) {
            return current;
          }
          Visit.Joined after = live.beat(at);
          VisitBook.Noted noted = market.visits().beat((Visit.Live) current, after);
          keep(() -> market.visits().beat((Visit.Live) current, after));
          return noted.visit();
        });
  }

  private Visit leave(Visit.Live before, Instant at) {
    return again(
        () -> {
          Visit.Ended ended =
              fresh(before) instanceof Visit.Live live
                  ? market.visits().end(live, stored -> stored.leave(at))
                  : (Visit.Ended) fresh(before);
          keep(() -> market.visits().settle(ended, at));
          return market.visits().settle(ended, at);
        });
  }

  private Visit fresh(Visit visit) {
    return market.visits().find(visit.facts().guest(), visit.facts().id()).orElseThrow();
  }

  private void end(Invitation.Open open, Instant at) {
    again(
        () -> {
          Invitation current = market.invitations().find(open.facts().id()).orElseThrow();
          if (current instanceof Invitation.Standing standing) {
            market.invitations().end(standing.cancel(at));
            keep(() -> market.invitations().end(standing.cancel(at)));
          }
          return market.escrows().release(open.facts().id(), at);
        });
    keep(() -> market.escrows().release(open.facts().id(), at));
  }

  private void moderate(Visit visit, Instant at) {
    int chance = random.nextInt(20);
    if (chance < 3) {
      OperatorBook.Order order = order("REVERSAL", at);
      again(() -> market.orders().reverse(order, fresh(visit)));
      keep(() -> market.orders().reverse(order, visit));
      transfers.increment();
    } else if (chance == 3) {
      again(
          () ->
              fresh(visit) instanceof Visit.Ended ended ? market.orders().voidOver(ended) : visit);
    }
  }

  private void grant(HostId host, Points points, Instant at) {
    OperatorBook.Order order = order("GRANT", at);
    again(() -> market.orders().grant(order, host, points));
    keep(() -> market.orders().grant(order, host, points));
    transfers.increment();
  }

  private OperatorBook.Order order(String what, Instant at) {
    String id = Long.toHexString(random.nextLong()) + "-" + orders++;
    return new OperatorBook.Order(id, new HostId("operator"), what, "", what, at);
  }

  private HostId anyHost() {
    return new HostId("bench-" + random.nextInt(HOSTS));
  }

  private void keep(Runnable again) {
    if (random.nextInt(3) == 0 && later.size() < KEPT_FOR_LATER) {
      later.add(again);
    }
  }

  /** What comes late and twice; whether it gets through does not matter. */
  private void doSomethingAgain() {
    Runnable old = later.poll();
    if (old != null) {
      try {
        old.run();
      } catch (Unavailable e) {
        keep(old);
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
        if (ThreadLocalRandom.current().nextInt(4) == 0) {
          Thread.yield();
        }
      }
    }
    throw last;
  }
}
