package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.local.lambda.Outcome;

/**
 * One batch handed to a function.
 *
 * @param event the whole event, {@code {"Records":[…]}}
 */
public record Delivery(String function, JsonNode event, Outcome outcome) {}
