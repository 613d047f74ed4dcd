/**
 * The page of the runner: whose phones it shows, its files, and the stream that keeps it up to
 * date.
 */
package dev.beckon.local.page;
