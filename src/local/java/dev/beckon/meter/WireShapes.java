package dev.beckon.meter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Reads DynamoDB's JSON into the SDK's own requests and answers, by the fields that the SDK says
 * they have.
 */
final class WireShapes {
  private WireShapes() {}

  /**
   * Fills what is built by the builder.
   *
   * @param builder of the SDK, such as {@code GetItemRequest.builder()}
   * @param type what it builds
   */
  static <T> T read(SdkPojo builder, JsonNode json, Class<T> type) {
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode value = json.path(field.locationName());
      if (!value.isMissingNode() && !value.isNull()) {
        field.set(builder, value(field, value));
      }
    }
    return type.cast(((Buildable) builder).build());
  }

  private static Object value(SdkField<?> field, JsonNode json) {
    MarshallingKnownType type = known(field.marshallingType());
    return switch (type) {
      case STRING -> json.asText();
      case INTEGER -> json.asInt();
      case LONG -> json.asLong();
      case DOUBLE -> json.asDouble();
      case BOOLEAN -> json.asBoolean();
      case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getDecoder().decode(json.asText()));
      case SDK_POJO -> read(field.constructor().get(), json, Object.class);
      case LIST -> list(field.getTrait(ListTrait.class).memberFieldInfo(), json);
      case MAP -> map(field.getTrait(MapTrait.class).valueFieldInfo(), json);
      case NULL, SHORT, FLOAT, BYTE, BIG_DECIMAL, INSTANT, DOCUMENT ->
          throw new IllegalArgumentException(
              "DynamoDB has no " + type + " at " + field.locationName());
    };
  }

  private static MarshallingKnownType known(MarshallingType<?> type) {
    return type.getKnownType();
  }

  private static List<Object> list(SdkField<?> member, JsonNode json) {
    List<Object> values = new ArrayList<>();
    json.forEach(each -> values.add(value(member, each)));
    return values;
  }

  private static Map<String, Object> map(SdkField<?> member, JsonNode json) {
    Map<String, Object> values = new LinkedHashMap<>();
    json.properties().forEach(each -> values.put(each.getKey(), value(member, each.getValue())));
    return values;
  }
}
