package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.consent.Asking;
import dev.beckon.invitation.consent.Askings;
import dev.beckon.invitation.consent.Consent;
import dev.beckon.invitation.consent.Pace;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.consent.QuietHours;
import dev.beckon.invitation.id.HostId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What decides whether a host is asked, as an item. */
final class AskItem {
  /** An asking is three elements of the list: when, which offer, whose. */
  static final int PARTS = 3;

  private static final String FROM_TO = "-";

  private AskItem() {}

  static Consent consent(Item ask) {
    return new Consent(preferences(ask), ask.has(Schema.VISITING), askings(ask));
  }

  static Preferences preferences(Item ask) {
    return new Preferences(
        ask.flag(Schema.ASK_ME),
        ask.flag(Schema.MATURE_ROOMS),
        ask.flag(Schema.FRIENDS_ALWAYS),
        ask.optionalTime(Schema.DO_NOT_DISTURB_UNTIL),
        ask.optionalText(Schema.ZONE).map(ZoneId::of),
        ask.optionalText(Schema.QUIET_HOURS).map(AskItem::quietHours),
        new Pace(
            (int) ask.number(Schema.PER_HOUR, Preferences.DEFAULT_PACE.perHour()),
            (int) ask.number(Schema.PER_DAY, Preferences.DEFAULT_PACE.perDay())),
        Duration.ofMinutes(ask.number(Schema.PAUSE_MINUTES, Preferences.DEFAULT_PAUSE.toMinutes())),
        ask.texts(Schema.MUTED).stream().map(HostId::new).collect(Collectors.toSet()));
  }

  /**
   * Replaces what the host said before, and nothing else. Each change of it counts, so that whoever
   * decided by what was said before notices.
   */
  static Change preferences(HostId host, Preferences said) {
    List<String> set =
        new ArrayList<>(
            List.of(
                "#askMe = :askMe",
                "#matureRooms = :matureRooms",
                "#friendsAlways = :friendsAlways",
                "#perHour = :perHour",
                "#perDay = :perDay",
                "#pauseMinutes = :pause"));
    // When quiet hours come next is worked out when it is first asked for.
    List<String> remove = new ArrayList<>(List.of("#quietFrom"));
    boolean muting = !said.muted().isEmpty();
    (muting ? set : remove).add(muting ? "#muted = :muted" : "#muted");
    boolean busy = said.doNotDisturbUntil().isPresent();
    (busy ? set : remove).add(busy ? "#doNotDisturbUntil = :until" : "#doNotDisturbUntil");
    boolean placed = said.zone().isPresent();
    (placed ? set : remove).add(placed ? "#zone = :zone" : "#zone");
    boolean quiet = said.quietHours().isPresent();
    (quiet ? set : remove).add(quiet ? "#quietHours = :quietHours" : "#quietHours");
    Change change =
        Change.update(
                Schema.ask(host),
                "SET %s REMOVE %s ADD #said :once"
                    .formatted(String.join(", ", set), String.join(", ", remove)))
            .with(":once", 1)
            .with(":askMe", said.askMe())
            .with(":matureRooms", said.matureRooms())
            .with(":friendsAlways", said.friendsAlways())
            .with(":perHour", said.pace().perHour())
            .with(":perDay", said.pace().perDay())
            .with(":pause", said.pause().toMinutes());
    said.doNotDisturbUntil().ifPresent(until -> change.with(":until", until));
    said.zone().ifPresent(zone -> change.with(":zone", zone.getId()));
    said.quietHours().ifPresent(hours -> change.with(":quietHours", text(hours)));
    return muting
        ? change.with(":muted", said.muted().stream().map(HostId::value).toList())
        : change;
  }

  private static String text(QuietHours hours) {
    return hours.from() + FROM_TO + hours.to();
  }

  private static QuietHours quietHours(String text) {
    String[] parts = text.split(FROM_TO, 2);
    return new QuietHours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
  }

  private static Askings askings(Item ask) {
    AttributeValue list = ask.attributes().get(Schema.LATELY);
    List<Asking> askings = new ArrayList<>();
    for (int i = 0; list != null && i < list.l().size(); i += PARTS) {
      askings.add(
          new Asking(
              Instant.ofEpochMilli(Long.parseLong(list.l().get(i).n())),
              list.l().get(i + 1).s(),
              list.l().get(i + 2).s()));
    }
    return new Askings(askings);
  }

  static AttributeValue list(List<Asking> askings) {
    List<AttributeValue> parts = new ArrayList<>();
    for (Asking asking : askings) {
      parts.add(Item.time(asking.at()));
      parts.add(AttributeValue.fromS(asking.offer()));
      parts.add(AttributeValue.fromS(asking.inviter()));
    }
    return AttributeValue.fromL(parts);
  }

  /** How often the host was asked lately, for ranking. */
  static Asked asked(Item ask) {
    return new Asked(
        ask.number(Schema.ASKED_DAY, 0),
        (int) ask.number(Schema.ASKED_ON_DAY, 0),
        (int) ask.number(Schema.ASKED_BEFORE, 0),
        ask.optionalTime(Schema.LAST_ASKED_AT).orElse(Instant.EPOCH));
  }
}
