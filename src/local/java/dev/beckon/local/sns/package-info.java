/** A small SNS: mobile push endpoints and publishes to them, each push kept to be read. */
package dev.beckon.local.sns;
