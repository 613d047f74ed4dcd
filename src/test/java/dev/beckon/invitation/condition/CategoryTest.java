package dev.beckon.invitation.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.beckon.invitation.Profile;
import dev.beckon.local.hosts.RealHosts;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CategoryTest {
  @Test
  void noTwoCategoriesOfTheRealHostsAreTakenForOneAnother() {
    List<String> names =
        RealHosts.sample().stream()
            .map(Profile::categories)
            .flatMap(List::stream)
            .distinct()
            .toList();

    assertThat(names).hasSizeGreaterThan(50);
    assertThat(names.stream().map(Category::of).collect(Collectors.toSet())).hasSameSizeAs(names);
  }

  @Test
  void aCategoryIsANumberOf20Bits() {
    assertThat(new Category((1 << 20) - 1).bucket()).isEqualTo(255);
    assertThatIllegalArgumentException().isThrownBy(() -> new Category(1 << 20));
    assertThatIllegalArgumentException().isThrownBy(() -> new Category(-1));
  }
}
