/** Signing JSON Web Tokens with the JDK alone. Nothing here reads the token of anybody else. */
package dev.beckon.pass.jose;
