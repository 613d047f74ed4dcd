/** What a phone is given to show again, so that nothing has to be read. */
package dev.beckon.ticket;
