/** Takes invitations in: submit, show, list, cancel. */
package dev.beckon.intake;
