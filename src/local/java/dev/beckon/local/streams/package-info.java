/** Lambda's event source mappings for DynamoDB streams: cursors, filters, batches, retries. */
package dev.beckon.local.streams;
