package dev.beckon.local.story;

import java.time.Duration;

/**
 * How quick a place is.
 *
 * @param patience how long the story waits for what must come
 * @param lookAgain how often it looks meanwhile
 * @param racers how many accept at once, more than there are seats
 */
public record Pace(Duration patience, Duration lookAgain, int racers) {}
