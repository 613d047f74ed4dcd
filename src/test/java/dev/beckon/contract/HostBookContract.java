package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.Device;
import dev.beckon.presence.HostBook;
import dev.beckon.presence.HostBook.FreshBeat;
import dev.beckon.presence.HostBook.Whereabouts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept about a host. */
abstract class HostBookContract extends Contract {
  private final String token = "hash of the token of " + anna;
  private final Device phone = Hosts.device(anna);

  private static final Cell CELL = Cell.of(Hosts.candidate(Hosts.ANNA, T0));
  private static final FreshBeat BEAT = new FreshBeat("key", Availability.LIVE, T0);

  private static Whereabouts whereabouts(
      long epoch, Optional<Cell> cell, Optional<FreshBeat> last) {
    return new Whereabouts(epoch, cell, last);
  }

  private HostBook hosts() {
    return stores().hosts();
  }

  private List<Device> devices(HostId host) {
    return hosts().file(host).devices();
  }

  @Test
  void ofAnUnknownHostNothingIsKnown() {
    assertThat(hosts().file(anna))
        .isEqualTo(
            new HostBook.File(
                Optional.empty(),
                Preferences.NEVER_SAID,
                List.of(),
                Asked.NEVER,
                Whereabouts.NOWHERE));
    assertThat(stores().profiles().profile(anna)).isEmpty();
    assertThat(hosts().openInvitation(anna)).isEmpty();
  }

  @Test
  void aProfileIsReadBackWhole() {
    hosts().saveProfile(Hosts.profile(anna));

    assertThat(stores().profiles().profile(anna)).contains(Hosts.profile(anna));
    assertThat(hosts().file(anna).profile()).contains(Hosts.profile(anna));
  }

  @Test
  void aProfileMaySayLittleAndTheNewestCounts() {
    Profile little = new Profile(anna, "A", "en", List.of(), "", 0, 0, false);
    hosts().saveProfile(Hosts.profile(anna));
    hosts().saveProfile(little);

    assertThat(stores().profiles().profile(anna)).contains(little);
  }

  @Test
  void preferencesAreReadBackWholeAndTakenBackWhole() {
    Preferences picky =
        new Preferences(true, true, Optional.of(T0.plusSeconds(60)), Set.of(inviter, bruno));
    Preferences easy = new Preferences(true, false, Optional.empty(), Set.of());

    hosts().savePreferences(anna, picky);
    assertThat(hosts().file(anna).preferences()).isEqualTo(picky);
    hosts().savePreferences(anna, easy);
    assertThat(hosts().file(anna).preferences()).isEqualTo(easy);
  }

  @Test
  void savingPreferencesForgetsNeitherTheLastAskingNorTheVisit() {
    granted(invitation(3), anna, T0);
    Invitation.Open another = stored(Invitations.by(bruno).open());

    hosts().savePreferences(anna, Hosts.WILLING);
    queued(another, anna);

    assertThat(hosts().file(anna).asked()).isEqualTo(Asked.NEVER.again(T0));
    assertThat(offer(another, anna).state()).isEqualTo("SUPPRESSED");
  }

  @Test
  void whereTheRowIsIsNotedUntilThereIsNone() {
    Whereabouts there = whereabouts(1, Optional.of(CELL), Optional.of(BEAT));
    Whereabouts gone = whereabouts(2, Optional.empty(), Optional.empty());
    hosts().saveProfile(Hosts.profile(anna));

    assertThat(hosts().moveOn(anna, Whereabouts.NOWHERE, there)).isTrue();
    hosts().saveProfile(Hosts.profile(anna));
    assertThat(hosts().file(anna).whereabouts()).isEqualTo(there);

    assertThat(hosts().moveOn(anna, there, gone)).isTrue();
    assertThat(hosts().file(anna).whereabouts()).isEqualTo(gone);
    assertThat(hosts().file(anna).profile()).contains(Hosts.profile(anna));
  }

