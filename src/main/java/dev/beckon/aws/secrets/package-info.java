/** Secrets that are kept by AWS. */
package dev.beckon.aws.secrets;
