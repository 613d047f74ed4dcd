/** How long a host can be asked without another beat, and the ticket that says so. */
package dev.beckon.presence.lease;
