/**
 * Holds the HTTP API to its contract, infra/openapi.yaml: routes, requests, answers, examples. The
 * shared fixtures of function tests and end-to-end tests ask {@link
 * dev.beckon.openapi.HttpContract} about each exchange.
 */
package dev.beckon.openapi;
