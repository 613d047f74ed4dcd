package dev.beckon.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.local.sns.Push;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class KeptPushesTest {
  private static final String KEPT =
      """
      [{"number": 1, "atMillis": 1795377600000, "messageId": "m-1",
        "targetArn": "arn:aws:sns:eu-central-1:000000000000:endpoint/GCM/beckon/e-1",
        "token": "phone-of-de-17", "customUserData": "de-17", "structure": "json",
        "message": "{\\"default\\":\\"d\\",\\"GCM\\":\\"{\\\\\\"fcmV1Message\\\\\\":1}\\",\\"APNS\\":\\"{}\\"}",
        "attributes": {"AWS.SNS.MOBILE.GCM.TTL": "60"}}]
      """;

  @Test
  void aKeptPushIsWhatThePhonesPlatformWouldHaveGot() throws IOException {
    Push push = KeptPushes.parse(KEPT).get(0);
    assertThat(push.platform()).isEqualTo("GCM");
    assertThat(push.payload().path("fcmV1Message").asInt()).isEqualTo(1);
    assertThat(push.customUserData()).isEqualTo("de-17");
    assertThat(push.token()).isEqualTo("phone-of-de-17");
    assertThat(push.attributes()).containsEntry("AWS.SNS.MOBILE.GCM.TTL", "60");
    assertThat(push.at()).isEqualTo("2026-11-22T20:00:00Z");
  }

  @Test
  void nobodyWasPushedYet() throws IOException {
    assertThat(KeptPushes.parse("[]")).isEmpty();
  }
}
