/** Who a host is, whether they can be asked now, on which devices, and how they want to be. */
package dev.beckon.presence;
