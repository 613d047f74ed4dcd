package dev.beckon.invitation.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTest {

  @Test
  void theMainCategoryStaysFirst() {
    assertThat(new ACandidate().categories("920", "139", "224").build().categories())
        .isEqualTo(Category.of(List.of("920", "139", "224")));
  }

  @Test
  void nobodyChangesCategoriesFromOutside() {
    List<Category> categories = new ArrayList<>(Category.of(List.of("139")));
    Candidate candidate = of(new HostId("en-4022"), "de", categories);
    categories.add(Category.of("224"));

    assertThat(candidate.categories()).containsExactly(Category.of("139"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> candidate.categories().add(Category.of("257")));
  }

  @Test
  void aCandidateHasAHostALanguageAndCategories() {
    HostId host = new HostId("en-4022");

    assertThatNullPointerException().isThrownBy(() -> of(null, "en", List.of()));
    assertThatNullPointerException().isThrownBy(() -> of(host, null, List.of()));
    assertThatNullPointerException().isThrownBy(() -> of(host, "en", null));
  }

  private static Candidate of(HostId host, String language, List<Category> categories) {
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
        Asked.NEVER);
  }
}
