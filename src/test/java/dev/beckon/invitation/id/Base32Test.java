package dev.beckon.invitation.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Base32Test {

  @Test
  void numbersAreWrittenMostSignificantDigitFirst() {
    assertThat(Base32.of(0, 3)).isEqualTo("000");
    assertThat(Base32.of(9, 3)).isEqualTo("009");
    assertThat(Base32.of(10, 3)).isEqualTo("00a");
    assertThat(Base32.of(31, 3)).isEqualTo("00v");
    assertThat(Base32.of(32, 3)).isEqualTo("010");
    assertThat(Base32.of(32767, 3)).isEqualTo("vvv");
  }

  @Test
  void onlyTheLowestBitsAreWritten() {
    assertThat(Base32.of(32768, 3)).isEqualTo("000");
    assertThat(Base32.of(-1, 8)).isEqualTo("vvvvvvvv");
    assertThat(Base32.of(-1, 13)).isEqualTo("fvvvvvvvvvvvv");
  }

  @Test
  void textSortsLikeTheNumberAndReadsBack() {
    SplittableRandom random = new SplittableRandom(17);
    for (int i = 0; i < 1_000; i++) {
      long a = random.nextLong(1L << 35);
      long b = random.nextLong(1L << 35);
      assertThat(Base32.of(a, 7).compareTo(Base32.of(b, 7)) < 0).isEqualTo(a < b);
      assertThat(Base32.toLong(Base32.of(a, 7))).isEqualTo(a);
    }
  }
}
