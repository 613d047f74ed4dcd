package dev.beckon.local.template;

/**
 * When a function is woken.
 *
 * @param name the event's name in the template
 * @param expression {@code rate(…)} or {@code cron(…)}
 * @param input what the function hears; empty: the scheduler's own event
 */
public record ScheduleTrigger(String name, String function, String expression, String input) {}
