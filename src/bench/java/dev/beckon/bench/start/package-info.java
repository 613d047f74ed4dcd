/** How soon the function zip is there. */
package dev.beckon.bench.start;
