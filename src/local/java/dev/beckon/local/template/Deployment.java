package dev.beckon.local.template;

import java.util.Map;

/**
 * What a deployment adds to the template.
 *
 * @param tablePrefix goes before the logical id of a table to make its name
 * @param parameters values by parameter name; the template's defaults stand in for the rest
 * @param region the region that ARNs name
 * @param account the account that ARNs name, 12 digits
 */
public record Deployment(
    String tablePrefix, Map<String, String> parameters, String region, String account) {
  public static final String LOCAL_REGION = "eu-central-1";
  public static final String LOCAL_ACCOUNT = "000000000000";

  public Deployment {
    parameters = Map.copyOf(parameters);
  }

  /** The ARN of a queue of this name. */
  public String queueArn(String name) {
    return "arn:aws:sqs:" + region + ":" + account + ":" + name;
  }

  /** On this machine, where region and account mean nothing. */
  public static Deployment local(String tablePrefix, Map<String, String> parameters) {
    return new Deployment(tablePrefix, parameters, LOCAL_REGION, LOCAL_ACCOUNT);
  }
}
