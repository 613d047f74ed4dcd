/** Whom to ask: a few looks into presence, who may be asked, and who comes first. */
package dev.beckon.selection.pick;
