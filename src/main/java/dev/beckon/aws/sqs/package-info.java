/** Timers of waves, by SQS: the only home of its SDK. */
package dev.beckon.aws.sqs;
