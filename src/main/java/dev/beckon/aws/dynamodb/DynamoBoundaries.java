package dev.beckon.aws.dynamodb;

import dev.beckon.acceptance.Boundaries;
import dev.beckon.acceptance.Report;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What hosts set to those who ask, on their own items; reports in a partition of their own. */
public final class DynamoBoundaries implements Boundaries {
  /** How long a report is kept for a person to see to it. */
  private static final Duration REPORTS_KEPT = Duration.ofDays(180);

  private final Table table;

  public DynamoBoundaries(Table table) {
    this.table = table;
  }

  @Override
  public Preferences preferences(HostId host) {
    return table.get(Schema.ask(host)).map(AskItem::preferences).orElse(Preferences.NEVER_SAID);
  }

  @Override
  public void doNotDisturb(HostId host, Instant until) {
    table.write(
        Change.update(Schema.ask(host), "SET #doNotDisturbUntil = :until ADD #said :once")
            .when(
                "attribute_exists(#pk) AND"
                    + " (attribute_not_exists(#doNotDisturbUntil) OR #doNotDisturbUntil < :until)")
            .with(":until", until)
            .with(":once", 1));
  }

  @Override
  public boolean mute(HostId host, HostId inviter) {
    Table.Written written =
        table.write(
            Change.update(Schema.ask(host), "ADD #muted :inviter, #said :once")
                .when(
                    "(attribute_not_exists(#muted) OR size(#muted) < :most)"
                        + " AND NOT contains(#muted, :host)")
                .with(":inviter", List.of(inviter.value()))
                .with(":host", inviter.value())
                .with(":most", Preferences.MAX_MUTED)
                .with(":once", 1));
    return !(written instanceof Table.Written.ConditionFailed failed)
        || failed
            .current()
            .filter(ask -> ask.texts(Schema.MUTED).contains(inviter.value()))
            .isPresent();
  }

  @Override
  public void report(Report report) {
    Offer.Facts offer = report.offer();
    table.write(
        Change.put(
                Item.at(Schema.report(offer.id(), offer.candidate()))
                    .put(Schema.INVITER, offer.inviter().value())
                    .put(Schema.INVITER_NAME, offer.inviterName())
                    .put(Schema.MESSAGE, offer.message())
                    .put(Schema.OFFERED_AT, offer.offeredAt())
                    .put(Schema.HOST, offer.candidate().value())
                    .put(Schema.REASON, report.reason().name())
                    .put(Schema.TEXT, report.text())
                    .put(Schema.REPORTED_AT, report.reportedAt())
                    .forgetAt(report.reportedAt().plus(REPORTS_KEPT)))
            .when("attribute_not_exists(#pk)"));
  }
}
