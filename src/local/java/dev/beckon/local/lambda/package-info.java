/**
 * What Lambda does: processes of the function zip, fed over the Runtime API, timed and replaced.
 */
package dev.beckon.local.lambda;
