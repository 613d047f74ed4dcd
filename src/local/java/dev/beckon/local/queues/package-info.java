/** Lambda's event source mappings of queues: batches, what failed of them, concurrency. */
package dev.beckon.local.queues;
