package dev.beckon.invitation.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.id.HostId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How far a host is from what is asked for, and how far a condition may be widened. */
class ConditionRungTest {
  /** Asks for what {@link ACandidate} is, by every attribute that is ever widened. */
  private final ACondition condition =
      new ACondition()
          .categories(Set.of("139"))
          .regions(Set.of("GB"))
          .level(20, 30)
          .audience(1_000, 2_000)
          .widening();

  private void isOn(Rung rung, ACandidate candidate) {
    assertThat(condition.build().rung(candidate.build())).contains(rung);
  }

  private void isNeverAsked(ACondition condition, ACandidate candidate) {
    assertThat(condition.widening().build().rung(candidate.build())).isEmpty();
  }

  @Test
  void theLadderGoesOneWayAlways() {
    assertThat(Rung.values())
        .containsExactly(
            Rung.AS_ASKED,
            Rung.SIDE_CATEGORIES,
            Rung.REGIONS,
            Rung.LEVEL,
            Rung.AUDIENCE,
            Rung.CATEGORIES);
  }

  @Test
  void eachRungIsOneStepOff() {
    isOn(Rung.AS_ASKED, new ACandidate());
    isOn(Rung.SIDE_CATEGORIES, new ACandidate().categories("224", "139"));
    isOn(Rung.REGIONS, new ACandidate().region("US"));
    isOn(Rung.REGIONS, new ACandidate().region(""));
    isOn(Rung.LEVEL, new ACandidate().level(19));
    isOn(Rung.AUDIENCE, new ACandidate().audience(2_001));
    isOn(Rung.CATEGORIES, new ACandidate().categories("224"));
    isOn(Rung.CATEGORIES, new ACandidate().categories());
  }

  @Test
  void whoIsOffInSeveralWaysIsAsFarAsTheFarthest() {
    isOn(Rung.REGIONS, new ACandidate().region("US").categories("224", "139"));
    isOn(Rung.LEVEL, new ACandidate().region("US").level(31));
    isOn(Rung.AUDIENCE, new ACandidate().level(31).audience(999));
    isOn(Rung.CATEGORIES, new ACandidate().region("US").level(31).audience(999).categories());
  }

  @Test
  void levelAndAudienceWidenToHalfAndDoubleAndNoFurther() {
    isOn(Rung.LEVEL, new ACandidate().level(10));
    isOn(Rung.LEVEL, new ACandidate().level(60));
    isOn(Rung.AUDIENCE, new ACandidate().audience(500));
    isOn(Rung.AUDIENCE, new ACandidate().audience(4_000));
    isNeverAsked(condition, new ACandidate().level(9));
    isNeverAsked(condition, new ACandidate().level(61));
    isNeverAsked(condition, new ACandidate().audience(499));
    isNeverAsked(condition, new ACandidate().audience(4_001));
  }

  @Test
  void aRangeWithoutEndWidensWithoutOverflow() {
    assertThat(Range.ANY.wider()).isEqualTo(Range.ANY);
    assertThat(new Range(7, Long.MAX_VALUE / 2).wider())
        .isEqualTo(new Range(3, Long.MAX_VALUE - 1));
    assertThat(new Range(7, Long.MAX_VALUE / 2 + 1).wider())
        .isEqualTo(new Range(3, Long.MAX_VALUE));
  }

  @Test
  void whatIsNeverWidened() {
    isNeverAsked(new ACondition(), new ACandidate().language("de"));
    isNeverAsked(new ACondition(), new ACandidate().mature());
    isNeverAsked(new ACondition(), new ACandidate().live());
    isNeverAsked(new ACondition().excluded(Set.of(new HostId("en-4022"))), new ACandidate());
  }

  @Test
  void aConditionThatIsTakenAtItsWordAsksNobodyWhoDoesNotFit() {
    ACondition strict =
        new ACondition()
            .categories(Set.of("139"))
            .regions(Set.of("GB"))
            .level(20, 30)
            .audience(1_000, 2_000);

    assertThat(strict.build().rung(new ACandidate().build())).contains(Rung.AS_ASKED);
    assertThat(strict.build().rung(new ACandidate().categories("224", "139").build()))
        .contains(Rung.SIDE_CATEGORIES);
    assertThat(strict.build().rung(new ACandidate().region("US").build())).isEmpty();
    assertThat(strict.build().rung(new ACandidate().level(19).build())).isEmpty();
    assertThat(strict.build().rung(new ACandidate().audience(2_001).build())).isEmpty();
    assertThat(strict.build().rung(new ACandidate().categories("224").build())).isEmpty();
  }

  @Test
  void whoeverIsReachedByWideningOnlyDoesNotFit() {
    assertThat(condition.fits(new ACandidate())).isTrue();
    assertThat(condition.fits(new ACandidate().categories("224", "139"))).isTrue();
    assertThat(condition.fits(new ACandidate().region("US"))).isFalse();
    assertThat(condition.fits(new ACandidate().level(19))).isFalse();
    assertThat(condition.fits(new ACandidate().audience(2_001))).isFalse();
    assertThat(condition.fits(new ACandidate().categories("224"))).isFalse();
  }

  @Test
  void withoutCategoriesNobodysCategoryIsASideOne() {
    ACondition any = new ACondition();

    assertThat(any.build().rung(new ACandidate().categories("224").build()))
        .contains(Rung.AS_ASKED);
    assertThat(any.build().rung(new ACandidate().categories().build())).contains(Rung.AS_ASKED);
  }

  @Test
  void whetherSomebodyIsAFriendIsNotToldByTheRow() {
    assertThat(new ACondition().friendsOnly().build().rung(new ACandidate().build()))
        .contains(Rung.AS_ASKED);
  }
}
