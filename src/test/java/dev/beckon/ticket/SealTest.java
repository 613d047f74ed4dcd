package dev.beckon.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A sealed text is opened as it was closed, or not at all. */
class SealTest {
  private final Seal seal = Seal.of("0123456789abcdef0123456789abcdef");

  @Test
  void aTextIsOpenedWhole() {
    assertThat(seal.open(seal.close("a#b, \u00e4 \ud83c\udf9f")))
        .contains("a#b, \u00e4 \ud83c\udf9f");
    assertThat(seal.close("a")).isEqualTo(seal.close("a")).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void whatAnotherKeyClosedStaysClosed() {
    Seal other = Seal.of("another key of more than 32 characters");

    assertThat(seal.open(other.close("a"))).isEmpty();
  }

  @Test
  void whileTheKeyIsRenewedTheFirstClosesAndEitherOpens() {
    String old = "0123456789abcdef0123456789abcdef";
    String young = "fedcba9876543210fedcba9876543210";
    Seal both = Seal.read(young + "," + old);

    assertThat(both.close("a")).isEqualTo(Seal.of(young).close("a"));
    assertThat(both.open(Seal.of(old).close("a"))).contains("a");
    assertThat(both.open(Seal.of(young).close("a"))).contains("a");
    assertThat(both.open(Seal.of(old + young).close("a"))).isEmpty();
    assertThat(Seal.of(young).open(seal.close("a"))).isEmpty();
  }

  @Test
  void aThirdKeyOrAShortSecondOneIsRefused() {
    String key = "0123456789abcdef0123456789abcdef";

    for (String keys : new String[] {key + ",", key + ",short", key + "," + key + "," + key}) {
      assertThatThrownBy(() -> Seal.read(keys))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(key);
    }
  }

  @Test
  void aShortKeyIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> Seal.of("0123456789abcdef0123456789abcde"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("it must have 32 characters or more, chosen at random");
  }
}
