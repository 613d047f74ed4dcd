/**
 * The core: what an invitation, an offer and a visit are, which moves each state allows, and why
 * one is refused. Imports {@code java.*} only. Every time is handed in; nothing here reads a clock.
 */
package dev.beckon.invitation;
