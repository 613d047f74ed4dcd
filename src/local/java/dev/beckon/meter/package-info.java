/**
 * What AWS would bill: a meter around the SDK's client, for benchmarks and tests, and one in front
 * of DynamoDB for processes that know nothing of it. The tests of this package hold the steps of an
 * invitation to their ceilings by it.
 */
package dev.beckon.meter;
