package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.Wishes;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Offer.Suppression;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.consent.Asking;
import dev.beckon.invitation.consent.Askings;
import dev.beckon.invitation.consent.Consent;
import dev.beckon.invitation.consent.Pace;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is asked against what they said, however the store finds that out. */
abstract class ConsentContract extends Contract {
  private static final Instant NIGHT = Instant.parse("2026-11-22T23:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final Invitation.Open open = Invitations.by(inviter).at(NIGHT).open();

  private void says(Preferences preferences) {
    stores().hosts().savePreferences(anna, preferences);
  }

  /** Anna is asked by this host at this time; why she is not after all. */
  private Optional<Suppression> ask(HostId by, Instant now) {
    Invitation.Open asking = Invitations.by(by).key(by + " at " + now).at(now).open();
    return ask(asking, now, false);
  }

  private Optional<Suppression> ask(Invitation.Open asking, Instant now, boolean mature) {
    if (stores().find().find(asking.facts().id()).isEmpty()) {
      stored(asking);
      stores().end().end(asking.cancel(now));
    }
    Asked known = stores().hosts().file(anna).asked();
    stores().offers().offer(Invitations.offer(asking.facts(), anna, now), mature, known);
    return offer(asking, anna) instanceof Offer.Suppressed suppressed
        ? Optional.of(suppressed.why())
        : Optional.empty();
  }

  private Optional<Suppression> ask(Instant now) {
    return ask(newHost("de"), now);
  }

  @Test
  void inQuietHoursNobodyIsAsked() {
    says(Wishes.willing().quiet("22:00", "07:00", "Europe/Berlin").all());

    assertThat(ask(Instant.parse("2026-11-22T20:59:59Z"))).isEmpty();
    assertThat(ask(Instant.parse("2026-11-22T21:00:00Z"))).contains(Suppression.QUIET_HOURS);
    assertThat(ask(Instant.parse("2026-11-23T05:59:59Z"))).contains(Suppression.QUIET_HOURS);
    assertThat(ask(Instant.parse("2026-11-23T06:00:00Z"))).isEmpty();
    assertThat(ask(Instant.parse("2026-11-23T21:00:00Z"))).contains(Suppression.QUIET_HOURS);
  }

  @Test
  void quietHoursFollowTheClockOnTheWallWhenItIsPutForward() {
    says(Wishes.willing().quiet("22:00", "07:00", "Europe/Berlin").all());

    assertThat(ask(Instant.parse("2027-03-27T20:59:00Z"))).isEmpty();
    assertThat(ask(Instant.parse("2027-03-27T21:00:00Z"))).contains(Suppression.QUIET_HOURS);
    assertThat(ask(Instant.parse("2027-03-28T04:59:00Z"))).contains(Suppression.QUIET_HOURS);
    assertThat(ask(Instant.parse("2027-03-28T05:00:00Z"))).isEmpty();
    assertThat(ask(Instant.parse("2027-03-28T20:00:00Z"))).contains(Suppression.QUIET_HOURS);
  }

  @Test
  void quietHoursThatWereChangedCountAtOnce() {
    says(Wishes.willing().quiet("22:00", "07:00", "Europe/Berlin").all());
    assertThat(ask(Instant.parse("2026-11-22T20:00:00Z"))).isEmpty();

    says(Wishes.willing().quiet("21:00", "07:00", "Europe/Berlin").all());

    assertThat(ask(Instant.parse("2026-11-22T20:01:00Z"))).contains(Suppression.QUIET_HOURS);
  }

  @Test
  void overAnyHourTheHostIsAskedNoMoreThanTheyWant() {
    says(Wishes.willing().pace(2, 12).all());

    assertThat(ask(T0)).isEmpty();
    assertThat(ask(T0.plusSeconds(3000))).isEmpty();
    assertThat(ask(T0.plusSeconds(3599))).contains(Suppression.CAP_PER_HOUR);
    assertThat(ask(T0.plusSeconds(3600))).isEmpty();
    assertThat(ask(T0.plusSeconds(3601))).contains(Suppression.CAP_PER_HOUR);
    assertThat(ask(T0.plusSeconds(6600))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8, 11, 12})
  void overAnyDayTheHostIsAskedNoMoreThanTheyWant(int perDay) {
    says(Wishes.willing().pace(6, perDay).all());

    for (int n = 0; n < perDay; n++) {
      assertThat(ask(T0.plus(HOUR.multipliedBy(n)))).isEmpty();
    }
    Instant dayLater = T0.plus(Duration.ofDays(1));
    assertThat(ask(dayLater.minus(TICK))).contains(Suppression.CAP_PER_DAY);
    assertThat(ask(dayLater)).isEmpty();
    assertThat(ask(dayLater.plus(TICK))).contains(Suppression.CAP_PER_DAY);
  }

  @Test
  void betweenTwoOffersOfOneInviterThereIsAPause() {
    says(Wishes.willing().pace(6, 12).pause(Duration.ofMinutes(90)).all());

    assertThat(ask(inviter, T0)).isEmpty();
    assertThat(ask(inviter, T0.plusSeconds(5399))).contains(Suppression.SAME_INVITER);
    assertThat(ask(bruno, T0.plusSeconds(5399))).isEmpty();
    assertThat(ask(inviter, T0.plusSeconds(5400))).isEmpty();
  }

  @Test
  void whoWantsNoPauseIsAskedByTheSameAgain() {
    says(Wishes.willing().pause(Duration.ZERO).all());

    assertThat(ask(inviter, T0)).isEmpty();
    assertThat(ask(inviter, T0.plusSeconds(1))).isEmpty();
  }

  @Test
  void friendsAreLetThroughAtAnyTimeWhereTheHostWantsThat() {
    Wishes wishes = Wishes.willing().quiet("22:00", "07:00", "Europe/Berlin").pace(1, 1);
    Wishes busy = wishes.until(NIGHT.plus(HOUR));
    stores().friendBook().save(anna, Set.of(inviter));

    says(busy.all());
    assertThat(ask(inviter, NIGHT)).contains(Suppression.DO_NOT_DISTURB);
    says(busy.friendsAlways().all());
    assertThat(ask(bruno, NIGHT.plusSeconds(1))).contains(Suppression.DO_NOT_DISTURB);
    assertThat(ask(inviter, NIGHT.plusSeconds(2))).isEmpty();

    stores().friendBook().save(anna, Set.of(inviter, bruno));
    says(wishes.friendsAlways().all());
    assertThat(ask(NIGHT.plusSeconds(3))).contains(Suppression.QUIET_HOURS);
    assertThat(ask(bruno, NIGHT.plusSeconds(3))).isEmpty();
  }

  @Test
  void friendsAreNotLetThroughWhoAreMutedOrJustAsked() {
    stores().friendBook().save(anna, Set.of(inviter, bruno));
    says(Wishes.willing().until(NIGHT.plus(HOUR)).mute(bruno).friendsAlways().all());

    assertThat(ask(bruno, NIGHT)).contains(Suppression.MUTED);
    assertThat(ask(inviter, NIGHT)).isEmpty();
    assertThat(ask(inviter, NIGHT.plusSeconds(1))).contains(Suppression.SAME_INVITER);
  }

  @Test
  void friendsOfTheInviterAreNotFriendsOfTheHost() {
    stores().friendBook().save(inviter, Set.of(anna));
    says(Wishes.willing().until(NIGHT.plus(HOUR)).friendsAlways().all());

    assertThat(ask(inviter, NIGHT)).contains(Suppression.DO_NOT_DISTURB);
  }

  @Test
  void ofSeveralReasonsTheWeightiestIsTold() {
    Wishes all = Wishes.willing().quiet("00:00", "23:59", "UTC").until(NIGHT.plus(HOUR));

    says(new Preferences(false, false, Optional.empty(), Set.of(inviter)));
    assertThat(ask(inviter, NIGHT)).contains(Suppression.NOT_OPTED_IN);
    says(all.mute(inviter).all());
    assertThat(ask(inviter, NIGHT.plusSeconds(1))).contains(Suppression.MUTED);
    says(all.all());
    assertThat(ask(inviter, NIGHT.plusSeconds(2))).contains(Suppression.DO_NOT_DISTURB);
  }

  @Test
  void aRepetitionAmongOthersOffersCountsOnce() {
    says(Wishes.willing().all());
    Invitation.Open other = Invitations.by(bruno).at(NIGHT).open();

    for (int n = 0; n < 3; n++) {
      assertThat(ask(open, NIGHT.plusSeconds(n), false)).isEmpty();
      assertThat(ask(other, NIGHT.plusSeconds(n), false)).isEmpty();
    }

    assertThat(stores().hosts().file(anna).asked().onDay()).isEqualTo(2);
    assertThat(ask(NIGHT.plusSeconds(9))).isEmpty();
    assertThat(ask(NIGHT.plusSeconds(9))).contains(Suppression.CAP_PER_HOUR);
  }

  /** The store's own conditions come to what the rule says, whatever has happened before. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void overManyDaysItIsAsTheRuleSays(long seed) {
    Random random = new Random(seed);
    List<HostId> inviters = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      inviters.add(newHost("de"));
    }
    Set<HostId> friends = Set.of(inviters.get(0), inviters.get(1));
    stores().friendBook().save(anna, friends);
    Preferences said = Preferences.NEVER_SAID;
    Askings lately = Askings.NONE;
    Instant now = T0;
    for (int n = 0; n < 120; n++) {
      now = now.plusSeconds(random.nextInt(random.nextBoolean() ? 60 : 7200));
      if (n % 30 == 0) {
        said = Wishes.random(random, inviters, now);
        says(said);
      }
      HostId by = inviters.get(random.nextInt(inviters.size()));
      boolean mature = random.nextInt(8) == 0;
      Invitation.Open asking = Invitations.by(by).key(seed + " " + n).at(now).open();
      Offer.Facts facts = Invitations.offer(asking.facts(), anna, now).facts();
      Optional<Suppression> expected =
          new Consent(said, false, lately).refusal(facts, mature, friends.contains(by));

      assertThat(ask(asking, now, mature)).as("asking %d", n).isEqualTo(expected);

      if (expected.isEmpty()) {
        lately = lately.and(Asking.of(facts.id(), by, now));
      }
    }
  }

  @Test
  void howAHostWantsToBeAskedIsReadBackWhole() {
    Preferences said = Wishes.random(new Random(7), List.of(inviter, bruno), T0);

    says(said);
    assertThat(stores().hosts().file(anna).preferences()).isEqualTo(said);
    says(Hosts.WILLING);
    assertThat(stores().hosts().file(anna).preferences()).isEqualTo(Hosts.WILLING);
  }

  @Test
  void aPaceOfOneIsOneWhoeverAsksAtTheSameTime() {
    says(Wishes.willing().pace(1, 1).all());
    assertThat(new Pace(1, 1)).isEqualTo(stores().hosts().file(anna).preferences().pace());

    List<Optional<Suppression>> answers = Together.times(12, n -> () -> ask(NIGHT));

    assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
  }
}
