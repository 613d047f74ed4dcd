/** Writes what time has done, and finds again what got lost on the way. */
package dev.beckon.cleanup;
