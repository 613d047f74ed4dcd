package dev.beckon.aws.dynamodb;

import dev.beckon.acceptance.Seats;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.ledger.Reward;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.FindVisit;
import dev.beckon.invitation.port.SettleReward;
import dev.beckon.visit.VisitBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Seats and visits in the beckon table. */
public final class DynamoVisits implements Seats, VisitBook, FindVisit, EndVisit, SettleReward {
  private static final Logger LOG = Logger.getLogger(DynamoVisits.class);

  private static final int HEAD = 0;
  private static final int OFFER = 1;
  private static final int GUEST = 2;

  /** Of the changes that end a visit. */
  private static final int VISIT = 0;

  private static final int HOME = 1;
  private static final int SEAT = 2;

  private final Table table;
  private final Settlement settlement;

  public DynamoVisits(Table table) {
    this.table = table;
    this.settlement = new Settlement(table);
  }

  @Override
  public Taking take(Visit.Granted visit, Instant now) {
    Visit.Facts facts = visit.facts();
    Table.Committed committed =
        table.commit(List.of(takeSeat(facts, now), grant(facts), goVisiting(facts)));
    if (committed instanceof Table.Committed.ConditionsFailed failed) {
      if (failed.of(OFFER).isPresent()) {
        return new Taking.AnsweredMeanwhile();
      }
      return failed
          .of(HEAD)
          .map(head -> InvitationItems.invitation(head.current().orElseThrow()))
          .map(invitation -> refused(invitation, now))
          .orElseGet(() -> elsewhere(failed.of(GUEST).orElseThrow()));
    }
    return new Taking.Taken();
  }

  private static Taking elsewhere(Table.Committed.Failure guest) {
    return new Taking.Elsewhere(new OfferId(guest.current().orElseThrow().text(Schema.VISITING)));
  }

  private static Taking refused(Invitation invitation, Instant now) {
    return invitation
        .refusal(now)
        .<Taking>map(Taking.Refused::new)
        .orElseGet(Taking.AnsweredMeanwhile::new);
  }

  /** The invitation stands, a seat is free, the room is on air. */
  static Change takeSeat(Visit.Facts visit, Instant now) {
    return Change.update(
            Schema.head(visit.id().invitation()),
            "SET #free = #free - :one, #takenAt = :now ADD #guests :guest, #taken :one")
        .when("#state = :open AND #free > :zero AND #deadline > :now AND #roomUntil > :now")
        .with(":open", Schema.STATE_OPEN)
        .with(":zero", 0)
        .with(":one", 1)
        .with(":guest", List.of(visit.guest().value()))
        .with(":now", now);
  }

  /** The offer can still be accepted. */
  static Change grant(Visit.Facts visit) {
    Schema.Key key = Schema.offer(visit.guest(), visit.id());
    return Change.update(
            key,
            "SET #state = :accepted, #visitState = :granted, #grantedAt = :now,"
                + " #duePartition = :due, #dueAt = :joinBy")
        .when("#state IN (:queued, :sent)")
        .with(":accepted", OfferItems.ACCEPTED)
        .with(":granted", OfferItems.GRANTED)
        .with(":queued", OfferItems.QUEUED)
        .with(":sent", OfferItems.SENT)
        .with(":now", visit.grantedAt())
        .with(":due", Schema.duePartition(key))
        .with(":joinBy", visit.joinBy());
  }

  /** The guest is in no other visit. */
  static Change goVisiting(Visit.Facts visit) {
    return Change.update(Schema.ask(visit.guest()), "SET #visiting = :visit")
        .when("attribute_not_exists(#visiting)")
        .with(":visit", visit.id().value());
  }

  @Override
  public Optional<Stay> stay(HostId guest, OfferId id) {
    Schema.Key offer = Schema.offer(guest, id);
    Schema.Key head = Schema.head(id.invitation());
    Map<Schema.Key, Item> found = table.get(List.of(offer, head), true);
    if (!found.containsKey(offer) || !found.containsKey(head)) {
      return Optional.empty();
    }
    return OfferItems.visit(found.get(offer))
        .map(visit -> new Stay(visit, InvitationItems.invitation(found.get(head))));
  }

  @Override
  public Optional<Visit> find(HostId guest, OfferId id) {
    return table.get(Schema.offer(guest, id)).flatMap(OfferItems::visit);
  }

  @Override
  public Instant roomUntil(InvitationId id, boolean newest) {
    return table.get(Schema.head(id), newest).orElseThrow().time(Schema.ROOM_UNTIL);
  }

