package dev.beckon.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Outcome;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Escrow;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Reward;
import java.time.Instant;
import java.util.List;

/** An invitation as its inviter sees it: counts, and names only of those who accepted. */
final class InvitationJson {
  private InvitationJson() {}

  static ObjectNode of(InvitationBook.Entry entry, List<InvitationBook.Guest> guests, Instant now) {
    Invitation invitation = entry.invitation().at(now);
    Invitation.Facts facts = invitation.facts();
    ObjectNode json =
        Json.object()
            .put("id", facts.id().value())
            .put("room", facts.room().value())
            .put("state", invitation.state())
            .put("seats", facts.seats())
            .put("createdAt", facts.createdAt().toString())
            .put("deadline", facts.deadline().toString())
            .put("roomUntil", invitation.roomUntil().toString());
    if (invitation instanceof Invitation.Ended ended) {
      json.put("endedAt", ended.endedAt().toString())
          .put("endedAs", ended.endedFilled() ? "FILLED" : ended.ending().name());
    }
    Escrow escrow = invitation.escrow();
    if (!escrow.isNone()) {
      json.putObject("reward")
          .put("points", escrow.reward().value())
          .put("minimumDwellSeconds", facts.promise().minimumDwell().toSeconds())
          .put("held", escrow.held().value());
    }
    Terms terms = entry.terms();
    json.put("message", terms.message()).set("condition", condition(terms.condition()));
    json.putObject("counts")
        .put("offered", entry.offered())
        .put("accepted", invitation.guests().size());
    json.set("widened", Json.array(entry.widened().stream().sorted().map(Enum::name).toList()));
    ArrayNode names = json.putArray("guests");
    guests.forEach(guest -> names.add(guest(guest, now)));
    return json;
  }

  /** The same with what became of the offers. */
  static ObjectNode with(Outcome outcome, ObjectNode invitation) {
    invitation
        .withObjectProperty("counts")
        .put("pushed", outcome.pushed())
        .put("seen", outcome.seen())
        .put("declined", outcome.declined())
        .put("joined", outcome.joined());
    return invitation;
  }

  /** The same with how many guests came back by themselves. */
  static ObjectNode withReturns(List<InvitationBook.Guest> guests, ObjectNode invitation) {
    invitation
        .withObjectProperty("counts")
        .put("cameBack", guests.stream().filter(guest -> guest.cameBackAt().isPresent()).count());
    return invitation;
  }

  /** The same with what it has cost: what guests were paid, and what came back. */
  static ObjectNode withCost(
      Invitation invitation, List<InvitationBook.Guest> guests, ObjectNode json) {
    Escrow escrow = invitation.escrow();
    if (escrow.isNone()) {
      return json;
    }
    int paid =
        (int)
            guests.stream()
                .map(guest -> guest.visit().reward())
                .filter(
                    reward -> reward instanceof Reward.Settled || reward instanceof Reward.Reversed)
                .count();
    Points settled = escrow.reward().times(paid);
    Points all = Escrow.of(invitation.facts().promise(), invitation.facts().seats()).held();
    // What is read of guests is a moment younger than the invitation.
    long released = all.value() - escrow.held().value() - settled.value();
    json.withObjectProperty("reward")
        .put("settled", settled.value())
        .put("released", Math.max(0, released));
    return json;
  }

  private static ObjectNode guest(InvitationBook.Guest guest, Instant now) {
    Visit visit = guest.visit().at(now);
    ObjectNode json =
        Json.object()
            .put("host", visit.facts().guest().value())
            .put("name", guest.name())
            .put("visit", visit.state())
            .put("dwellSeconds", visit.dwellSeconds());
    if (!visit.facts().promise().isNone()) {
      json.put("reward", visit.reward().state());
    }
    guest.cameBackAt().ifPresent(at -> json.put("cameBackAt", at.toString()));
    return json;
  }

  private static ObjectNode condition(Condition condition) {
    ObjectNode json = Json.object();
    json.set("languages", Json.array(condition.languages().stream().sorted().toList()));
    json.set("categories", Json.array(condition.categories().stream().sorted().toList()));
    json.set("regions", Json.array(condition.regions().stream().sorted().toList()));
    json.set("level", range(condition.level()));
    json.set("audience", range(condition.audience()));
    json.put("mature", condition.mature());
    json.put("friendsOnly", condition.friendsOnly());
    json.put("widen", condition.widen());
    json.set(
        "availability",
        Json.array(condition.availability().stream().map(Enum::name).sorted().toList()));
    json.set(
        "excluded", Json.array(condition.excluded().stream().map(HostId::value).sorted().toList()));
    return json;
  }

  private static ObjectNode range(Range range) {
    ObjectNode json = Json.object().put("min", range.min());
    return range.max() == Long.MAX_VALUE ? json : json.put("max", range.max());
  }
}
