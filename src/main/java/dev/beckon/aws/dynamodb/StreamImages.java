package dev.beckon.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.fanout.Departure;
import dev.beckon.fanout.OfferImages;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Visit;
import dev.beckon.selection.InvitationImages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads items out of stream records, in DynamoDB's JSON. */
public final class StreamImages implements InvitationImages, OfferImages {
  private static final String NEW_IMAGE = "NewImage";
  private static final String OLD_IMAGE = "OldImage";

  @Override
  public Invitation invitation(JsonNode newImage) {
    return InvitationItems.invitation(item(newImage, Schema.KIND_INVITATION));
  }

  @Override
  public boolean isOfInvitation(JsonNode change) {
    return Schema.KIND_INVITATION.equals(
        change.path(NEW_IMAGE).path(Schema.KIND).path("S").asText());
  }

  /**
   * Of an offer that is in the queue already, only a new time in the index of what is due puts it
   * back: that is how cleanup does it.
   */
  @Override
  public Optional<Offer.Queued> queued(JsonNode change) {
    JsonNode after = change.path(NEW_IMAGE);
    JsonNode before = change.path(OLD_IMAGE);
    return OfferItems.offer(item(after, Schema.KIND_OFFER)) instanceof Offer.Queued queued
            && !(same(before, after, Schema.STATE) && same(before, after, Schema.DUE_AT))
        ? Optional.of(queued)
        : Optional.empty();
  }

  @Override
  public Optional<Departure> departed(JsonNode change) {
    JsonNode before = change.path(OLD_IMAGE);
    JsonNode after = change.path(NEW_IMAGE);
    if (!before.has(Schema.VISIT_STATE) || same(before, after, Schema.VISIT_STATE)) {
      return Optional.empty();
    }
    return OfferItems.visit(item(after, Schema.KIND_OFFER))
        .filter(Visit.Ended.class::isInstance)
        .map(ended -> new Departure((Visit.Ended) ended, writtenAt(change)));
  }

  private static Instant writtenAt(JsonNode change) {
    return Instant.ofEpochSecond(change.path("ApproximateCreationDateTime").asLong());
  }

  private static boolean same(JsonNode before, JsonNode after, String attribute) {
    return before.has(attribute) && before.get(attribute).equals(after.get(attribute));
  }

  @Override
  public Optional<Invitation> closed(JsonNode change) {
    Invitation after = invitation(change.path(NEW_IMAGE));
    return change.has(OLD_IMAGE)
            && invitation(change.get(OLD_IMAGE)) instanceof Invitation.Open
            && closesOffers(after)
        ? Optional.of(after)
        : Optional.empty();
  }

  private static boolean closesOffers(Invitation invitation) {
    if (invitation instanceof Invitation.Ended ended) {
      return switch (ended.ending()) {
        case CANCELLED, ROOM_ENDED -> true;
        case EXPIRED, EXHAUSTED -> false;
      };
    }
    return invitation instanceof Invitation.Filled;
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
