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
import dev.beckon.stream.Lanes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
    assertThat(endpoints.owner(devices(Hosts.BRUNO).get(0).endpoint())).contains(Hosts.BRUNO);
  }

  @Test
  void whatIsOnItsWayToTheFormerOwnerReachesThePhoneNoMore() {
    register(Hosts.ANNA, "phone", TOKEN);
    register(Hosts.BRUNO, "handy", TOKEN);

    assertThat(endpoints.owner(PHONE.endpoint())).isEmpty();
    assertThat(devices(Hosts.BRUNO)).extracting(Device::endpoint).doesNotContain(PHONE.endpoint());
  }

  @Test
  void aTokenOfApnsIsTheSameInLargeAndInSmallDigits() {
    String token = "ab".repeat(32);
    register.register(Hosts.ANNA, "phone", Device.Platform.APNS, token);
    register.register(Hosts.BRUNO, "handy", Device.Platform.APNS, token.toUpperCase(Locale.ROOT));

    assertThat(devices(Hosts.ANNA)).isEmpty();
    assertThat(devices(Hosts.BRUNO)).hasSize(1);
  }

  @Test
  void whoSignsOutIsPushedToNoMoreWhateverIsOnItsWay() {
    register(Hosts.ANNA, "phone", TOKEN);

    register.signOut(Hosts.ANNA, "phone");
    register.signOut(Hosts.ANNA, "phone");

    assertThat(devices(Hosts.ANNA)).isEmpty();
    assertThat(endpoints.owner(PHONE.endpoint())).isEmpty();
  }

  @Test
  void signingOutDoesNotWaitForThePushService() {
    register(Hosts.ANNA, "phone", TOKEN);
    endpoints.away(true);

    register.signOut(Hosts.ANNA, "phone");

    assertThat(devices(Hosts.ANNA)).isEmpty();
  }

  @Test
  void aHundredPhonesThatComeTogetherAreNeverMoreThanAHostMayHave() {
    List<RegisterDevice.Outcome> outcomes;
    try (Lanes lanes = new Lanes(16)) {
      outcomes =
          lanes.all(
              IntStream.range(0, 100)
                  .<Callable<RegisterDevice.Outcome>>mapToObj(
                      i -> () -> register(Hosts.ANNA, "phone-" + i, "token-" + i))
                  .toList());
    }

    assertThat(devices(Hosts.ANNA)).hasSizeLessThanOrEqualTo(Device.MAX_PER_HOST);
    assertThat(outcomes)
        .filteredOn(RegisterDevice.Outcome.REGISTERED::equals)
        .hasSameSizeAs(devices(Hosts.ANNA));
    assertThat(outcomes).contains(RegisterDevice.Outcome.TOO_MANY_DEVICES);
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
