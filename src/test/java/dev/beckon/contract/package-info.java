/**
 * What every adapter of a port promises: one suite per port, run against the fake that other tests
 * stand on and against DynamoDB.
 */
package dev.beckon.contract;
