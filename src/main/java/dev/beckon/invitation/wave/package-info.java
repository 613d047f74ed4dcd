/** How many hosts are asked at a time, and when the next ones are. */
package dev.beckon.invitation.wave;
