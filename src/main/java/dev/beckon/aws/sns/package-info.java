/** Mobile push. The only home of SNS's SDK. */
package dev.beckon.aws.sns;
