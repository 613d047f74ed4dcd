/**
 * The runner's page in a real browser: Chromium, where there is one; see {@link
 * dev.beckon.browser.Browser}.
 */
package dev.beckon.browser;
