/** Picks the hosts to ask out of the presence cells and writes the wave's offers. */
package dev.beckon.selection;
