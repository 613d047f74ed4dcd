/**
 * What more than one function asks of the store. Each function's own questions are ports in its own
 * package. All of them throw {@link dev.beckon.invitation.Unavailable} when the store is away or
 * too busy; none turns a failure into an empty answer.
 */
package dev.beckon.invitation.port;
