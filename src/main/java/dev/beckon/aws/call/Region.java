package dev.beckon.aws.call;

import java.net.URI;
import java.util.Optional;

/**
 * Where a service of AWS is called.
 *
 * @param service its name in signatures
 * @param region such as {@code eu-central-1}
 */
public record Region(String service, String region, URI endpoint) {

  /**
   * Where the service is that something belongs to.
   *
   * @param arn of what belongs to it
   * @param override where it is instead, on a laptop perhaps
   */
  public static Region of(String arn, Optional<URI> override) {
    String[] parts = arn.split(":", 5);
    String domain = parts[1].equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    URI endpoint =
        override.orElseGet(
            () -> URI.create("https://%s.%s.%s".formatted(parts[2], parts[3], domain)));
    return new Region(parts[2], parts[3], endpoint);
  }
}
