/** What a host has, and what operators do about it: wallet, grants, what is taken back. */
package dev.beckon.intake.points;
