/** How hosts want to be asked, and whether an invitation may ask one of them now. */
package dev.beckon.invitation.consent;