  @Test
  void anEpochNeverGoesBack() {
    Whereabouts third = whereabouts(3, Optional.of(CELL), Optional.of(BEAT));
    Whereabouts gone = whereabouts(4, Optional.empty(), Optional.empty());
    assertThat(hosts().moveOn(anna, Whereabouts.NOWHERE, third)).isTrue();

    assertThat(hosts().moveOn(anna, Whereabouts.NOWHERE, gone)).isFalse();
    assertThat(hosts().moveOn(anna, third.at(2), gone)).isFalse();
    assertThat(hosts().moveOn(anna, third.at(4), gone)).isFalse();

    assertThat(hosts().file(anna).whereabouts()).isEqualTo(third);
  }

  @Test
  void aRowThatMovedSinceItWasReadIsNotMovedOn() {
    Whereabouts there = whereabouts(3, Optional.of(CELL), Optional.empty());
    Whereabouts elsewhere = there.in(Optional.of(new Cell("en", 0, 1, 1)));
    hosts().moveOn(anna, Whereabouts.NOWHERE, there);

    assertThat(hosts().moveOn(anna, elsewhere, there.at(4))).isFalse();
    assertThat(hosts().moveOn(anna, there.in(Optional.empty()), there.at(4))).isFalse();

    assertThat(hosts().moveOn(anna, there, elsewhere)).isTrue();
    assertThat(hosts().moveOn(anna, there, there.at(4))).isFalse();
  }

  @Test
  void whatIsNotedAlreadyIsNotNotedOnceMore() {
    Whereabouts there = whereabouts(1, Optional.of(CELL), Optional.of(BEAT));

    assertThat(hosts().moveOn(anna, Whereabouts.NOWHERE, there)).isTrue();
    assertThat(hosts().moveOn(anna, Whereabouts.NOWHERE, there)).isFalse();
    assertThat(hosts().file(anna).whereabouts()).isEqualTo(there);
  }

  @Test
  void ofManyWhoMoveTheRowOnAtTheSameTimeOneDoes() {
    List<Boolean> moved =
        Together.times(
            8,
            number -> {
              FreshBeat beat = new FreshBeat("key-" + number, Availability.ONLINE, T0);
              Whereabouts next = whereabouts(1, Optional.of(CELL), Optional.of(beat));
              return () -> hosts().moveOn(anna, Whereabouts.NOWHERE, next);
            });

    assertThat(moved).containsOnlyOnce(true);
    assertThat(hosts().file(anna).whereabouts().last().orElseThrow().key())
        .isEqualTo("key-" + moved.indexOf(true));
  }

  @Test
  void whoIsSeenTellsWhatMayHaveChangedSince() {
    hosts().savePreferences(anna, Hosts.WILLING);
    assertThat(hosts().seen(anna, T0)).contains(new HostBook.Opted(true, false, Asked.NEVER));

    queued(invitation(3), anna);
    hosts().savePreferences(anna, new Preferences(true, false, Optional.empty(), Set.of()));

    assertThat(hosts().seen(anna, T0.plusSeconds(60)))
        .contains(new HostBook.Opted(false, true, hosts().file(anna).asked()));
    assertThat(hosts().file(anna).asked()).isEqualTo(Asked.NEVER.again(T0));
  }

  @Test
  void whoDoesNotWantToBeAskedIsNotSeenAndStaysUnknown() {
    assertThat(hosts().seen(anna, T0)).isEmpty();
    assertThat(hosts().file(anna).preferences()).isEqualTo(Preferences.NEVER_SAID);

    hosts().savePreferences(anna, Preferences.NEVER_SAID);
    assertThat(hosts().seen(anna, T0)).isEmpty();
  }

  @Test
  void aHostWhoNeverToldHasNoProfileEvenWhenOtherThingsAreKept() {
    hosts().moveOn(anna, Whereabouts.NOWHERE, Whereabouts.NOWHERE.at(1));
    hosts().savePreferences(anna, Hosts.WILLING);

    assertThat(stores().profiles().profile(anna)).isEmpty();
    assertThat(hosts().file(anna).profile()).isEmpty();
  }

