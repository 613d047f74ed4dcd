package dev.beckon.bench.waves;

import dev.beckon.acceptance.Seats;
import dev.beckon.bench.selection.Ask;
import dev.beckon.bench.selection.Population;
import dev.beckon.fixtures.InMemoryStore;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.RoomId;
import dev.beckon.invitation.port.Tally;
import dev.beckon.presence.Device;
import dev.beckon.selection.OfferBook;
import dev.beckon.selection.SendWave;
import dev.beckon.selection.pick.Friends;
import dev.beckon.selection.pick.PickCandidates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Invitations of an evening, or several, in memory and in simulated time: the shipped rules and use
 * cases, hosts who accept by chance, timers that go off to the second.
 */
final class Evening {
  private static final Duration STANDS = Duration.ofMinutes(5);
  private static final Preferences WILLING =
      new Preferences(true, true, Optional.empty(), Set.of());

  private final InMemoryStore store = new InMemoryStore();
  private final MovableClock clock;
  private final Answers answers;
  private final PickCandidates pick;
  private final SendWave sendWave;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Map<InvitationId, Fate> fates = new HashMap<>();
  private long said;

  Evening(Population population, Answers answers, Instant begin) {
    this.clock = new MovableClock(begin);
    this.answers = answers;
    for (int number = 0; number < population.online(); number++) {
      HostId host = Population.id(number);
      String endpoint = Population.endpoint(number);
      store.presence().enter(population.asItIs(number), 1);
      store.hosts().savePreferences(host, WILLING);
      store.hosts().saveDevice(host, new Device("phone", Device.Platform.FCM, endpoint), endpoint);
    }
    // No condition here asks for friends.
    this.pick =
        new PickCandidates(
            store.presence(), (inviter, random) -> new Friends.Seen(List.of(), true), clock);
    this.sendWave =
        new SendWave(
            pick,
            new Offers(),
            store.waveBook(),
            store.waves(),
            this::timer,
            store.invitations(),
            Tally.NONE,
            clock);
  }

  /** What became of an invitation. */
  static final class Fate {
    final Invitation.Facts invitation;
    int pushes;
    int guests;
    Optional<Duration> filledAfter = Optional.empty();

    Fate(Invitation.Facts invitation) {
      this.invitation = invitation;
    }
  }

  /** Something that happens at a time; of two at once the one that was said first. */
  private record Event(Instant at, long number, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = at.compareTo(other.at);
      return byTime == 0 ? Long.compare(number, other.number) : byTime;
    }
  }

  private void at(Instant time, Runnable what) {
    events.add(new Event(time, said++, what));
  }

  /** Whether a selection finds as many as a blast asks. */
  boolean findsFifty(Ask ask) {
    return pick.pick(ask.condition(), ask.inviter(), ask.matureRoom(), 1).candidates().size()
        == PickCandidates.MAX_CANDIDATES;
  }

  /** A host will ask at that time, in waves as shipped. */
  void waves(Ask ask, int seats, Instant when) {
    invite(ask, seats, when, sendWave::send);
  }

  /** A host will ask at that time, everybody at once. */
  void blast(Ask ask, int seats, Instant when) {
    invite(ask, seats, when, facts -> blast(ask, facts));
  }

  private void invite(Ask ask, int seats, Instant when, Consumer<Invitation.Facts> begin) {
    at(
        when,
        () -> {
          Invitation.Facts facts =
              new Invitation.Facts(
                  InvitationId.derivedFrom(ask.inviter(), when.toString()),
                  ask.inviter(),
                  RoomId.of(ask.inviter()),
                  seats,
                  when,
                  when.plus(STANDS));
          Invitation.Open open = Invitation.Open.create(facts, facts.deadline().plus(STANDS));
          fates.put(facts.id(), new Fate(facts));
          store.invitations().submit(open, terms(ask), "");
          at(facts.deadline(), () -> expire(facts));
          begin.accept(facts);
        });
  }

  private static Terms terms(Ask ask) {
    return new Terms("Gerda", ask.matureRoom(), ask.condition(), "");
  }

  /** Asks all whom one selection picks. */
  private void blast(Ask ask, Invitation.Facts facts) {
    Condition condition = ask.condition();
    OfferBook offers = new Offers();
    pick.pick(condition, ask.inviter(), ask.matureRoom(), facts.id().value().hashCode())
        .candidates()
        .forEach(
            one ->
                offers.offer(
                    Offer.Queued.create(
                        new Offer.Facts(
                            facts.offerId(),
                            one.host(),
                            facts.inviter(),
                            "Gerda",
                            facts.room(),
                            "",
                            clock.instant(),
                            facts.deadline(),
                            Set.of())),
                    ask.matureRoom(),
                    one.asked()));
  }

  private void timer(InvitationId invitation, int wave, Duration after) {
    at(clock.instant().plus(after), () -> sendWave.due(invitation, wave));
  }

  private void expire(Invitation.Facts facts) {
    if (store.invitations().find(facts.id()).orElseThrow()
        instanceof Invitation.Standing standing) {
      store.invitations().end(standing.expire(clock.instant()));
    }
  }

  /** The host accepts, comes, and soon goes again: who visits is not asked by others. */
  private void accept(Invitation.Facts facts, HostId host) {
    Visit.Granted visit =
        new Visit.Granted(
            new Visit.Facts(facts.offerId(), host, facts.inviter(), facts.room(), clock.instant()));
    if (store.visits().take(visit, clock.instant()) instanceof Seats.Taking.Taken) {
      Visit.Joined joined = visit.beat(clock.instant());
      store.visits().beat(visit, joined);
      store.visits().end(joined, joined.leave(clock.instant()));
      Fate fate = fates.get(facts.id());
      fate.guests++;
      if (fate.guests == facts.seats()) {
        fate.filledAfter = Optional.of(Duration.between(facts.createdAt(), clock.instant()));
      }
    }
  }

  /** Lets everything happen; tells what became of the invitations. */
  List<Fate> pass() {
    for (Event next = events.poll(); next != null; next = events.poll()) {
      clock.set(next.at());
      next.what().run();
    }
    return new ArrayList<>(fates.values());
  }

  /** Counts pushes, and lets the hosts answer. */
  private final class Offers implements OfferBook {
    @Override
    public Outcome offer(Offer.Queued offer, boolean matureRoom, Asked known) {
      Outcome outcome = store.offers().offer(offer, matureRoom, known);
      if (outcome.queued()) {
        Fate fate = fates.get(offer.facts().id().invitation());
        fate.pushes++;
        HostId host = offer.facts().candidate();
        answers
            .accepts(fate.invitation.id(), host)
            .ifPresent(
                after -> at(clock.instant().plus(after), () -> accept(fate.invitation, host)));
      }
      return outcome;
    }

    @Override
    public boolean anyLive(Invitation.Facts invitation, Collection<HostId> hosts) {
      return store.offers().anyLive(invitation, hosts);
    }
  }
}
