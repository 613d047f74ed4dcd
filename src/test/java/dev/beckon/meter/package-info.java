/**
 * What AWS would bill: a meter around the SDK's client, for tests and benchmarks, and the ceilings
 * that the steps of an invitation are held to.
 */
package dev.beckon.meter;
