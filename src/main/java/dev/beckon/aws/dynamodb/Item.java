package dev.beckon.aws.dynamodb;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of a table, read and written by the types we use. Times are epoch milliseconds. */
final class Item {
  private final Map<String, AttributeValue> attributes;

  private Item(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  static Item of(Map<String, AttributeValue> attributes) {
    return new Item(attributes);
  }

  /** A new item with this key. */
  static Item at(Schema.Key key) {
    return new Item(new HashMap<>(key.asMap()));
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }

  Schema.Key key() {
    return new Schema.Key(text(Schema.PK), text(Schema.SK));
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalText(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
  }

  long number(String name) {
    AttributeValue value = attributes.get(name);
    if (value == null || value.n() == null) {
      throw missing(name);
    }
    return Long.parseLong(value.n());
  }

  long number(String name, long otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  Instant time(String name) {
    return Instant.ofEpochMilli(number(name));
  }

  Optional<Instant> optionalTime(String name) {
    return has(name) ? Optional.of(time(name)) : Optional.empty();
  }

  boolean flag(String name) {
    AttributeValue value = attributes.get(name);
    return value != null && Boolean.TRUE.equals(value.bool());
  }

  Set<String> texts(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? Set.of() : new LinkedHashSet<>(value.ss());
  }

  List<String> list(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? List.of() : value.l().stream().map(AttributeValue::s).toList();
  }

  byte[] bytes(String name) {
    AttributeValue value = attributes.get(name);
    if (value == null || value.b() == null) {
      throw missing(name);
    }
    return value.b().asByteArray();
  }

  Item put(String name, String text) {
    attributes.put(name, AttributeValue.fromS(text));
    return this;
  }

  Item put(String name, long number) {
    attributes.put(name, number(number));
    return this;
  }

  Item put(String name, Instant time) {
    attributes.put(name, time(time));
    return this;
  }

  Item put(String name, boolean flag) {
    attributes.put(name, AttributeValue.fromBool(flag));
    return this;
  }

  /** A set; DynamoDB has no empty ones, so none is left out. */
  Item put(String name, Collection<String> texts) {
    if (!texts.isEmpty()) {
      attributes.put(name, texts(texts));
    }
    return this;
  }

  Item putList(String name, List<String> texts) {
    attributes.put(name, AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList()));
    return this;
  }

  Item put(String name, byte[] bytes) {
    attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
    return this;
  }

  /** When DynamoDB may forget it. */
  Item forgetAt(Instant time) {
    return put(Schema.TTL, time.getEpochSecond());
  }

  /** Enters the item into the index of what is due. */
  Item dueAt(Instant time) {
    return put(Schema.DUE_PARTITION, Schema.duePartition(key())).put(Schema.DUE_AT, time);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue time(Instant time) {
    return number(time.toEpochMilli());
  }

  static AttributeValue texts(Collection<String> texts) {
    return AttributeValue.fromSs(texts.stream().sorted().toList());
  }

  private IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("item without " + name);
  }
}
