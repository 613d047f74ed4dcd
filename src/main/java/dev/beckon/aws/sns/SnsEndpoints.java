package dev.beckon.aws.sns;

import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.Device;
import dev.beckon.presence.PushEndpoints;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/**
 * Registers phones with SNS by its own recipe: create, look, and set again what differs. A create
 * gives a disabled endpoint back as it is, and refuses a token that it knows with other attributes,
 * naming the endpoint. An endpoint is one host's for good: that of another is deleted and made
 * anew, so that no push to the former host, were it on its way already, reaches the phone.
 */
public final class SnsEndpoints implements PushEndpoints {
  private static final Pattern EXISTING =
      Pattern.compile("(arn:aws[^ ]*:sns:[^ ]+) already exists");

  /** How SNS says that it is the token that it does not take, and not the application. */
  private static final String INVALID_TOKEN = "Invalid parameter: Token";

  private static final String TOKEN = "Token";
  private static final String ENABLED = "Enabled";
  private static final String USER = "CustomUserData";

  /** An endpoint can go between creating and looking, or be another host's: it is made anew. */
  private static final int TRIES = 3;

  private final SnsClient client;
  private final Map<Device.Platform, String> applications;

  /**
   * @param applications the ARNs of the platform applications; a platform may be missing
   */
  public SnsEndpoints(SnsClient client, Map<Device.Platform, String> applications) {
    this.client = client;
    this.applications = Map.copyOf(applications);
  }

  /**
   * Checks the ARN of a platform application for Android.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static String fcmApplication(String arn) {
    return application(arn, "GCM");
  }

  /**
   * Checks the ARN of a platform application for iOS, sandbox or not.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static String apnsApplication(String arn) {
    return application(arn, "APNS(_SANDBOX)?");
  }

  private static String application(String arn, String platform) {
    if (!arn.matches("arn:[^:]+:sns:[^:]+:\\d{12}:app/" + platform + "/[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException(
          "it must be the ARN of an SNS platform application, …:app/" + platform + "/…");
    }
    return arn;
  }

  @Override
  public Registration register(Device.Platform platform, String token, HostId host) {
    String application = applications.get(platform);
    if (application == null) {
      return new Registration.NoSuchPlatform();
    }
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<String> endpoint = create(application, token, host);
      if (endpoint.isEmpty()) {
        return new Registration.BadToken();
      }
      if (heal(endpoint.get(), token, host)) {
        return new Registration.Registered(endpoint.get());
      }
    }
    throw new Unavailable("an endpoint that goes as soon as it is made", null);
  }

  private Optional<String> create(String application, String token, HostId host) {
    try {
      return Optional.of(
          SnsCall.of(
                  () ->
                      client.createPlatformEndpoint(
                          request ->
                              request
                                  .platformApplicationArn(application)
                                  .token(token)
                                  .customUserData(host.value())))
              .endpointArn());
    } catch (InvalidParameterException e) {
      String message = String.valueOf(e.getMessage());
      Matcher existing = EXISTING.matcher(message);
      if (existing.find()) {
        return Optional.of(existing.group(1));
      }
      if (message.contains(INVALID_TOKEN)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void forget(String endpoint) {
    SnsCall.of(() -> client.deleteEndpoint(request -> request.endpointArn(endpoint)));
  }

  /**
   * Whether the endpoint is there and the host's; then it is enabled and has this token. Another
   * host's is not there any more after this.
   */
  private boolean heal(String endpoint, String token, HostId host) {
    try {
      Map<String, String> attributes =
          SnsCall.of(() -> client.getEndpointAttributes(request -> request.endpointArn(endpoint)))
              .attributes();
      String owner = attributes.getOrDefault(USER, host.value());
      if (!owner.equals(host.value())) {
        forget(endpoint);
        return false;
      }
      boolean well =
          token.equals(attributes.get(TOKEN))
              && "true".equalsIgnoreCase(attributes.get(ENABLED))
              && attributes.containsKey(USER);
      if (!well) {
        SnsCall.of(
            () ->
                client.setEndpointAttributes(
                    request ->
                        request
                            .endpointArn(endpoint)
                            .attributes(
                                Map.of(TOKEN, token, ENABLED, "true", USER, host.value()))));
      }
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}
