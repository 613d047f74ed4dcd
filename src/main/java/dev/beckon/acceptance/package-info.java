/** The side of the host who is asked: inbox, seen, accept, decline. */
package dev.beckon.acceptance;
