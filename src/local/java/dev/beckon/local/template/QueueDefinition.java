package dev.beckon.local.template;

import java.util.Optional;

/**
 * A queue of the template.
 *
 * @param name what it is called where it is deployed
 * @param delaySeconds how long a message waits that does not say so itself, 0 to 900
 * @param visibilityTimeoutSeconds how long a message that was handed out stays away from others
 * @param redrive where a message goes that was handed out too often
 */
public record QueueDefinition(
    String name, int delaySeconds, int visibilityTimeoutSeconds, Optional<Redrive> redrive) {

  /**
   * When a message is given up.
   *
   * @param deadLetterQueue ARN of the queue that takes it
   * @param maxReceiveCount how often it is handed out before that, 1 to 1,000
   */
  public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}
