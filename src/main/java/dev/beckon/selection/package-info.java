/**
 * The waves of an invitation: asks those who were picked, and looks again when a timer goes off.
 */
package dev.beckon.selection;
