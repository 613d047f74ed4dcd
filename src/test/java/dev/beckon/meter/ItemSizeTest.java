package dev.beckon.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each rule of the developer guide's page on item sizes; a name of one letter counts one byte. */
class ItemSizeTest {
  @Test
  void anItemThatIsNotThereWeighsNothing() {
    assertThat(ItemSize.bytes(Map.of())).isZero();
  }

  @Test
  void aTextWeighsItsNameAndItselfInUtf8() {
    assertThat(weight(AttributeValue.fromS(""))).isEqualTo(1);
    assertThat(weight(AttributeValue.fromS("host"))).isEqualTo(1 + 4);
    assertThat(weight(AttributeValue.fromS("Grüße 🎮"))).isEqualTo(1 + 12);
    assertThat(ItemSize.bytes(Map.of("größe", AttributeValue.fromS("XL")))).isEqualTo(7 + 2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "-0.0, 1",
    "7, 2",
    "27, 2",
    "-27, 3",
    "461, 3",
    "1000, 2",
    "0.0007, 2",
    "12.5, 3",
    "1E125, 2",
    "1786461547, 6",
    "1795464000000, 5",
    "12345678901234567890123456789012345678, 20",
    "-12345678901234567890123456789012345678, 21"
  })
  void aNumberWeighsOneByteAndOneForEachTwoSignificantDigits(String number, int bytes) {
    assertThat(weight(AttributeValue.fromN(number))).isEqualTo(1 + bytes);
  }

  @Test
  void aBinaryWeighsItsRawBytes() {
    assertThat(weight(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[300])))).isEqualTo(301);
  }

  @Test
  void aBooleanAndANullWeighOneByte() {
    assertThat(weight(AttributeValue.fromBool(false))).isEqualTo(1 + 1);
    assertThat(weight(AttributeValue.fromNul(true))).isEqualTo(1 + 1);
  }

  @Test
  void aSetWeighsItsElements() {
    SdkBytes bytes = SdkBytes.fromByteArray(new byte[5]);
    assertThat(weight(AttributeValue.fromSs(List.of("de", "pt")))).isEqualTo(1 + 4);
    assertThat(weight(AttributeValue.fromNs(List.of("27", "461")))).isEqualTo(1 + 5);
    assertThat(weight(AttributeValue.fromBs(List.of(bytes)))).isEqualTo(1 + 5);
  }

  @Test
  void aListAndAMapWeighThreeBytesAndOneForEachElement() {
    AttributeValue text = AttributeValue.fromS("ab");
    assertThat(weight(AttributeValue.fromL(List.of()))).isEqualTo(1 + 3);
    assertThat(weight(AttributeValue.fromM(Map.of()))).isEqualTo(1 + 3);
    assertThat(weight(AttributeValue.fromL(List.of(text, text)))).isEqualTo(1 + 3 + 2 * (1 + 2));
    assertThat(weight(AttributeValue.fromM(Map.of("xyz", text)))).isEqualTo(1 + 3 + 1 + 3 + 2);
    assertThat(weight(AttributeValue.fromL(List.of(AttributeValue.fromL(List.of(text))))))
        .isEqualTo(1 + 3 + 1 + 3 + 1 + 2);
  }

  private static long weight(AttributeValue value) {
    return ItemSize.bytes(Map.of("a", value));
  }
}
