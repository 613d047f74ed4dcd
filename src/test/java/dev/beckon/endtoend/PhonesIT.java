package dev.beckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Invitation;
import dev.beckon.local.sns.Push;
import dev.beckon.local.story.Phone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What phones get, over the whole way: streams, functions, the small SNS. */
class PhonesIT {
  private final RunningBeckon beckon = RunningBeckon.get();

  @Test
  void whenTheSeatsAreTakenThePhonesOfTheOthersHearOfItAndTheGuestsDoesNot() {
    Phone inviter = beckon.inviter();
    String id = inviter.post("/v1/invitations", RunningBeckon.wish(1)).body().path("id").asText();
    List<Push> pushes = beckon.awaitPushes(inviter, id);
    Push first = pushes.get(0);
    Phone guest = Phone.of(beckon.runner(), first.customUserData());

    String offer = RunningBeckon.offerOf(first);
    assertThat(guest.post("/v1/offers/" + offer + "/accept").status()).isEqualTo(200);

    RunningBeckon.awaitThat(() -> !beckon.withdrawn(id).isEmpty());
    assertThat(beckon.withdrawn(id))
        .allSatisfy(
            push -> {
              assertThat(RunningBeckon.offerOf(push)).isEqualTo(offer);
              assertThat(push.customUserData()).isNotEqualTo(guest.host());
            });
    // Who stays in a visit is busy for the tests that come after.
    guest.post("/v1/visits/" + offer + "/heartbeat");
    assertThat(guest.post("/v1/visits/" + offer + "/leave").status()).isEqualTo(200);
    assertThat(inviter.delete("/v1/invitations/" + id).status()).isEqualTo(204);
  }

  @Test
  void aPhoneThatWasGivenUpIsDroppedAtItsPushAndHealedByTheNextRegistration() {
    String token = "ab".repeat(32);
    String body = "{\"platform\":\"APNS\",\"token\":\"" + token + "\"}";
    Phone host = Phone.of(beckon.runner(), "unlucky-host");
    host.put("/v1/me", "{\"name\":\"Unlucky\",\"language\":\"is\"}");
    host.put("/v1/me/preferences", "{\"askMe\":true}");
    assertThat(host.put("/v1/me/devices/phone", body).status()).isEqualTo(204);

    Invitation.Open first = beckon.invitation(beckon.inviter(), 1);
    beckon.disableIphone("unlucky-host", token);
    beckon.offerToIphone(first, "unlucky-host", token);
    RunningBeckon.awaitThat(() -> host.get("/v1/me").body().path("devices").isEmpty());

    assertThat(host.put("/v1/me/devices/phone", body).status()).isEqualTo(204);
    beckon.offerToIphone(beckon.invitation(beckon.inviter(), 1), "unlucky-host", token);
    RunningBeckon.awaitThat(() -> !beckon.runner().pushes("unlucky-host").isEmpty());
    assertThat(beckon.runner().pushes("unlucky-host"))
        .singleElement()
        .extracting(Push::token)
        .isEqualTo(token);
  }
}
