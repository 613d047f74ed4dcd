/** What a JDK alone can hold the client kit to. */
package dev.beckon.client;
