package dev.beckon.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A record that was given up: on AWS it would be in the on-failure destination.
 *
 * @param record as the function was given it
 * @param reason what the last attempt said
 */
public record FailedRecord(Instant at, String function, JsonNode record, String reason) {}
