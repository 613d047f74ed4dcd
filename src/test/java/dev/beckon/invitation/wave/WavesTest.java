package dev.beckon.invitation.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How large waves are, and when the next one is wanted. */
class WavesTest {
  private static final Instant T0 = Instant.parse("2026-11-22T20:00:00Z");
  private static final Waves NONE = Waves.none(T0, AcceptRate.UNKNOWN);

  private static Instant after(long seconds) {
    return T0.plusSeconds(seconds);
  }

  @Test
  void theFirstWaveGoesByTheSeatsAndTheMeasuredRate() {
    assertThat(NONE.wanted(1, T0)).isEqualTo(3);
    assertThat(NONE.wanted(3, T0)).isEqualTo(8);
    assertThat(Waves.none(T0, new AcceptRate(40_000, 23_000)).wanted(3, T0)).isEqualTo(3);
    assertThat(Waves.none(T0, new AcceptRate(60_000, 1_500)).wanted(3, T0)).isEqualTo(30);
  }

  @Test
  void noWaveHasMoreThanFiftyOffersNorFewerThanOne() {
    assertThat(NONE.wanted(20, T0)).isEqualTo(Waves.MAX_OFFERS);
    assertThat(Waves.none(T0, new AcceptRate(60_000, 60_000)).wanted(1, T0)).isEqualTo(1);
  }

  @Test
  void whereNoSeatIsFreeNobodyIsAsked() {
    assertThat(NONE.wanted(0, T0)).isZero();
    assertThat(NONE.and(11, T0).wanted(0, after(600))).isZero();
  }

  @Test
  void theNextWaveWaitsUntilWhatIsLivePromisesTooLittle() {
    Waves one = NONE.and(11, T0);

    assertThat(one.wanted(3, after(1))).isZero();
    assertThat(one.wanted(3, after(14))).isZero();
    assertThat(one.wanted(3, after(60))).isPositive();
  }

  @Test
  void noWaveIsSentBeforeThoseOfTheLastOneHadTimeToAnswer() {
    Waves one = NONE.and(1, T0);

    assertThat(one.wanted(3, T0.plus(Waves.PAUSE).minusMillis(1))).isZero();
    assertThat(one.wanted(3, T0.plus(Waves.PAUSE))).isPositive();
  }

  @Test
  void whatIsLiveIsCountedInTheNextWave() {
    Waves fading = NONE.and(11, T0);

    assertThat(fading.wanted(3, after(60))).isLessThan(fading.wanted(3, after(300)));
  }

  @Test
  void everyWaveCountsAsMuchAsItHasNotFaded() {
    Waves two = NONE.and(10, T0).and(10, after(30));

    assertThat(two.live()).isEqualTo(13_679);
    assertThat(two.out()).isEqualTo(2);
    assertThat(two.offered()).isEqualTo(20);
    assertThat(two.lastAt()).isEqualTo(after(30));
  }

  @Test
  void aSeatThatCameFreeIsAskedForLikeAnyOther() {
    Waves filled = NONE.and(11, T0).taken(3, after(20));

    assertThat(filled.wanted(1, after(100))).isBetween(2, 6);
  }

  @Test
  void whoeverIsRefusedByManyAsksMoreNextTime() {
    Waves refused = NONE.and(11, T0);
    Waves accepted = NONE.and(11, T0).taken(3, after(10));

    assertThat(refused.wanted(3, after(200))).isGreaterThan(accepted.wanted(3, after(200)));
  }

  @Test
  void nobodyLooksBeforeItIsOfUse() {
    Waves one = NONE.and(11, T0);
    Duration pause = one.pause(3, T0);

    assertThat(pause).isBetween(Waves.PAUSE, Waves.LONGEST_PAUSE);
    assertThat(one.wanted(3, T0.plus(pause))).isPositive();
    assertThat(one.wanted(3, T0.plus(pause).minusSeconds(1))).isZero();
    assertThat(one.pause(3, after(500))).isEqualTo(Duration.ofSeconds(1));
    Waves liked = Waves.none(T0, new AcceptRate(60_000, 60_000)).and(50, T0);
    assertThat(liked.pause(1, T0)).isEqualTo(Waves.LONGEST_PAUSE);
  }

  @Test
  void whereNobodyIsLeftItIsLookedLessAndLessOften() {
    Waves one = NONE.and(11, T0);

    assertThat(one.longPause(after(15))).isEqualTo(Duration.ofSeconds(60));
    assertThat(one.longPause(after(75))).isEqualTo(Duration.ofSeconds(75));
    assertThat(one.longPause(after(3000))).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void whatBecameOfAnInvitationIsLearntForTheNext() {
    AcceptRate learnt = NONE.and(20, T0).taken(2, after(20)).learnt(false, after(300));

    assertThat(learnt).isEqualTo(new AcceptRate(19_999, 2_000));
    assertThat(learnt.share()).isBetween(0.13, 0.14);
  }

  @Test
  void whoHadNoTimeToAnswerBeforeTheRoomWasFullSaysNothing() {
    AcceptRate learnt = NONE.and(20, T0).taken(3, after(6)).learnt(true, after(300));

    assertThat(learnt.asked()).isBetween(3_000L, 4_000L);
    assertThat(learnt.accepted()).isEqualTo(3_000);
  }

  @Test
  void whatIsOldCountsHalf() {
    AcceptRate much = new AcceptRate(60_000, 12_000);

    assertThat(Waves.none(T0, much).and(20, T0).learnt(false, after(600)))
        .isEqualTo(new AcceptRate(40_000, 6_000));
  }

  @Test
  void anUnknownInviterIsLikeOthers() {
    assertThat(AcceptRate.UNKNOWN.share()).isEqualTo(0.2);
  }

  @Test
  void moreCannotAcceptThanWereAsked() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AcceptRate(1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new AcceptRate(1, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Waves(0, T0, 0, -1, 0, T0, AcceptRate.UNKNOWN));
  }
}
