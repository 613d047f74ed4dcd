/** The runner's SQS: queues in memory, spoken to as the cloud's are. */
package dev.beckon.local.sqs;