  @Test
  void aHostMayHaveManyDevices() {
    Device tablet = new Device("tablet", Device.Platform.APNS, "arn:of:the:tablet");

    hosts().saveDevice(anna, phone, token);
    hosts().saveDevice(anna, tablet, "hash of another token of " + anna);

    assertThat(devices(anna)).containsExactlyInAnyOrder(phone, tablet);
  }

  @Test
  void aDeviceRegisteredAgainIsThereOnce() {
    hosts().saveDevice(anna, phone, token);
    hosts().saveDevice(anna, phone, token);

    assertThat(devices(anna)).containsExactly(phone);
  }

  @Test
  void aDeviceWithANewTokenReplacesTheOldOne() {
    Device anew = new Device(phone.id(), Device.Platform.APNS, "arn:of:the:new:token");
    hosts().saveDevice(anna, phone, token);
    hosts().saveDevice(anna, anew, "hash of the new token of " + anna);

    assertThat(devices(anna)).containsExactly(anew);
  }

  @Test
  void aTokenMovesToWhoeverSignsInLast() {
    Device brunos = new Device("brunos", phone.platform(), phone.endpoint());
    assertThat(hosts().saveDevice(anna, phone, token)).isEmpty();

    assertThat(hosts().saveDevice(bruno, brunos, token)).contains(anna);

    assertThat(devices(anna)).isEmpty();
    assertThat(devices(bruno)).hasSize(1);

    assertThat(hosts().saveDevice(anna, phone, token)).contains(bruno);

    assertThat(devices(anna)).containsExactly(phone);
    assertThat(devices(bruno)).isEmpty();
  }

  @Test
  void aTokenMovesToTheNewInstallationOfTheSameHost() {
    Device reinstalled = new Device("reinstalled", phone.platform(), phone.endpoint());
    hosts().saveDevice(anna, phone, token);

    assertThat(hosts().saveDevice(anna, reinstalled, token)).isEmpty();

    assertThat(devices(anna)).containsExactly(reinstalled);
  }

  @Test
  void theOldTokenOfADeviceDoesNotTakeItsNewOneAlong() {
    Device anew = new Device(phone.id(), phone.platform(), "arn:of:the:new:token");
    hosts().saveDevice(anna, phone, token);
    hosts().saveDevice(anna, anew, "hash of the new token of " + anna);

    Device brunos = new Device("brunos", phone.platform(), phone.endpoint());
    assertThat(hosts().saveDevice(bruno, brunos, token)).isEmpty();

    assertThat(devices(anna)).containsExactly(anew);
  }

  @Test
  void aTokenThatMovesTakesTheFormerPhoneAlongThoughItHasANewEndpoint() {
    Device brunos = new Device("brunos", phone.platform(), "arn:of:the:token:anew");
    hosts().saveDevice(anna, phone, token);

    assertThat(hosts().saveDevice(bruno, brunos, token)).contains(anna);

    assertThat(devices(anna)).isEmpty();
    assertThat(devices(bruno)).containsExactly(brunos);
  }

  @Test
  void theTokenOfARemovedDeviceIsNobodysUnlessItHasMovedOn() {
    hosts().saveDevice(anna, phone, token);
    hosts().removeDevice(anna, phone.id());
    assertThat(hosts().saveDevice(bruno, phone, token)).isEmpty();

    hosts().saveDevice(anna, phone, "hash of another token of " + anna);
    hosts().removeDevice(anna, phone.id());

    assertThat(devices(bruno)).containsExactly(phone);
    assertThat(hosts().saveDevice(anna, phone, token)).contains(bruno);
  }

  @Test
  void aRemovedDeviceIsGoneAndMayComeBack() {
    hosts().saveDevice(anna, phone, token);

    assertThat(hosts().removeDevice(anna, phone.id())).contains(phone);
    assertThat(hosts().removeDevice(anna, phone.id())).isEmpty();
    assertThat(devices(anna)).isEmpty();

    hosts().saveDevice(anna, phone, token);
    assertThat(devices(anna)).containsExactly(phone);
  }
}
