package dev.beckon.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The problem documents of RFC 9457 that a function can answer. The {@code type} is stable: clients
 * decide by it, never by the words.
 */
public enum Problem {
  MALFORMED(400, "malformed", "The request cannot be read"),
  INVALID(422, "invalid", "The request says something that cannot be"),
  TOO_LARGE(413, "too-large", "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body must be application/json"),
  UNAUTHENTICATED(401, "unauthenticated", "The token names no host"),
  NOT_FOUND(404, "not-found", "There is no such thing for you"),
  NO_PROFILE(409, "no-profile", "Tell who you are first: PUT /v1/me"),
  NO_ROOM(409, "no-room", "Your token names no room of yours"),
  INVITATION_OPEN(409, "invitation-open", "Your room has an open invitation"),
  TOO_MANY_INVITATIONS(429, "too-many-invitations", "You have invited as often as you may for now"),
  INVITATION_ENDED(409, "invitation-ended", "The invitation is over"),
  IDEMPOTENCY_KEY_REUSED(
      422, "idempotency-key-reused", "This Idempotency-Key came with another body before"),
  BALANCE_TOO_SMALL(422, "balance-too-small", "You have fewer points than the rewards may come to"),
  NOTHING_TO_REVERSE(409, "nothing-to-reverse", "No reward of this visit is in the guest's wallet"),
  TOO_MANY_DEBTS(409, "too-many-debts", "The guest owes for as many visits as one can"),
  NOT_ALLOWED(403, "not-allowed", "This is for operators"),
  TICKET_FORGED(403, "ticket-forged", "This ticket is not yours, or not whole"),
  BEAT_OUTDATED(
      409,
      "beat-outdated",
      "Another phone came since, or this one was gone; beat without a ticket"),
  OFFER_REFUSED(409, "offer-refused", "You cannot be let in"),
  VISIT_ENDED(409, "visit-ended", "The visit is over"),
  NO_RETURN(409, "no-return", "That is no coming back"),
  BUSY(503, "busy", "Too busy right now; try again");

  /** A body of nothing but faults is told the first of them. */
  private static final int MOST_FAULTS = 100;

  private static final String TYPE_BASE = "https://beckon.dev/problems/";

  private final int status;
  private final String slug;
  private final String title;

  Problem(int status, String slug, String title) {
    this.status = status;
    this.slug = slug;
    this.title = title;
  }

  /** The status code it is answered with. */
  public int status() {
    return status;
  }

  /** The stable URI clients decide by. */
  public String type() {
    return TYPE_BASE + slug;
  }

  /** The document with no more to say. */
  public HttpAnswer answer() {
    return answer(document());
  }

  /** The document with one member more, such as the reason of a refusal. */
  public HttpAnswer with(String member, String value) {
    return answer(document().put(member, value));
  }

  /** The document with numbers more, such as what there is and what would be needed. */
  public HttpAnswer with(Map<String, Long> members) {
    ObjectNode document = document();
    new TreeMap<>(members).forEach(document::put);
    return answer(document);
  }

  /** The document that names every fault at once, up to {@value #MOST_FAULTS}. */
  public HttpAnswer because(List<Fault> faults) {
    ObjectNode document = document();
    ArrayNode all = document.putArray("faults");
    for (Fault fault : faults.subList(0, Math.min(MOST_FAULTS, faults.size()))) {
      all.addObject().put("pointer", fault.pointer()).put("detail", fault.detail());
    }
    return answer(document);
  }

  private ObjectNode document() {
    return Json.object().put("type", type()).put("title", title).put("status", status);
  }

  private HttpAnswer answer(ObjectNode document) {
    return new HttpAnswer(
        status,
        Map.of("content-type", "application/problem+json", "cache-control", "no-store"),
        document.toString(),
        false);
  }

  /**
   * One thing wrong with a request.
   *
   * @param pointer where, as a JSON Pointer into the body, or {@code header:}, {@code query/} or
   *     {@code path/} and a name
   * @param detail what is expected there; never echoes what was sent
   */
  public record Fault(String pointer, String detail) {}
}
