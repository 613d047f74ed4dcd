/** Wiring, configuration and the start of the function. */
package dev.beckon.app;
