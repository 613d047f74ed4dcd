package dev.beckon.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.invitation.Profile;
import dev.beckon.local.hosts.RealHosts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that mean something outside of this service are those of their standard. */
class FormsTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "zh", "pt"})
  void languagesAreThoseOfIso639(String language) {
    assertThat(Forms.language(language)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx", "EN", "eng", "", "e", "en-GB"})
  void nothingElseIsALanguage(String language) {
    assertThat(Forms.language(language)).isFalse();
  }

  @Test
  void everyRealHostSpeaksALanguage() {
    assertThat(RealHosts.sample()).extracting(Profile::language).allMatch(Forms::language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB", "DE", "US"})
  void regionsAreThoseOfIso3166(String region) {
    assertThat(Forms.region(region)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZ", "UK", "gb", "GBR", ""})
  void nothingElseIsARegion(String region) {
    assertThat(Forms.region(region)).isFalse();
  }
}
