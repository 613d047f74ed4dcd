/** Amazon IVS: its playback tokens, and its viewer sessions. */
package dev.beckon.aws.ivs;
