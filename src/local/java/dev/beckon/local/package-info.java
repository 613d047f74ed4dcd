/**
 * The laptop runner: what API Gateway, Lambda, DynamoDB streams, EventBridge and SNS do in the
 * cloud, done on this machine for the unmodified function zip and template. Development only.
 */
package dev.beckon.local;
