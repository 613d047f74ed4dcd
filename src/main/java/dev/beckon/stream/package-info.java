/**
 * The edge towards event source mappings: a batch of records in, the failed ones out. Holds no rule
 * of the product.
 */
package dev.beckon.stream;
