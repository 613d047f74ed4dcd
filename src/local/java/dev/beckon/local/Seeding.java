package dev.beckon.local;

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

  /** An SNS that takes endpoints for devices. */
  @FunctionalInterface
  interface Phones {
    /** Makes the endpoint of a device and gives its ARN. */
    String createEndpoint(String application, String token, String customUserData);
  }

  /**
   * What there is to fill.
   *
   * @param tables the name of each table by its logical id in the template
   * @param fcmApplication the platform application of Android phones
   * @param phones takes devices
   */
  record Ground(
      URI dynamoDb,
      Map<String, String> tables,
      String fcmApplication,
      Phones phones,
      Progress progress) {}

  /** Whatever is thrown ends the start; a {@link RunnerException} is told in its own words. */
  void seed(Ground ground) throws Exception;
}
