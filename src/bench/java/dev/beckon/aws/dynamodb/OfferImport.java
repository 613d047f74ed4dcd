package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes offers as if their hosts had been asked and pushed, without asking them. */
public final class OfferImport {
  private static final int BATCH = 25;

  private final DynamoDbClient client;
  private final String beckonTable;

  public OfferImport(DynamoDbClient client, String beckonTable) {
    this.client = client;
    this.beckonTable = beckonTable;
  }

  /** Puts them, sent. */
  public void bringIn(List<Offer.Facts> offers) {
    for (int from = 0; from < offers.size(); from += BATCH) {
      List<WriteRequest> left = new ArrayList<>();
      for (Offer.Facts offer : offers.subList(from, Math.min(offers.size(), from + BATCH))) {
        Item item = OfferItems.item(offer, OfferItems.SENT);
        left.add(WriteRequest.builder().putRequest(put -> put.item(item.attributes())).build());
      }
      while (!left.isEmpty()) {
        Map<String, List<WriteRequest>> asked = Map.of(beckonTable, left);
        left =
            client
                .batchWriteItem(request -> request.requestItems(asked))
                .unprocessedItems()
                .getOrDefault(beckonTable, List.of());
      }
    }
  }
}
