package dev.beckon.bench.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** A DynamoDB whose transactions do something else than they were asked to. */
final class BrokenStore {
  private final DynamoDbClient client;
  private final Function<TransactWriteItem, Optional<TransactWriteItem>> fault;

  private BrokenStore(
      DynamoDbClient client, Function<TransactWriteItem, Optional<TransactWriteItem>> fault) {
    this.client = client;
    this.fault = fault;
  }

  /** Conditions of updates that say so hold, come what may. */
  static DynamoDbClient thatDoesNotHold(String update, DynamoDbClient client) {
    return new BrokenStore(client, item -> Optional.of(says(item, update) ? always(item) : item))
        .proxy();
  }

  /** Updates that say so are not written, though the rest of their transaction is. */
  static DynamoDbClient thatForgets(String update, DynamoDbClient client) {
    return new BrokenStore(
            client, item -> says(item, update) ? Optional.empty() : Optional.of(item))
        .proxy();
  }

  private static boolean says(TransactWriteItem item, String update) {
    return item.update() != null && item.update().updateExpression().contains(update);
  }

  private static TransactWriteItem always(TransactWriteItem item) {
    Map<String, String> names = new HashMap<>(item.update().expressionAttributeNames());
    names.put("#anything", "pk");
    return item.toBuilder()
        .update(
            update ->
                update
                    .key(item.update().key())
                    .tableName(item.update().tableName())
                    .updateExpression(item.update().updateExpression())
                    .expressionAttributeValues(item.update().expressionAttributeValues())
                    .expressionAttributeNames(names)
                    .conditionExpression(
                        "(%s) OR attribute_exists(#anything) OR attribute_not_exists(#anything)"
                            .formatted(item.update().conditionExpression())))
        .build();
  }

  private DynamoDbClient proxy() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    try {
      return arguments != null && arguments[0] instanceof TransactWriteItemsRequest request
          ? client.transactWriteItems(broken(request))
          : method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private TransactWriteItemsRequest broken(TransactWriteItemsRequest request) {
    List<TransactWriteItem> items =
        request.transactItems().stream().flatMap(item -> fault.apply(item).stream()).toList();
    return request.toBuilder().transactItems(items).build();
  }
}
