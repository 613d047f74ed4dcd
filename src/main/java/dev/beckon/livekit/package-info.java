/** LiveKit: its access tokens, and its rooms. */
package dev.beckon.livekit;
