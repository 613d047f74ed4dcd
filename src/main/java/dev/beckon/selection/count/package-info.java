/** How many hosts a condition fits, about: by a few looks at presence. */
package dev.beckon.selection.count;
