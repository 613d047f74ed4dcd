/** Single calls to services of AWS that no client in the zip speaks to. */
package dev.beckon.aws.call;