  @Override
  public Noted beat(Visit.Live before, Visit.Joined after) {
    if (after.reward() instanceof Reward.Earned earned) {
      try {
        return settlingBeat(before, after, earned);
      } catch (Unavailable e) {
        // The guest was there all the same: the next beat pays, or cleanup does.
        Visit.Facts facts = after.facts();
        LOG.warnf(
            "the reward of %s for %s is not settled yet: %s",
            facts.guest(), facts.id(), e.getMessage());
      }
    }
    Change change = beatChange(before, after);
    if (after.reward() instanceof Reward.Earned) {
      change = beatChange(before, after, after.reward());
    }
    Table.Written written = table.write(change);
    if (written instanceof Table.Written.Done done) {
      return new Noted.Done((Visit.Joined) OfferItems.visit(done.item()).orElseThrow());
    }
    return new Noted.Moved(
        ((Table.Written.ConditionFailed) written)
            .current()
            .flatMap(OfferItems::visit)
            .orElseThrow());
  }

  /** The beat that earns the reward is written with its payment. */
  private Noted settlingBeat(Visit.Live before, Visit.Joined after, Reward.Earned earned) {
    Settlement.Result result =
        settlement.pay(
            reward -> beatChange(before, after, reward), after.facts(), earned, after.lastBeatAt());
    return result instanceof Settlement.Result.Decided decided
        ? new Noted.Done(after.rewarded(decided.reward()))
        : new Noted.Moved(visitOf((Settlement.Result.Moved) result));
  }

  private static Visit visitOf(Settlement.Result.Moved moved) {
    return OfferItems.visit(moved.visit()).orElseThrow();
  }

  static Change beatChange(Visit.Live before, Visit.Joined after) {
    return beatChange(before, after, "");
  }

  /** The same, and what became of the reward; for that the stored dwell has to be long enough. */
  static Change beatChange(Visit.Live before, Visit.Joined after, Reward reward) {
    Duration enough =
        after.facts().promise().minimumDwell().minus(after.dwell().minus(before.dwell()));
    return withReward(beatChange(before, after, setReward(reward)), reward)
        .and("#dwellMillis >= :enough")
        .with(":enough", enough.toMillis());
  }

  private static Change beatChange(Visit.Live before, Visit.Joined after, String more) {
    Visit.Facts facts = after.facts();
    boolean joins = before instanceof Visit.Granted;
    Change change =
        Change.update(
                Schema.offer(facts.guest(), facts.id()),
                "SET #visitState = :joined, #lastBeatAt = :beatAt, "
                    + addDwell(before)
                    + (joins ? ", #joinedAt = :joinedAt, #dueAt = :overAt" : "")
                    + more)
            .with(":joined", OfferItems.JOINED)
            .with(":beatAt", after.lastBeatAt())
            .with(":more", after.dwell().minus(before.dwell()).toMillis());
    if (joins) {
      change.with(":joinedAt", after.joinedAt()).with(":overAt", after.overAt());
    }
    return stillAs(change, before);
  }

  private static String setReward(Reward reward) {
    return ", #rewardState = :reward"
        + (reward.withheld().isPresent() ? ", #rewardWhy = :rewardWhy" : "");
  }

  private static Change withReward(Change change, Reward reward) {
    reward.withheld().ifPresent(why -> change.with(":rewardWhy", why.name()));
    return change.with(":reward", reward.state());
  }

  @Override
  public Visit settle(Visit visit, Instant now) {
    if (!(visit.reward() instanceof Reward.Earned earned)) {
      return visit;
    }
    Settlement.Result result =
        settlement.pay(reward -> rewardChange(visit, reward), visit.facts(), earned, now);
    return result instanceof Settlement.Result.Decided decided
        ? visit.rewarded(decided.reward())
        : visitOf((Settlement.Result.Moved) result);
  }

  /** What became of the reward; with it, a visit that is over is due no more. */
  static Change rewardChange(Visit visit, Reward reward) {
    Visit.Facts facts = visit.facts();
    boolean over = visit instanceof Visit.Ended;
    String update =
        "SET " + setReward(reward).substring(2) + (over ? " REMOVE #duePartition, #dueAt" : "");
    return withReward(
            Change.update(Schema.offer(facts.guest(), facts.id()), update)
                .when("#rewardState = :earned AND #visitState = :visit"),
            reward)
        .with(":earned", OfferItems.EARNED)
        .with(":visit", over ? visit.state() : OfferItems.JOINED);
  }

  /** The dwell that is stored counts; a ticket only tells since when there is more. */
  private static String addDwell(Visit.Live before) {
    return before instanceof Visit.Granted
        ? "#dwellMillis = :more"
        : "#dwellMillis = #dwellMillis + :more";
  }

