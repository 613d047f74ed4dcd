package dev.beckon.pass;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.ledger.Promise;
import java.util.Optional;

/** A visit as its guest sees it, after an accept and after a beat alike. */
public final class VisitJson {
  private VisitJson() {}

  /** The visit alone. */
  public static ObjectNode of(Visit visit) {
    return of(visit, Optional.empty());
  }

  /**
   * @param pass a fresh one, unless the phone has one that is good for a while
   * @param ticket as the phone will show it
   */
  public static ObjectNode of(Visit visit, Optional<RoomPass> pass, String ticket) {
    return of(visit, pass).put("ticket", ticket);
  }

  private static ObjectNode of(Visit visit, Optional<RoomPass> pass) {
    ObjectNode json =
        Json.object()
            .put("visit", visit.facts().id().value())
            .put("state", visit.state())
            .put("room", visit.facts().room().value())
            .put("dwellSeconds", visit.dwellSeconds());
    Promise promise = visit.facts().promise();
    if (!promise.isNone()) {
      ObjectNode reward =
          json.putObject("reward")
              .put("points", promise.reward().value())
              .put("minimumDwellSeconds", promise.minimumDwell().toSeconds())
              .put("state", visit.reward().state());
      visit.reward().withheld().ifPresent(why -> reward.put("reason", why.name()));
    }
    if (visit instanceof Visit.Granted granted) {
      json.put("joinBy", granted.facts().joinBy().toString());
    }
    if (visit instanceof Visit.Live) {
      json.put("beatAfterSeconds", Visit.BEAT_INTERVAL.toSeconds());
    }
    pass.ifPresent(
        given ->
            json.putObject("pass")
                .put("token", given.token())
                .put("expiresAt", given.expiresAt().toString())
                .put("playUrl", given.playUrl().toString()));
    return json;
  }
}
