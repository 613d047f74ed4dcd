/** One whole invitation, told as it happens, over HTTP as the phones would. */
package dev.beckon.local.story;
