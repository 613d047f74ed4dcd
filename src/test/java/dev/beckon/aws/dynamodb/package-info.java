/** What is asked of DynamoDB, word for word, and what is made of its answers. */
package dev.beckon.aws.dynamodb;
