package dev.beckon.invitation.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.id.HostId;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each attribute by itself: all else fits, so that it alone decides. */
class ConditionFitsTest {

  @Test
  void everyAttributeOfAConditionIsLookedAtHere() {
    assertThat(Stream.of(Condition.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactly(
            "languages",
            "categories",
            "regions",
            "level",
            "audience",
            "mature",
            "availability",
            "excluded",
            "friendsOnly",
            "widen");
  }

  @Test
  void whoSpeaksOneOfTheLanguagesFits() {
    assertThat(new ACondition().fits(new ACandidate())).isTrue();
    assertThat(new ACondition().languages(Set.of("de", "en")).fits(new ACandidate())).isTrue();
  }

  @Test
  void whoSpeaksNoneOfTheLanguagesDoesNot() {
    assertThat(new ACondition().languages(Set.of("de", "fr")).fits(new ACandidate())).isFalse();
    assertThat(new ACondition().fits(new ACandidate().language("de"))).isFalse();
  }

  @Test
  void withoutCategoriesEveryCategoryFits() {
    assertThat(new ACondition().fits(new ACandidate().categories("920"))).isTrue();
    assertThat(new ACondition().fits(new ACandidate().categories())).isTrue();
  }

  @Test
  void whoStreamsOneOfTheCategoriesFitsWhetherOrNotItIsTheMainOne() {
    ACondition condition = new ACondition().categories(Set.of("139", "920"));

    assertThat(condition.fits(new ACandidate().categories("139", "224"))).isTrue();
    assertThat(condition.fits(new ACandidate().categories("224", "257", "139"))).isTrue();
  }

  @Test
  void whoStreamsNoneOfTheCategoriesDoesNotFit() {
    ACondition condition = new ACondition().categories(Set.of("139", "920"));

    assertThat(condition.fits(new ACandidate().categories("224", "257"))).isFalse();
    assertThat(condition.fits(new ACandidate().categories())).isFalse();
  }

  @Test
  void withoutRegionsEveryRegionFits() {
    assertThat(new ACondition().fits(new ACandidate().region("US"))).isTrue();
    assertThat(new ACondition().fits(new ACandidate().region(""))).isTrue();
  }

  @Test
  void whoSaysOneOfTheRegionsFitsAndWhoSaysNoneIsInNone() {
    ACondition condition = new ACondition().regions(Set.of("GB", "IE"));

    assertThat(condition.fits(new ACandidate().region("GB"))).isTrue();
    assertThat(condition.fits(new ACandidate().region("US"))).isFalse();
    assertThat(condition.fits(new ACandidate().region(""))).isFalse();
  }

  @Test
  void theLevelLiesWithinItsRangeBothEndsIncluded() {
    ACondition condition = new ACondition().level(10, 30);

    assertThat(condition.fits(new ACandidate().level(9))).isFalse();
    assertThat(condition.fits(new ACandidate().level(10))).isTrue();
    assertThat(condition.fits(new ACandidate().level(30))).isTrue();
    assertThat(condition.fits(new ACandidate().level(31))).isFalse();
  }

  @Test
  void theAudienceLiesWithinItsRangeBothEndsIncluded() {
    ACondition condition = new ACondition().audience(1_000, 5_050);

    assertThat(condition.fits(new ACandidate().audience(999))).isFalse();
    assertThat(condition.fits(new ACandidate().audience(1_000))).isTrue();
    assertThat(condition.fits(new ACandidate().audience(5_050))).isTrue();
    assertThat(condition.fits(new ACandidate().audience(5_051))).isFalse();
  }

  @Test
  void levelAndAudienceAreNotTakenForEachOther() {
    assertThat(new ACondition().level(0, 20).audience(1_112, 1_112).fits(new ACandidate()))
        .isTrue();
  }

  @Test
  void aHostWhoseStreamIsForAdultsFitsOnlyWhereThatIsAskedFor() {
    assertThat(new ACondition().fits(new ACandidate().mature())).isFalse();
    assertThat(new ACondition().matureToo().fits(new ACandidate().mature())).isTrue();
    assertThat(new ACondition().matureToo().fits(new ACandidate())).isTrue();
  }

  @Test
  void whatTheHostIsDoingMustBeAskedFor() {
    ACondition onlineOnly = new ACondition().availability(Set.of(Availability.ONLINE));
    ACondition liveOnly = new ACondition().availability(Set.of(Availability.LIVE));
    ACondition either = new ACondition().availability(Set.of(Availability.values()));

    assertThat(onlineOnly.fits(new ACandidate())).isTrue();
    assertThat(onlineOnly.fits(new ACandidate().live())).isFalse();
    assertThat(liveOnly.fits(new ACandidate())).isFalse();
    assertThat(liveOnly.fits(new ACandidate().live())).isTrue();
    assertThat(either.fits(new ACandidate())).isTrue();
    assertThat(either.fits(new ACandidate().live())).isTrue();
  }

  @Test
  void anExcludedHostDoesNotFit() {
    ACondition condition =
        new ACondition().excluded(Set.of(new HostId("en-4022"), new HostId("ru-5")));

    assertThat(condition.fits(new ACandidate().host("en-4022"))).isFalse();
    assertThat(condition.fits(new ACandidate().host("en-402"))).isTrue();
  }
}
