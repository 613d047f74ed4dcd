package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.Device;
import dev.beckon.presence.HostBook;
import dev.beckon.presence.Preferences;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is kept about a host. */
abstract class HostBookContract extends Contract {
  private final String token = "hash of the token of " + anna;
  private final Device phone = Hosts.device(anna);

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
                Instant.EPOCH,
                Optional.empty()));
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

    assertThat(hosts().file(anna).lastAskedAt()).isEqualTo(T0);
    assertThat(offer(another, anna).state()).isEqualTo("SUPPRESSED");
  }

  @Test
  void theCellIsNotedUntilThereIsNone() {
    Cell cell = Cell.of(Hosts.candidate(anna, T0));
    hosts().saveProfile(Hosts.profile(anna));

    hosts().saveCell(anna, Optional.of(cell));
    hosts().saveProfile(Hosts.profile(anna));
    assertThat(hosts().file(anna).cell()).contains(cell);

    hosts().saveCell(anna, Optional.empty());
    assertThat(hosts().file(anna).cell()).isEmpty();
    assertThat(hosts().file(anna).profile()).contains(Hosts.profile(anna));
  }

  @Test
  void aHostWhoNeverToldHasNoProfileEvenWhenOtherThingsAreKept() {
    hosts().saveCell(anna, Optional.empty());
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
    hosts().saveDevice(anna, phone, token);

    hosts().saveDevice(bruno, new Device("brunos", phone.platform(), phone.endpoint()), token);

    assertThat(devices(anna)).isEmpty();
    assertThat(devices(bruno)).hasSize(1);

    hosts().saveDevice(anna, phone, token);

    assertThat(devices(anna)).containsExactly(phone);
    assertThat(devices(bruno)).isEmpty();
  }

  @Test
  void aTokenMovesToTheNewInstallationOfTheSameHost() {
    Device reinstalled = new Device("reinstalled", phone.platform(), phone.endpoint());
    hosts().saveDevice(anna, phone, token);
    hosts().saveDevice(anna, reinstalled, token);

    assertThat(devices(anna)).containsExactly(reinstalled);
  }

  @Test
  void theOldTokenOfADeviceDoesNotTakeItsNewOneAlong() {
    Device anew = new Device(phone.id(), phone.platform(), "arn:of:the:new:token");
    hosts().saveDevice(anna, phone, token);
    hosts().saveDevice(anna, anew, "hash of the new token of " + anna);

    hosts().saveDevice(bruno, new Device("brunos", phone.platform(), phone.endpoint()), token);

    assertThat(devices(anna)).containsExactly(anew);
  }

  @Test
  void aRemovedDeviceIsGoneAndMayComeBack() {
    hosts().saveDevice(anna, phone, token);

    hosts().removeDevice(anna, phone.id());
    hosts().removeDevice(anna, phone.id());
    assertThat(devices(anna)).isEmpty();

    hosts().saveDevice(anna, phone, token);
    assertThat(devices(anna)).containsExactly(phone);
  }
}
