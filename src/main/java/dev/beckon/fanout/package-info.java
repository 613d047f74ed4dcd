/** Pushes each offer to the candidate's devices. */
package dev.beckon.fanout;
