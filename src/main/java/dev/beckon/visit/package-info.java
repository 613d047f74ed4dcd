/** The guest in the room: join by the first beat, dwell by the later ones, leave. */
package dev.beckon.visit;
