/** Stands in for the identity provider that an app's hosts sign in with. */
package dev.beckon.local.issuer;
