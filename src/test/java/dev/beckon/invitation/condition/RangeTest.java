package dev.beckon.invitation.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RangeTest {

  @Test
  void bothEndsBelongToIt() {
    Range range = new Range(5, 40);

    assertThat(range.contains(4)).isFalse();
    assertThat(range.contains(5)).isTrue();
    assertThat(range.contains(22)).isTrue();
    assertThat(range.contains(40)).isTrue();
    assertThat(range.contains(41)).isFalse();
  }

  @Test
  void aRangeMayBeOneNumber() {
    assertThat(new Range(7, 7).contains(7)).isTrue();
    assertThat(new Range(7, 7).contains(6)).isFalse();
    assertThat(new Range(7, 7).contains(8)).isFalse();
    assertThat(new Range(0, 0).contains(0)).isTrue();
  }

  @Test
  void anyNumberFromZeroOnLiesWithinAny() {
    assertThat(Range.ANY.contains(0)).isTrue();
    assertThat(Range.ANY.contains(2_429_821)).isTrue();
    assertThat(Range.ANY.contains(Long.MAX_VALUE)).isTrue();
    assertThat(Range.ANY.contains(-1)).isFalse();
  }

  @Test
  void aRangeNeverGoesDown() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Range(6, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Range(Long.MAX_VALUE, 0));
  }

  @Test
  void aRangeNeverStartsBelowZero() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Range(-1, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Range(Long.MIN_VALUE, -1));
  }
}
