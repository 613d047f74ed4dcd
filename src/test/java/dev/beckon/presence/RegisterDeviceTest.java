package dev.beckon.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.FakeEndpoints;
import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.InMemoryStore;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.id.HostId;
import dev.beckon.scene.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A host signs in on a phone, and pushes go there from then on. */
class RegisterDeviceTest {
  private static final String TOKEN = "fcm-token";
  private static final Device PHONE =
      new Device("phone", Device.Platform.FCM, FakeEndpoints.endpoint(Device.Platform.FCM, TOKEN));

  private final InMemoryStore store = new InMemoryStore();
  private final FakeEndpoints endpoints = new FakeEndpoints();
  private final RegisterDevice register =
      new RegisterDevice(store.hosts(), store.presence(), endpoints);

  @Test
  void aPhoneIsRegisteredAsTheHosts() {
    assertThat(register(Hosts.ANNA, "phone", TOKEN)).isEqualTo(RegisterDevice.Outcome.REGISTERED);

    assertThat(devices(Hosts.ANNA)).containsExactly(PHONE);
    assertThat(endpoints.owner(PHONE.endpoint())).contains(Hosts.ANNA);
  }

  @Test
  void registeringTwiceIsTheSameAsOnce() {
    register(Hosts.ANNA, "phone", TOKEN);
    register(Hosts.ANNA, "phone", TOKEN);

    assertThat(devices(Hosts.ANNA)).containsExactly(PHONE);
  }

  @Test
  void aNewTokenOfTheSamePhoneTakesThePlaceOfTheOld() {
    register(Hosts.ANNA, "phone", "an older token");
    register(Hosts.ANNA, "phone", TOKEN);

    assertThat(devices(Hosts.ANNA)).containsExactly(PHONE);
  }

  @Test
  void aTokenHasOneOwnerTheNewest() {
    register(Hosts.ANNA, "phone", TOKEN);
    register(Hosts.BRUNO, "handy", TOKEN);

    assertThat(devices(Hosts.ANNA)).isEmpty();
    assertThat(devices(Hosts.BRUNO)).extracting(Device::id).containsExactly("handy");
    assertThat(endpoints.owner(PHONE.endpoint())).contains(Hosts.BRUNO);
  }

  @Test
  void aBadTokenIsNotKept() {
    endpoints.refuse(TOKEN);

    assertThat(register(Hosts.ANNA, "phone", TOKEN)).isEqualTo(RegisterDevice.Outcome.BAD_TOKEN);
    assertThat(devices(Hosts.ANNA)).isEmpty();
  }

  @Test
  void aPlatformThatIsNotSetUpIsSaidSo() {
    endpoints.remove(Device.Platform.FCM);

    assertThat(register(Hosts.ANNA, "phone", TOKEN))
        .isEqualTo(RegisterDevice.Outcome.NO_SUCH_PLATFORM);
    assertThat(devices(Hosts.ANNA)).isEmpty();
  }

  @Test
  void anEleventhDeviceIsTooManyAndATenthMayStillChange() {
    for (int i = 0; i < Device.MAX_PER_HOST; i++) {
      register(Hosts.ANNA, "phone-" + i, "token-" + i);
    }

    assertThat(register(Hosts.ANNA, "phone-10", "token-10"))
        .isEqualTo(RegisterDevice.Outcome.TOO_MANY_DEVICES);
    assertThat(register(Hosts.ANNA, "phone-9", "another"))
        .isEqualTo(RegisterDevice.Outcome.REGISTERED);
    assertThat(devices(Hosts.ANNA)).hasSize(Device.MAX_PER_HOST);
    assertThat(endpoints.owner(FakeEndpoints.endpoint(Device.Platform.FCM, "token-10"))).isEmpty();
  }

  @Test
  void whenThePushServiceIsAwayNothingIsKept() {
    endpoints.away(true);

    assertThatThrownBy(() -> register(Hosts.ANNA, "phone", TOKEN)).isInstanceOf(Unavailable.class);
    assertThat(devices(Hosts.ANNA)).isEmpty();
  }

  @Test
  void whoLosesTheirOnlyPhoneToAnotherHostIsNotAskedOnItAnyMore() {
    Scene scene = new Scene();
    RegisterDevice sign =
        new RegisterDevice(scene.store.hosts(), scene.store.presence(), endpoints);
    scene.store.hosts().saveProfile(Hosts.profile(Hosts.ANNA));
    scene.store.hosts().savePreferences(Hosts.ANNA, Hosts.WILLING);
    sign.register(Hosts.ANNA, "phone", Device.Platform.FCM, TOKEN);
    new KeepRow(scene.store.hosts(), scene.store.presence())
        .enter(Hosts.ANNA, Availability.ONLINE, Optional.empty(), scene.now());
    assertThat(scene.store.presence().rows()).containsKey(Hosts.ANNA);

    sign.register(Hosts.BRUNO, "handy", Device.Platform.FCM, TOKEN);

    assertThat(scene.store.presence().rows()).isEmpty();
    assertThat(scene.store.hosts().file(Hosts.ANNA).cell()).isEmpty();
  }

  private RegisterDevice.Outcome register(HostId host, String device, String token) {
    return register.register(host, device, Device.Platform.FCM, token);
  }

  private List<Device> devices(HostId host) {
    return store.hosts().file(host).devices();
  }
}
