/**
 * Points: who has them, who holds them for whom, and why they moved. Every move is a {@link
 * dev.beckon.invitation.ledger.Transfer} between two accounts, so none is ever made or lost; see
 * docs/ledger.md.
 */
package dev.beckon.invitation.ledger;
