package dev.beckon.invitation.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationIdTest {
  private static final HostId GERDA = new HostId("de-17");
  private static final HostId ANNA = new HostId("en-4022");
  private static final String KEY = "7f1c3a9e-52d4-4b1e-9a7b-0c5d2e8f6a10";

  /**
   * Worked out apart from this code: what is stored under an id must be found by the next version.
   */
  @Test
  void theDerivationNeverChanges() {
    assertThat(InvitationId.derivedFrom(GERDA, KEY)).hasToString("sbu8f75khq0hqbmu");
    assertThat(InvitationId.derivedFrom(ANNA, KEY)).hasToString("vohuns2jsff9gn5r");
    assertThat(InvitationId.derivedFrom(GERDA, "größer 🎮")).hasToString("cfokhe57p5sfhdk6");
  }

  @Test
  void theSameKeyOfTheSameHostLeadsToTheSameInvitation() {
    assertThat(InvitationId.derivedFrom(GERDA, KEY))
        .isEqualTo(InvitationId.derivedFrom(new HostId("de-17"), KEY));
  }

  @Test
  void anotherKeyOrAnotherHostLeadsElsewhere() {
    assertThat(InvitationId.derivedFrom(GERDA, KEY))
        .isNotEqualTo(InvitationId.derivedFrom(GERDA, KEY + "1"))
        .isNotEqualTo(InvitationId.derivedFrom(ANNA, KEY));
  }

  @Test
  void whereTheHostEndsAndTheKeyBeginsCountsToo() {
    assertThat(InvitationId.derivedFrom(new HostId("de-1"), "7"))
        .isNotEqualTo(InvitationId.derivedFrom(new HostId("de-17"), ""));
  }

  @Test
  void thousandsOfKeysLeadToAsManyInvitations() {
    Set<InvitationId> ids = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      ids.add(InvitationId.derivedFrom(GERDA, "key-" + i));
    }
    assertThat(ids).hasSize(5_000);
  }

  @Test
  void aFreshIdComesOfTheRandomnessHandedIn() {
    InvitationId first = InvitationId.random(new SplittableRandom(17));

    assertThat(InvitationId.random(new SplittableRandom(17))).isEqualTo(first);
    assertThat(InvitationId.random(new SplittableRandom(18))).isNotEqualTo(first);
    assertThat(InvitationId.isValid(first.value())).isTrue();
  }

  @Test
  void everyDigitOfAFreshIdVaries() {
    SplittableRandom random = new SplittableRandom(4022);
    for (int digit = 0; digit < 16; digit++) {
      Set<Character> seen = new HashSet<>();
      for (int i = 0; i < 1_000; i++) {
        seen.add(InvitationId.random(random).value().charAt(digit));
      }
      assertThat(seen).as("digit %d", digit).hasSize(32);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000000000000000", "vvvvvvvvvvvvvvvv", "sbu8f75khq0hqbmu"})
  void sixteenDigitsOfBase32AreAnInvitationId(String value) {
    assertThat(InvitationId.isValid(value)).isTrue();
    assertThat(new InvitationId(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sbu8f75khq0hqbm",
        "sbu8f75khq0hqbmu0",
        "wbu8f75khq0hqbmu",
        "SBU8F75KHQ0HQBMU",
        "sbu8f75khq0hqb-u",
        "sbu8f75khq0hqbmu\n",
        "sbu8f75khq0hqbm٣"
      })
  void anythingElseIsNot(String value) {
    assertThat(InvitationId.isValid(value)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new InvitationId(value));
  }

  @Test
  void nothingIsNoInvitationId() {
    assertThatNullPointerException().isThrownBy(() -> new InvitationId(null));
  }
}
