/** Real streamers, and how they come into the tables. */
package dev.beckon.local.hosts;
