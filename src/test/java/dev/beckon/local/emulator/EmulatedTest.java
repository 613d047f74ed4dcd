package dev.beckon.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class EmulatedTest {
  @Test
  void theEmulatorAnswersForAnApiBelowItsId() {
    assertThat(
            Emulated.url(
                URI.create("http://127.0.0.1:4566"),
                "https://a1b2c3.execute-api.eu-central-1.amazonaws.com"))
        .hasToString("http://127.0.0.1:4566/_aws/execute-api/a1b2c3");
  }
}