  @Override
  public Visit end(Visit.Live before, Visit.Ended end) {
    Visit.Facts facts = end.facts();
    List<Change> changes = new ArrayList<>(List.of(ending(before, end), comeHome(facts)));
    boolean losesClaim = end.reward() instanceof Reward.Released && hadClaim(before);
    if (end.ending() == Visit.Ending.NO_SHOW) {
      changes.add(freeSeat(facts));
    } else if (losesClaim) {
      changes.add(Settlement.resolve(facts));
    }
    Table.Committed committed = table.commit(changes);
    if (!(committed instanceof Table.Committed.ConditionsFailed failed)) {
      return end;
    }
    if (failed.of(VISIT).isPresent()) {
      return failed.of(VISIT).get().current().flatMap(OfferItems::visit).orElseThrow();
    }
    return endTheRest(changes, failed, losesClaim, end);
  }

  /** What else belongs to the end may be settled already; a seat that stays taken has a claim. */
  private Visit endTheRest(
      List<Change> changes,
      Table.Committed.ConditionsFailed failed,
      boolean losesClaim,
      Visit.Ended end) {
    List<Change> rest = new ArrayList<>(List.of(changes.get(VISIT)));
    if (failed.of(HOME).isEmpty()) {
      rest.add(changes.get(HOME));
    }
    if (changes.size() > SEAT && failed.of(SEAT).isEmpty()) {
      rest.add(changes.get(SEAT));
    } else if (losesClaim) {
      rest.add(Settlement.resolve(end.facts()));
    }
    Table.Committed committed = table.commit(rest);
    if (!(committed instanceof Table.Committed.ConditionsFailed again)) {
      return end;
    }
    if (again.of(VISIT).isPresent()) {
      return again.of(VISIT).get().current().flatMap(OfferItems::visit).orElseThrow();
    }
    throw new Unavailable("an invitation that ended just now", null);
  }

  private static boolean hadClaim(Visit.Live before) {
    return before.reward() instanceof Reward.Held || before.reward() instanceof Reward.Earned;
  }

  /** A reward that is earned and not paid keeps the visit due. */
  private static Change ending(Visit.Live before, Visit.Ended end) {
    Visit.Facts facts = end.facts();
    boolean earned = end.reward() instanceof Reward.Earned;
    boolean decided = hadClaim(before);
    String update =
        "SET #visitState = :ending, #endedAt = :endedAt, "
            + addDwell(before)
            + (decided ? setReward(end.reward()) : "")
            + (earned ? ", #dueAt = :endedAt" : " REMOVE #duePartition, #dueAt");
    Change change =
        stillAs(
            Change.update(Schema.offer(facts.guest(), facts.id()), update)
                .with(":ending", end.ending().name())
                .with(":endedAt", end.endedAt())
                .with(":more", end.dwell().minus(before.dwell()).toMillis()),
            before);
    return decided ? withReward(change, end.reward()) : change;
  }

  /** The guest may visit others again. */
  static Change comeHome(Visit.Facts visit) {
    return Change.update(Schema.ask(visit.guest()), "REMOVE #visiting")
        .when("#visiting = :visit")
        .with(":visit", visit.id().value());
  }

  /**
   * The seat of who did not come is free again, if the invitation still stands; selection hears by
   * the stream that it may have to look for somebody else.
   */
  static Change freeSeat(Visit.Facts visit) {
    return Change.update(
            Schema.head(visit.id().invitation()),
            "SET #free = #free + :one, #wavePending = :yes DELETE #guests :guest")
        .when("#state = :open AND contains(#guests, :host)")
        .with(":open", Schema.STATE_OPEN)
        .with(":one", 1)
        .with(":yes", true)
        .with(":host", visit.guest().value())
        .with(":guest", List.of(visit.guest().value()));
  }

  /** Nobody moved the visit since it was read. */
  static Change stillAs(Change change, Visit.Live before) {
    if (before instanceof Visit.Granted) {
      return change.when("#visitState = :before").with(":before", OfferItems.GRANTED);
    }
    Visit.Joined joined = before instanceof Visit.Lost lost ? lost.before() : (Visit.Joined) before;
    change
        .when("#visitState = :before AND #lastBeatAt = :lastBeatAt")
        .with(":before", OfferItems.JOINED)
        .with(":lastBeatAt", joined.lastBeatAt());
    return stillRewarded(change, before);
  }

  /** Nobody paid it since; a visit without a promise has no such state. */
  private static Change stillRewarded(Change change, Visit.Live before) {
    if (before.reward() instanceof Reward.None) {
      return change;
    }
    return before.reward() instanceof Reward.Held
        ? change.and("attribute_not_exists(#rewardState)")
        : change.and("#rewardState = :rewardBefore").with(":rewardBefore", before.reward().state());
  }
}
