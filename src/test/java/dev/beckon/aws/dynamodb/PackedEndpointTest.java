package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedEndpointTest {
  private static final String SNS =
      "arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/beckon/"
          + "5e3e9847-3183-3f18-a7e8-671c3a57d4b3";

  @Test
  void anEndpointOfSnsTakesHalfOfItsLength() {
    assertThat(PackedEndpoint.pack(SNS)).hasSizeLessThan(SNS.length() * 2 / 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SNS,
        "arn:aws:sns:us-east-1:1:endpoint/APNS_SANDBOX/a-b_c/00000000-0000-0000-0000-000000000000",
        "arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/beckon/not-a-uuid",
        "arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/beckon/"
            + "5E3E9847-3183-3F18-A7E8-671C3A57D4B3",
        "arn:aws-cn:sns:cn-north-1:123456789012:endpoint/GCM/beckon/"
            + "5e3e9847-3183-3f18-a7e8-671c3a57d4b3",
        "arn",
        "arn:of/another/deeper",
        ""
      })
  void everyEndpointComesBackAsItWas(String endpoint) {
    assertThat(PackedEndpoint.unpack(PackedEndpoint.pack(endpoint))).isEqualTo(endpoint);
  }
}
