/** Whether seats and points stay whole when everything happens at once and much of it fails. */
package dev.beckon.bench.ledger;
