/** API Gateway's HTTP API on this machine: routes, authorizer, events of payload format 2.0. */
package dev.beckon.local.http;
