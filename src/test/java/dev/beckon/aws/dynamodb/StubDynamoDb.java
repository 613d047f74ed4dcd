package dev.beckon.aws.dynamodb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A DynamoDB that answers as it is told. Each call takes the next line of the script, an exception
 * or an answer; behind the script's end all goes well, and reads find the items put here.
 */
final class StubDynamoDb implements DynamoDbClient {
  private static final Object ALL_WELL = new Object();

  private final Deque<Object> script = new ArrayDeque<>();
  private final List<DynamoDbRequest> requests = new ArrayList<>();
  private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> items =
      new HashMap<>();

  /** The next call throws this. */
  StubDynamoDb then(RuntimeException failure) {
    return then(1, failure);
  }

  /** So many calls throw this. */
  StubDynamoDb then(int times, RuntimeException failure) {
    script.addAll(Collections.nCopies(times, failure));
    return this;
  }

  /** The next call goes well, as behind the script's end. */
  StubDynamoDb thenWell() {
    script.add(ALL_WELL);
    return this;
  }

  /** The next call gets this answer. */
  StubDynamoDb thenAnswer(Object response) {
    script.add(response);
    return this;
  }

  /** Reads find this item. */
  StubDynamoDb holding(Item item) {
    items.put(item.key().asMap(), item.attributes());
    return this;
  }

  /** Every request so far, in order. */
  List<DynamoDbRequest> requests() {
    return List.copyOf(requests);
  }

  private <T> T answer(DynamoDbRequest request, Class<T> type, T otherwise) {
    requests.add(request);
    Object next = script.poll();
    if (next instanceof RuntimeException failure) {
      throw failure;
    }
    return next == null || next == ALL_WELL ? otherwise : type.cast(next);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    GetItemResponse.Builder found = GetItemResponse.builder();
    if (items.containsKey(request.key())) {
      found.item(items.get(request.key()));
    }
    return answer(request, GetItemResponse.class, found.build());
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
    request
        .requestItems()
        .forEach(
            (table, asked) ->
                found.put(
                    table,
                    asked.keys().stream().filter(items::containsKey).map(items::get).toList()));
    return answer(
        request,
        BatchGetItemResponse.class,
        BatchGetItemResponse.builder().responses(found).build());
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    AttributeValue partition = request.expressionAttributeValues().get(":pk");
    List<Map<String, AttributeValue>> found =
        items.values().stream().filter(item -> item.get(Schema.PK).equals(partition)).toList();
    return answer(request, QueryResponse.class, QueryResponse.builder().items(found).build());
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return answer(request, PutItemResponse.class, PutItemResponse.builder().build());
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    Map<String, AttributeValue> after = items.getOrDefault(request.key(), request.key());
    return answer(
        request, UpdateItemResponse.class, UpdateItemResponse.builder().attributes(after).build());
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    DeleteItemResponse.Builder gone = DeleteItemResponse.builder();
    if (items.containsKey(request.key())) {
      gone.attributes(items.get(request.key()));
    }
    return answer(request, DeleteItemResponse.class, gone.build());
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return answer(
        request, TransactWriteItemsResponse.class, TransactWriteItemsResponse.builder().build());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
