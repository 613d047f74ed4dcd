package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A stream over the API that DynamoDB and DynamoDB Local share. */
final class DynamoDbStreamSource implements StreamSource {
  private static final int RECORDS_A_READ = 1000;

  private final DynamoDbStreamsClient client;
  private final String streamArn;
  private final String region;

  DynamoDbStreamSource(DynamoDbStreamsClient client, String streamArn, String region) {
    this.client = client;
    this.streamArn = streamArn;
    this.region = region;
  }

  @Override
  public List<Shard> shards() {
    List<Shard> shards = new ArrayList<>();
    String after = null;
    do {
      DescribeStreamRequest request =
          DescribeStreamRequest.builder().streamArn(streamArn).exclusiveStartShardId(after).build();
      StreamDescription stream = client.describeStream(request).streamDescription();
      stream
          .shards()
          .forEach(
              shard ->
                  shards.add(
                      new Shard(shard.shardId(), Optional.ofNullable(shard.parentShardId()))));
      after = stream.lastEvaluatedShardId();
    } while (after != null);
    return shards;
  }

  @Override
  public String iterator(String shard, boolean fromOldest) {
    return iterator(
        request(shard)
            .shardIteratorType(
                fromOldest ? ShardIteratorType.TRIM_HORIZON : ShardIteratorType.LATEST));
  }

  @Override
  public String iteratorAfter(String shard, String sequenceNumber) {
    try {
      return iterator(
          request(shard)
              .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
              .sequenceNumber(sequenceNumber));
    } catch (TrimmedDataAccessException e) {
      // What lies between is gone for good: the oldest that is left comes next.
      return iterator(shard, true);
    }
  }

  private GetShardIteratorRequest.Builder request(String shard) {
    return GetShardIteratorRequest.builder().streamArn(streamArn).shardId(shard);
  }

  private String iterator(GetShardIteratorRequest.Builder request) {
    return client.getShardIterator(request.build()).shardIterator();
  }

  @Override
  public Page read(String iterator) {
    try {
      GetRecordsResponse response =
          client.getRecords(request -> request.shardIterator(iterator).limit(RECORDS_A_READ));
      return new Page(
          response.records().stream()
              .<JsonNode>map(record -> StreamRecords.json(record, region, streamArn))
              .toList(),
          Optional.ofNullable(response.nextShardIterator()));
    } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
      throw new IteratorExpired(e);
    }
  }
}
