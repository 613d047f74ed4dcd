package dev.beckon.local.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.ledger.Promise;
import java.time.Duration;
import java.util.TreeSet;

/** A round as the page reads it. */
final class RoundJson {
  private RoundJson() {}

  static ObjectNode of(int number, Rounds rounds, Duration minimumDwell) {
    Rounds.Round round = rounds.round(number);
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("round", number);
    json.set("inviter", host(round.inviter()));
    var phones = json.putArray("phones");
    round.phones().forEach(phone -> phones.add(host(phone)));
    ObjectNode wish = json.putObject("wish");
    wish.put("language", round.inviter().language());
    wish.put("category", round.category());
    wish.put("mostAudience", round.mostAudience());
    // The page tells both, where they differ.
    json.put("minimumDwellSeconds", minimumDwell.toSeconds());
    json.put("usualDwellSeconds", Promise.DEFAULT_MINIMUM_DWELL.toSeconds());
    new TreeSet<>(rounds.languages()).forEach(json.putArray("languages")::add);
    rounds.categories(round.category()).forEach(json.putArray("categories")::add);
    return json;
  }

  private static ObjectNode host(Profile host) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("host", host.host().value());
    json.put("name", host.name());
    json.put("language", host.language());
    host.categories().forEach(json.putArray("categories")::add);
    return json.put("level", host.level()).put("audience", host.audience());
  }
}
