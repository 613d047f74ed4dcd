package dev.beckon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The categories that a service knows. */
class CatalogueTest {

  @Test
  void untoldItTakesAnyWellFormedCategory() {
    assertThat(Catalogue.ANY.has("chess")).isTrue();
    assertThat(Catalogue.ANY.has("Chess!")).isFalse();
    assertThat(Catalogue.ANY.what()).isEqualTo(Forms.CATEGORY);
  }

  @Test
  void toldItTakesThoseAndNoOther() {
    Catalogue catalogue = Catalogue.read("chess, go,just-chatting");

    assertThat(catalogue.has("chess")).isTrue();
    assertThat(catalogue.has("go")).isTrue();
    assertThat(catalogue.has("just-chatting")).isTrue();
    assertThat(catalogue.has("poker")).isFalse();
    assertThat(catalogue.what()).isEqualTo("one of the categories of this service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Chess", "chess,", ",", "chess;go", "chess,,go"})
  void aListThatIsNotOneIsRefused(String list) {
    assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.read(list));
  }
}
