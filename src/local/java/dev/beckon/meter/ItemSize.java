package dev.beckon.meter;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an item weighs, by AWS's developer guide ("DynamoDB item sizes and formats"). Names and
 * texts count their bytes in UTF-8. The guide says of numbers "approximately"; here they count one
 * byte, one for every two significant digits before the point and as many behind it, and one for a
 * minus, as others measured on AWS.
 */
public final class ItemSize {
  private static final int CONTAINER_BYTES = 3;
  private static final int ELEMENT_BYTES = 1;

  private ItemSize() {}

  /** The bytes of the item; none for one that is not there. */
  public static long bytes(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(attribute -> utf8(attribute.getKey()) + value(attribute.getValue()))
        .sum();
  }

  /** The bytes of all these items. */
  public static long bytes(List<Map<String, AttributeValue>> items) {
    return sum(items, ItemSize::bytes);
  }

  private static long value(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> sum(value.ss(), ItemSize::utf8);
      case NS -> sum(value.ns(), ItemSize::number);
      case BS -> sum(value.bs(), bytes -> bytes.asByteArrayUnsafe().length);
      case BOOL, NUL -> 1;
      case L -> CONTAINER_BYTES + sum(value.l(), element -> ELEMENT_BYTES + value(element));
      case M -> CONTAINER_BYTES + ELEMENT_BYTES * value.m().size() + bytes(value.m());
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("a value of no known type");
    };
  }

  private static long number(String text) {
    BigDecimal number = new BigDecimal(text);
    if (number.signum() == 0) {
      return 1;
    }
    BigDecimal whole = new BigDecimal(number.abs().toBigInteger());
    BigDecimal fraction = number.abs().subtract(whole);
    return 1L + pairs(whole) + pairs(fraction) + (number.signum() < 0 ? 1 : 0);
  }

  /** Two significant digits to the byte; zeros at either end are none. */
  private static int pairs(BigDecimal number) {
    return number.signum() == 0 ? 0 : (number.stripTrailingZeros().precision() + 1) / 2;
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static <T> long sum(List<T> all, ToLongFunction<T> bytes) {
    return all.stream().mapToLong(bytes).sum();
  }
}
