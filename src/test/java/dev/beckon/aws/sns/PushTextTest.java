package dev.beckon.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are cut where a reader would cut them. */
class PushTextTest {
  private static final String FAMILY = "\ud83d\udc69\u200d\ud83d\udc67";
  private static final String WAVE = "\ud83d\udc4b\ud83c\udffd";

  @ParameterizedTest
  @CsvSource({
    "Gerda, 5, Gerda",
    "Gerda, 4, G…",
    "Gerda, 3, …",
    "Jürgen, 7, Jürgen",
    "Jürgen, 6, Jü…",
    "Jürgen, 5, J…",
    "東京, 6, 東京",
    "東京, 5, …"
  })
  void aTextTakesAtMostSoManyBytes(String text, int maxBytes, String fitted) {
    assertThat(PushText.fit(text, maxBytes)).isEqualTo(fitted);
  }

  @Test
  void whatJsonEscapesCountsAsItIsWritten() {
    assertThat(PushText.fit("\"\"", 4)).isEqualTo("\"\"");
    assertThat(PushText.fit("\"\"", 3)).isEqualTo("…");
    assertThat(PushText.fit("\u0001\n", 8)).isEqualTo("\u0001\n");
    assertThat(PushText.fit("\u0001\n", 7)).isEqualTo("…");
  }

  @Test
  void aLetterIsNotPartedFromItsAccentNorAPictureFromItsParts() {
    assertThat(PushText.fit("ae\u0301xxx", 7)).isEqualTo("ae\u0301xxx");
    assertThat(PushText.fit("ae\u0301xxx", 6)).isEqualTo("a…");
    assertThat(PushText.fit("a" + FAMILY + "xxx", 14)).isEqualTo("a…");
    assertThat(PushText.fit("a" + WAVE + "xxxx", 12)).isEqualTo("a" + WAVE + "…");
    assertThat(PushText.fit("a" + WAVE + "xx", 10)).isEqualTo("a…");
  }

  @Test
  void halfAPairIsReplaced() {
    assertThat(PushText.fit("a\ud83db", 9)).isEqualTo("a\ufffdb");
    assertThat(PushText.fit("\udc4b", 9)).isEqualTo("\ufffd");
  }
}
