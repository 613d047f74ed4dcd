/** The story, told where somebody else's emulator of AWS runs the very template. */
package dev.beckon.local.emulator;
