package dev.beckon.invitation.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de-17",
        "en-4022",
        "7",
        "auth0|65f1c0",
        "us-east-1:0a1b",
        "gerda_3@example.org",
        "0f8fad5b-d9cb-469f-a165-70867728950e"
      })
  void theSubjectsOfCommonIdentityProvidersAreHostIds(String subject) {
    assertThat(HostId.isValid(subject)).isTrue();
    assertThat(new HostId(subject)).hasToString(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "de 17", "de-17 ", "de-17\n", "de#17", "de/17", "größer", "🎮", "a\u0000"
      })
  void whatCouldBreakAKeyIsNoHostId(String subject) {
    assertThat(HostId.isValid(subject)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new HostId(subject));
  }

  @Test
  void aHostIdHasOneTo128Characters() {
    assertThat(HostId.isValid("x")).isTrue();
    assertThat(HostId.isValid("x".repeat(128))).isTrue();
    assertThat(HostId.isValid("x".repeat(129))).isFalse();
  }

  @Test
  void noSubjectIsNoHost() {
    assertThatNullPointerException().isThrownBy(() -> new HostId(null));
  }

  @Test
  void aRefusedSubjectIsNotRepeatedInTheMessage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HostId("de 17"))
        .withMessage("not a host id");
  }

  @Test
  void hostsSortByTheirText() {
    assertThat(Stream.of("ru-5", "de-17", "en-4022", "de-100").map(HostId::new).sorted())
        .map(HostId::value)
        .containsExactly("de-100", "de-17", "en-4022", "ru-5");
  }
}
