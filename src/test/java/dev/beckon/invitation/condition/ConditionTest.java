package dev.beckon.invitation.condition;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.beckon.invitation.id.HostId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConditionTest {

  @Test
  void itNamesOneToFiveLanguages() {
    assertThat(new ACondition().languages(words(1)).build().languages()).hasSize(1);
    assertThat(new ACondition().languages(words(5)).build().languages()).hasSize(5);
    refused(new ACondition().languages(words(0)), "languages must be 1 to 5");
    refused(new ACondition().languages(words(6)), "languages must be 1 to 5");
  }

  @Test
  void itNamesTenCategoriesAtMost() {
    assertThat(new ACondition().categories(words(10)).build().categories()).hasSize(10);
    refused(new ACondition().categories(words(11)), "categories must be 0 to 10");
  }

  @Test
  void itNamesTenRegionsAtMost() {
    assertThat(new ACondition().regions(words(10)).build().regions()).hasSize(10);
    refused(new ACondition().regions(words(11)), "regions must be 0 to 10");
  }

  @Test
  void itNamesAtLeastOneAvailability() {
    assertThat(new ACondition().availability(EnumSet.allOf(Availability.class)).build())
        .extracting(Condition::availability)
        .isEqualTo(Set.of(Availability.values()));
    refused(new ACondition().availability(Set.of()), "availability must be 1 to 2");
  }

  @Test
  void itExcludesOneHundredHostsAtMost() {
    assertThat(new ACondition().excluded(hosts(100)).build().excluded()).hasSize(100);
    refused(new ACondition().excluded(hosts(101)), "excluded must be 0 to 100");
  }

  @Test
  void nobodyChangesItFromOutside() {
    Set<String> languages = new HashSet<>(Set.of("en"));
    Set<HostId> excluded = new HashSet<>();
    Condition condition = new ACondition().languages(languages).excluded(excluded).build();
    languages.add("de");
    excluded.add(new HostId("en-4022"));

    assertThat(condition.languages()).containsExactly("en");
    assertThat(condition.excluded()).isEmpty();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> condition.categories().add("139"));
  }

  private static void refused(ACondition condition, String message) {
    assertThatIllegalArgumentException().isThrownBy(condition::build).withMessage(message);
  }

  private static Set<String> words(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).collect(toUnmodifiableSet());
  }

  private static Set<HostId> hosts(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> new HostId("de-" + number))
        .collect(toUnmodifiableSet());
  }
}
