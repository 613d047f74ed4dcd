package dev.beckon.local;

import dev.beckon.local.sns.SmallSns;
import java.net.URI;
import java.util.Map;

/**
 * Fills the tables before the streams are read. Runs once the tables stand, beside the start of the
 * functions.
 */
@FunctionalInterface
public interface Seeding {
  /** Leaves the tables as they are. */
  Seeding NONE = ground -> {};

  /**
   * What there is to fill.
   *
   * @param tables the name of each table by its logical id in the template
   * @param fcmApplication the platform application of Android phones
   * @param sns takes endpoints for devices, see {@link SmallSns#createEndpoint}
   */
  record Ground(
      URI dynamoDb,
      Map<String, String> tables,
      String fcmApplication,
      SmallSns sns,
      Progress progress) {}

  /** Whatever is thrown ends the start; a {@link RunnerException} is told in its own words. */
  void seed(Ground ground) throws Exception;
}
