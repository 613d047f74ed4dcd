/** What picking 50 hosts costs, and how good and how fair it is, beside other ways to pick. */
package dev.beckon.bench.selection;
