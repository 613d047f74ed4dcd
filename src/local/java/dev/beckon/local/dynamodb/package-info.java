/**
 * DynamoDB Local as a process of its own, on the loopback interface only, and the template's tables
 * in it.
 */
package dev.beckon.local.dynamodb;
