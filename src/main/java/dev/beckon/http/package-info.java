/**
 * The edge towards API Gateway's HTTP API: its payload version 2 in, an answer or a problem
 * document out. Holds no rule of the product.
 */
package dev.beckon.http;
