package dev.beckon.presence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Fields;
import dev.beckon.http.Forms;
import dev.beckon.http.Json;
import dev.beckon.http.Problem;
import dev.beckon.http.Request;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.presence.lease.Lease;
import dev.beckon.presence.lease.Tickets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A host's beat on the wire, and its answer. */
final class BeatJson {
  private BeatJson() {}

  /**
   * A beat as it came.
   *
   * @param ticket empty on a fresh beat
   * @param key makes a fresh beat's repetition harmless; a beat with a ticket needs none
   * @param faults what is wrong; look here first, the rest means nothing then
   */
  record Parts(
      Availability availability,
      Set<InvitationId> own,
      String ticket,
      Optional<String> key,
      List<Problem.Fault> faults) {}

  static Parts read(Request request) {
    Fields fields = request.fields();
    String availability = fields.text("availability", Forms::availability, Forms.AVAILABILITY);
    Set<String> own =
        fields.texts(
            "invitations",
            0,
            AppearOnline.MAX_INVITATIONS,
            InvitationId::isValid,
            "the id of an invitation");
    String ticket = fields.text("ticket", 1, Tickets.MAX_LENGTH, "");
    fields.noOthers();
    List<Problem.Fault> faults = new ArrayList<>(fields.faults());
    Optional<String> key = request.header("idempotency-key");
    if (key.filter(text -> !Forms.idempotencyKey(text)).isPresent()) {
      faults.add(new Problem.Fault("header:idempotency-key", Forms.IDEMPOTENCY_KEY));
    }
    return faults.isEmpty()
        ? new Parts(
            Availability.valueOf(availability),
            own.stream().map(InvitationId::new).collect(Collectors.toSet()),
            ticket,
            key,
            List.of())
        : new Parts(Availability.ONLINE, Set.of(), "", Optional.empty(), List.copyOf(faults));
  }

  /**
   * @param text the beat's ticket as the phone will show it
   */
  static ObjectNode reachable(
      Beat.Reachable beat, String text, List<Invitation> invitations, Instant now) {
    return json(beat.ticket().availability(), beat.ticket().until(), Set.of(), invitations, now)
        .put("ticket", text);
  }

  static ObjectNode unreachable(
      Beat.Unreachable beat, Availability availability, List<Invitation> invitations, Instant now) {
    return json(availability, Lease.until(now), beat.why(), invitations, now);
  }

  private static ObjectNode json(
      Availability availability,
      Instant until,
      Set<Beat.Why> why,
      List<Invitation> invitations,
      Instant now) {
    ObjectNode json =
        Json.object()
            .put("reachable", why.isEmpty())
            .put("until", until.toString())
            .put("beatAfterSeconds", Lease.nextBeat(availability, until, now).toSeconds());
    json.set("unreachable", Json.array(why.stream().map(Enum::name).sorted().toList()));
    ArrayNode list = json.putArray("invitations");
    for (Invitation invitation : invitations) {
      Invitation standing = invitation.at(now);
      list.addObject()
          .put("id", standing.facts().id().value())
          .put("state", standing.state())
          .put("roomUntil", standing.roomUntil().toString());
    }
    return json;
  }
}
