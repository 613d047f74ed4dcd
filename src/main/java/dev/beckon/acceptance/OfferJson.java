package dev.beckon.acceptance;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** An offer as the host who is asked sees it. Where the room plays comes only with the pass. */
final class OfferJson {
  /** What can be accepted before what was missed; else the order they came in. */
  static final Comparator<ObjectNode> OPEN_FIRST =
      Comparator.comparing(offer -> !offer.path("open").booleanValue());

  /** What a host may say is wrong with an offer. */
  static final String REASON =
      "one of " + Arrays.stream(Report.Reason.values()).map(Enum::name).collect(joining(", "));

  private OfferJson() {}

  static boolean reason(String text) {
    return Arrays.stream(Report.Reason.values()).anyMatch(reason -> reason.name().equals(text));
  }

  /** The offer; empty when the host was never asked. */
  static Optional<ObjectNode> of(OfferBox.Letter letter, Instant now) {
    Optional<ObjectNode> json = state(letter, now).map(state -> of(letter.offer().facts(), state));
    letter
        .visit()
        .ifPresent(visit -> json.ifPresent(offer -> offer.put("visit", visit.at(now).state())));
    return json;
  }

  /** The word for a reason on the wire. */
  static String word(Refusal why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ObjectNode of(Offer.Facts facts, String state) {
    ObjectNode json =
        Json.object()
            .put("id", facts.id().value())
            .put("state", state)
            .put("open", state.equals("SENT") || state.equals("SEEN") || state.equals("QUEUED"))
            .put("message", facts.message())
            .put("offeredAt", facts.offeredAt().toString())
            .put("expiresAt", facts.expiresAt().toString());
    if (!facts.promise().isNone()) {
      json.putObject("reward")
          .put("points", facts.promise().reward().value())
          .put("minimumDwellSeconds", facts.promise().minimumDwell().toSeconds());
    }
    json.putObject("inviter").put("host", facts.inviter().value()).put("name", facts.inviterName());
    return json;
  }

  private static Optional<String> state(OfferBox.Letter letter, Instant now) {
    if (letter.offer() instanceof Offer.Standing standing) {
      Invitation invitation = letter.invitation();
      return Optional.of(
          standing.closing(invitation, now).map(Enum::name).orElseGet(standing::state));
    }
    if (letter.offer() instanceof Offer.Accepted) {
      return Optional.of("ACCEPTED");
    }
    return letter.offer() instanceof Offer.Declined ? Optional.of("DECLINED") : Optional.empty();
  }
}
