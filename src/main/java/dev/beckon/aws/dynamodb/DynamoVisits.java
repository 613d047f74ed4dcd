package dev.beckon.aws.dynamodb;

import dev.beckon.acceptance.Seats;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Refusal;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.FindVisit;
import dev.beckon.visit.VisitBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Seats and visits in the beckon table. */
public final class DynamoVisits implements Seats, VisitBook, FindVisit, EndVisit {
  private static final int HEAD = 0;
  private static final int OFFER = 1;

  private final Table table;

  public DynamoVisits(Table table) {
    this.table = table;
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
          .orElseGet(() -> new Taking.Refused(Refusal.ALREADY_VISITING));
    }
    return new Taking.Taken();
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
    Visit.Facts facts = after.facts();
    boolean joins = before instanceof Visit.Granted;
    Change change =
        Change.update(
                Schema.offer(facts.guest(), facts.id()),
                "SET #visitState = :joined, #lastBeatAt = :beatAt, "
                    + addDwell(before)
                    + (joins ? ", #joinedAt = :joinedAt, #dueAt = :overAt" : ""))
            .with(":joined", OfferItems.JOINED)
            .with(":beatAt", after.lastBeatAt())
            .with(":more", after.dwell().minus(before.dwell()).toMillis());
    if (joins) {
      change.with(":joinedAt", after.joinedAt()).with(":overAt", after.overAt());
    }
    Table.Written written = table.write(stillAs(change, before));
    if (written instanceof Table.Written.Done done) {
      return new Noted.Done((Visit.Joined) OfferItems.visit(done.item()).orElseThrow());
    }
    return new Noted.Moved(
        ((Table.Written.ConditionFailed) written)
            .current()
            .flatMap(OfferItems::visit)
            .orElseThrow());
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
    Change visit =
        stillAs(
            Change.update(
                    Schema.offer(facts.guest(), facts.id()),
                    "SET #visitState = :ending, #endedAt = :endedAt, "
                        + addDwell(before)
                        + " REMOVE #duePartition, #dueAt")
                .with(":ending", end.ending().name())
                .with(":endedAt", end.endedAt())
                .with(":more", end.dwell().minus(before.dwell()).toMillis()),
            before);
    List<Change> changes = new ArrayList<>(List.of(visit, comeHome(facts)));
    if (end.ending() == Visit.Ending.NO_SHOW) {
      changes.add(freeSeat(facts));
    }
    return commit(changes, end);
  }

  /** The visit's own condition decides; what else belongs to it may be settled already. */
  private Visit commit(List<Change> changes, Visit.Ended end) {
    Table.Committed committed = table.commit(changes);
    if (committed instanceof Table.Committed.ConditionsFailed failed) {
      if (failed.of(0).isPresent()) {
        return failed.of(0).get().current().flatMap(OfferItems::visit).orElseThrow();
      }
      List<Change> rest = new ArrayList<>();
      for (int i = 0; i < changes.size(); i++) {
        if (failed.of(i).isEmpty()) {
          rest.add(changes.get(i));
        }
      }
      return commit(rest, end);
    }
    return end;
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
    return change
        .when("#visitState = :before AND #lastBeatAt = :lastBeatAt")
        .with(":before", OfferItems.JOINED)
        .with(":lastBeatAt", joined.lastBeatAt());
  }
}
