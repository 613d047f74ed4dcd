/**
 * The stores, on two DynamoDB tables. The only home of DynamoDB's SDK; {@code
 * docs/access-patterns.md} names the question behind every key.
 */
package dev.beckon.aws.dynamodb;
