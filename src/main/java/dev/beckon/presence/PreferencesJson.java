package dev.beckon.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Fields;
import dev.beckon.http.Json;
import dev.beckon.invitation.consent.Pace;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.consent.QuietHours;
import dev.beckon.invitation.id.HostId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a host wants to be asked, on the wire. */
final class PreferencesJson {
  private static final Predicate<String> MINUTE =
      Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]").asMatchPredicate();
  private static final String TIME = "a time of the day, from 00:00 to 23:59";

  private PreferencesJson() {}

  /** The fields of preferences; preferences only when there were no faults. */
  record Parts(
      boolean askMe,
      boolean matureRooms,
      boolean friendsAlways,
      Optional<Instant> doNotDisturbUntil,
      String zone,
      String quietFrom,
      String quietTo,
      long perHour,
      long perDay,
      long pauseMinutes,
      Set<String> muted) {
    Preferences preferences() {
      return new Preferences(
          askMe,
          matureRooms,
          friendsAlways,
          doNotDisturbUntil,
          Optional.of(zone).filter(id -> !id.isEmpty()).map(ZoneId::of),
          Optional.of(quietFrom)
              .filter(from -> !from.isEmpty())
              .map(from -> new QuietHours(LocalTime.parse(from), LocalTime.parse(quietTo))),
          new Pace((int) perHour, (int) perDay),
          Duration.ofMinutes(pauseMinutes),
          muted.stream().map(HostId::new).collect(Collectors.toSet()));
    }
  }

  static Parts read(Fields fields) {
    String quietFrom = "";
    String quietTo = "";
    Fields quiet = fields.nested("quietHours");
    if (fields.has("quietHours")) {
      quietFrom = quiet.text("from", MINUTE, TIME);
      quietTo = quiet.text("to", MINUTE, TIME);
      quiet.noOthers();
      if (!quietFrom.isEmpty() && quietFrom.equals(quietTo)) {
        quiet.fault("to", "must be another time than from");
      }
    }
    String zone =
        fields.optionalText(
            "zone", ZoneId.getAvailableZoneIds()::contains, "a time zone of the IANA database");
    if (fields.has("quietHours") && !fields.has("zone")) {
      fields.fault("zone", "is required with quietHours");
    }
    Parts parts =
        new Parts(
            fields.flag("askMe", false),
            fields.flag("matureRooms", false),
            fields.flag("friendsAlways", false),
            fields.time("doNotDisturbUntil"),
            zone,
            quietFrom,
            quietTo,
            fields.integer(
                "mostPerHour", 1, Preferences.MAX_PER_HOUR, Preferences.DEFAULT_PACE.perHour()),
            fields.integer(
                "mostPerDay", 1, Preferences.MAX_PER_DAY, Preferences.DEFAULT_PACE.perDay()),
            fields.integer(
                "pauseMinutes",
                0,
                Preferences.MAX_PAUSE.toMinutes(),
                Preferences.DEFAULT_PAUSE.toMinutes()),
            fields.texts("muted", 0, Preferences.MAX_MUTED, HostId::isValid, "the id of a host"));
    fields.noOthers();
    return parts;
  }

  static ObjectNode of(Preferences preferences) {
    ObjectNode json =
        Json.object()
            .put("askMe", preferences.askMe())
            .put("matureRooms", preferences.matureRooms())
            .put("friendsAlways", preferences.friendsAlways());
    preferences
        .doNotDisturbUntil()
        .ifPresent(until -> json.put("doNotDisturbUntil", until.toString()));
    preferences.zone().ifPresent(zone -> json.put("zone", zone.getId()));
    preferences
        .quietHours()
        .ifPresent(
            hours ->
                json.putObject("quietHours")
                    .put("from", hours.from().toString())
                    .put("to", hours.to().toString()));
    json.put("mostPerHour", preferences.pace().perHour())
        .put("mostPerDay", preferences.pace().perDay())
        .put("pauseMinutes", preferences.pause().toMinutes());
    json.set(
        "muted", Json.array(preferences.muted().stream().map(HostId::value).sorted().toList()));
    return json;
  }
}
