/** The room pass: the short-lived token that lets one guest into one room. */
package dev.beckon.pass;
