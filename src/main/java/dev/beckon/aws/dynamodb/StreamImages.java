package dev.beckon.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.fanout.OfferImages;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.selection.InvitationImages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads items out of stream records, in DynamoDB's JSON. */
public final class StreamImages implements InvitationImages, OfferImages {

  @Override
  public Invitation invitation(JsonNode newImage) {
    return InvitationItems.invitation(item(newImage, Schema.KIND_INVITATION));
  }

  @Override
  public Offer offer(JsonNode newImage) {
    return OfferItems.offer(item(newImage, Schema.KIND_OFFER));
  }

  private static Item item(JsonNode image, String kind) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : image.properties()) {
      attributes.put(field.getKey(), value(field.getValue()));
    }
    Item item = Item.of(attributes);
    if (!item.text(Schema.KIND).equals(kind)) {
      throw new IllegalArgumentException("not an image of " + kind);
    }
    return item;
  }

  private static AttributeValue value(JsonNode typed) {
    Map.Entry<String, JsonNode> field =
        typed.properties().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("an attribute without a type"));
    JsonNode value = field.getValue();
    return switch (field.getKey()) {
      case "S" -> AttributeValue.fromS(value.asText());
      case "N" -> AttributeValue.fromN(value.asText());
      case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
      case "SS" -> AttributeValue.fromSs(texts(value));
      case "L" -> {
        List<AttributeValue> list = new ArrayList<>();
        value.forEach(element -> list.add(value(element)));
        yield AttributeValue.fromL(list);
      }
      default -> throw new IllegalArgumentException("an attribute of a type never written");
    };
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
