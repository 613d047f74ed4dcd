package dev.beckon.aws.dynamodb;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One conditional write, alone or in a transaction. Attributes are written {@code #name} in its
 * expressions, always, so that no reserved word ever matters; the names are found in the text.
 */
final class Change {
  private static final Pattern NAME = Pattern.compile("#([A-Za-z]+)");

  private enum Verb {
    PUT,
    UPDATE,
    DELETE
  }

  private final Verb verb;
  private final Map<String, AttributeValue> keyOrItem;
  private final String update;
  private final Map<String, AttributeValue> values = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private String condition;

  private Change(Verb verb, Map<String, AttributeValue> keyOrItem, String update) {
    this.verb = verb;
    this.keyOrItem = keyOrItem;
    this.update = update;
  }

  static Change put(Item item) {
    return new Change(Verb.PUT, item.attributes(), null);
  }

  static Change update(Schema.Key key, String expression) {
    return new Change(Verb.UPDATE, key.asMap(), expression);
  }

  static Change delete(Schema.Key key) {
    return new Change(Verb.DELETE, key.asMap(), null);
  }

  /** The attribute that a placeholder, {@code #name}, stands for, where it is not of that name. */
  Change naming(String placeholder, String attribute) {
    names.put(placeholder, attribute);
    return this;
  }

  Change when(String conditionExpression) {
    condition = conditionExpression;
    return this;
  }

  /** Besides what was asked for already. */
  Change and(String conditionExpression) {
    return when(condition + " AND " + conditionExpression);
  }

  Change with(String placeholder, AttributeValue value) {
    values.put(placeholder, value);
    return this;
  }

  Change with(String placeholder, String text) {
    return with(placeholder, AttributeValue.fromS(text));
  }

  Change with(String placeholder, long number) {
    return with(placeholder, Item.number(number));
  }

  Change with(String placeholder, Instant time) {
    return with(placeholder, Item.time(time));
  }

  Change with(String placeholder, boolean flag) {
    return with(placeholder, AttributeValue.fromBool(flag));
  }

  Change with(String placeholder, Collection<String> texts) {
    return with(placeholder, Item.texts(texts));
  }

  /** The whole condition, for tests to hold against what it guards. */
  String condition() {
    return condition;
  }

  TransactWriteItem inTransaction(String table) {
    ReturnValuesOnConditionCheckFailure old = ReturnValuesOnConditionCheckFailure.ALL_OLD;
    return switch (verb) {
      case PUT ->
          TransactWriteItem.builder()
              .put(
                  Put.builder()
                      .tableName(table)
                      .item(keyOrItem)
                      .conditionExpression(condition)
                      .expressionAttributeNames(names())
                      .expressionAttributeValues(values())
                      .returnValuesOnConditionCheckFailure(old)
                      .build())
              .build();
      case UPDATE ->
          TransactWriteItem.builder()
              .update(
                  Update.builder()
                      .tableName(table)
                      .key(keyOrItem)
                      .updateExpression(update)
                      .conditionExpression(condition)
                      .expressionAttributeNames(names())
                      .expressionAttributeValues(values())
                      .returnValuesOnConditionCheckFailure(old)
                      .build())
              .build();
      case DELETE ->
          TransactWriteItem.builder()
              .delete(
                  Delete.builder()
                      .tableName(table)
                      .key(keyOrItem)
                      .conditionExpression(condition)
                      .expressionAttributeNames(names())
                      .expressionAttributeValues(values())
                      .returnValuesOnConditionCheckFailure(old)
                      .build())
              .build();
    };
  }

  PutItemRequest.Builder asPut(String table) {
    return PutItemRequest.builder()
        .tableName(table)
        .item(keyOrItem)
        .conditionExpression(condition)
        .expressionAttributeNames(names())
        .expressionAttributeValues(values())
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  UpdateItemRequest.Builder asUpdate(String table) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(keyOrItem)
        .updateExpression(update)
        .conditionExpression(condition)
        .expressionAttributeNames(names())
        .expressionAttributeValues(values())
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  DeleteItemRequest.Builder asDelete(String table) {
    return DeleteItemRequest.builder()
        .tableName(table)
        .key(keyOrItem)
        .conditionExpression(condition)
        .expressionAttributeNames(names())
        .expressionAttributeValues(values())
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
  }

  boolean isPut() {
    return verb == Verb.PUT;
  }

  boolean isUpdate() {
    return verb == Verb.UPDATE;
  }

  private Map<String, String> names() {
    Map<String, String> all = new HashMap<>();
    Matcher matcher = NAME.matcher((update == null ? "" : update) + " " + condition);
    while (matcher.find()) {
      all.put(matcher.group(), matcher.group(1));
    }
    all.putAll(names);
    return all.isEmpty() ? null : all;
  }

  private Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }
}
