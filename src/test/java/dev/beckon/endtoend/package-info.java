/**
 * The whole of it over HTTP on the runner: the unmodified zip, real streams, real DynamoDB Local.
 */
package dev.beckon.endtoend;
