package dev.beckon.invitation.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CandidateTest {

  @Test
  void theMainCategoryStaysFirst() {
    assertThat(new ACandidate().categories("920", "139", "224").build().categories())
        .containsExactly("920", "139", "224");
  }

  @Test
  void nobodyChangesCategoriesOrEndpointsFromOutside() {
    List<String> categories = new ArrayList<>(List.of("139"));
    Set<String> endpoints = new HashSet<>(Set.of("arn:one"));
    Candidate candidate = of(new HostId("en-4022"), "de", categories, endpoints);
    categories.add("224");
    endpoints.add("arn:two");

    assertThat(candidate.categories()).containsExactly("139");
    assertThat(candidate.endpoints()).containsExactly("arn:one");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> candidate.categories().add("257"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> candidate.endpoints().add("arn:three"));
  }

  @Test
  void aCandidateHasAHostALanguageAndCollections() {
    HostId host = new HostId("en-4022");

    assertThatNullPointerException().isThrownBy(() -> of(null, "en", List.of(), Set.of()));
    assertThatNullPointerException().isThrownBy(() -> of(host, null, List.of(), Set.of()));
    assertThatNullPointerException().isThrownBy(() -> of(host, "en", null, Set.of()));
    assertThatNullPointerException().isThrownBy(() -> of(host, "en", List.of(), null));
  }

  private static Candidate of(
      HostId host, String language, List<String> categories, Set<String> endpoints) {
    return new Candidate(
        host,
        language,
        categories,
        "",
        0,
        0,
        false,
        false,
        Availability.ONLINE,
        Instant.EPOCH,
        Asked.NEVER,
        endpoints);
  }
}
