package dev.beckon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Escrow;
import dev.beckon.invitation.ledger.Reward;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What must hold after every step of an {@link Evening}. */
final class Promises {
  private final Evening evening;
  private final Reckoning reckoning;
  private final Supplier<String> description;
  private final Map<HostId, Visit.Ended> over = new TreeMap<>();
  private final Map<HostId, Long> dwell = new TreeMap<>();
  private Set<HostId> seated = Set.of();
  private Invitation.Ended end;

  Promises(Evening evening, Supplier<String> description) {
    this.evening = evening;
    this.reckoning = evening.reckoning();
    this.description = description;
  }

  void check() {
    evening.visits().forEach((host, visit) -> visit(host, visit.at(evening.now())));
    seats(evening.invitation());
    seats(evening.invitation().at(evening.now()));
    theEnd(evening.invitation().at(evening.now()));
    onlyWithAnOffer();
    onlyANoShowFreesASeat();
    pointsAreWhole();
  }

  /** Points are neither made nor lost, and each is held for somebody or on its way back. */
  private void pointsAreWhole() {
    Invitation invitation = evening.invitation();
    Escrow escrow = invitation.escrow();
    long held = escrow.held().value();
    assertThat(held + evening.settled() + evening.released())
        .as(description)
        .isEqualTo(evening.putIn());
    long claims =
        evening.visits().values().stream()
            .map(Visit::reward)
            .filter(reward -> reward instanceof Reward.Held || reward instanceof Reward.Earned)
            .count();
    if (!escrow.isNone()) {
      assertThat(invitation.guests().size() - escrow.resolved())
          .as(description)
          .isEqualTo((int) claims);
      assertThat(held).as(description).isGreaterThanOrEqualTo(claims * escrow.reward().value());
    }
  }

  private void seats(Invitation invitation) {
    assertThat(invitation.guests())
        .as(description)
        .hasSizeLessThanOrEqualTo(reckoning.seats())
        .containsExactlyInAnyOrderElementsOf(reckoning.seated());
    if (invitation instanceof Invitation.Standing) {
      assertThat(invitation instanceof Invitation.Filled)
          .as(description)
          .isEqualTo(invitation.guests().size() == reckoning.seats());
    }
  }

  /** It ends when it should, as it should, and then nothing about it changes any more. */
  private void theEnd(Invitation current) {
    assertThat(current.state()).as(description).isEqualTo(reckoning.invitation(evening.now()));
    if (end == null && current instanceof Invitation.Ended ended) {
      end = ended;
      evening.seen().add("invitation: " + ended.state());
      assertThat(ended.endedAt()).as(description).isEqualTo(reckoning.endedAt());
      assertThat(ended.endedFilled())
          .as(description)
          .isEqualTo(ended.guests().size() == reckoning.seats());
      if (ended.ending() == Invitation.Ending.EXHAUSTED) {
        assertThat(evening.offers().values())
            .as(description)
            .noneMatch(offer -> offer instanceof Offer.Standing);
        assertThat(reckoning.someVisitIsLive(evening.now())).as(description).isFalse();
      }
    }
    if (end != null) {
      assertThat(current.holding(end.escrow())).as(description).isEqualTo(end);
    }
    if (current instanceof Invitation.Filled) {
      evening.seen().add("filled: " + reckoning.seats());
    }
  }

  private void onlyWithAnOffer() {
    Set<HostId> answered = new TreeSet<>();
    evening
        .offers()
        .forEach(
            (host, offer) -> {
              if (offer instanceof Offer.Accepted) {
                answered.add(host);
              }
            });
    assertThat(answered)
        .as(description)
        .isEqualTo(reckoning.letIn())
        .isEqualTo(evening.visits().keySet());
  }

  private void onlyANoShowFreesASeat() {
    Set<HostId> gone = new TreeSet<>(seated);
    gone.removeAll(evening.invitation().guests());
    for (HostId host : gone) {
      assertThat(evening.visits().get(host).state()).as(description).isEqualTo("NO_SHOW");
    }
    seated = evening.invitation().guests();
  }

  /** A visit is as it should be, its dwell only grows, and once it is over it stays as it was. */
  private void visit(HostId host, Visit visit) {
    assertThat(visit.state()).as(description).isEqualTo(reckoning.visit(host, evening.now()));
    if (visit instanceof Visit.Ended ended && over.putIfAbsent(host, ended) == null) {
      evening.seen().add("visit: " + ended.state());
    }
    if (over.containsKey(host)) {
      // What was earned may be paid afterwards.
      assertThat(visit.rewarded(over.get(host).reward())).as(description).isEqualTo(over.get(host));
    }
    Duration sinceGranted = Duration.between(visit.facts().grantedAt(), evening.now());
    assertThat(visit.dwellSeconds())
        .as(description)
        .isBetween(dwell.getOrDefault(host, 0L), sinceGranted.toSeconds());
    dwell.put(host, visit.dwellSeconds());
  }
}
