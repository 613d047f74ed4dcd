package dev.beckon.local.sns;

import dev.beckon.local.template.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The endpoints: one for each phone's token and platform application. */
final class PushEndpoints {
  /**
   * An endpoint as it is at a moment.
   *
   * @param customUserData empty: none
   */
  record Endpoint(
      String arn, String application, String token, String customUserData, boolean enabled) {

    /** What stands between {@code app/} and the name: {@code GCM}, {@code APNS} … */
    String platform() {
      return application.substring(application.lastIndexOf(":app/") + 5).split("/", 2)[0];
    }
  }

  private record Place(String application, String token) {}

  private final List<String> applications;
  private final Map<String, Endpoint> byArn = new HashMap<>();
  private final Map<Place, String> byToken = new HashMap<>();

  PushEndpoints(List<String> applications) {
    this.applications = List.copyOf(applications);
  }

  /** The same token with the same attributes gives the endpoint there is, disabled or not. */
  synchronized String create(
      String application, String token, String customUserData, boolean enabled) {
    if (!applications.contains(application)) {
      throw SnsRefusal.notFound("PlatformApplication");
    }
    if (token.isEmpty()) {
      throw SnsRefusal.invalidParameter("Token Reason: cannot be empty");
    }
    Place place = new Place(application, token);
    String known = byToken.get(place);
    if (known != null) {
      if (!byArn.get(known).customUserData().equals(customUserData)) {
        throw alreadyExists(known);
      }
      return known;
    }
    String name = application.substring(application.lastIndexOf(":app/") + 5);
    String arn =
        "arn:aws:sns:%s:%s:endpoint/%s/%s"
            .formatted(Deployment.LOCAL_REGION, Deployment.LOCAL_ACCOUNT, name, UUID.randomUUID());
    byArn.put(arn, new Endpoint(arn, application, token, customUserData, enabled));
    byToken.put(place, arn);
    return arn;
  }

  synchronized Endpoint get(String arn) {
    Endpoint endpoint = byArn.get(arn);
    if (endpoint == null) {
      throw SnsRefusal.notFound("Endpoint");
    }
    return endpoint;
  }

  /** Changes what is named; names are those of SNS: Token, CustomUserData, Enabled. */
  synchronized void set(String arn, Map<String, String> attributes) {
    Endpoint old = get(arn);
    Endpoint changed =
        new Endpoint(
            arn,
            old.application(),
            attributes.getOrDefault("Token", old.token()),
            attributes.getOrDefault("CustomUserData", old.customUserData()),
            Boolean.parseBoolean(
                attributes.getOrDefault("Enabled", Boolean.toString(old.enabled()))));
    String holder = byToken.get(new Place(old.application(), changed.token()));
    if (holder != null && !holder.equals(arn)) {
      throw alreadyExists(holder);
    }
    byToken.remove(new Place(old.application(), old.token()));
    byToken.put(new Place(old.application(), changed.token()), arn);
    byArn.put(arn, changed);
  }

  synchronized void disableAll(String customUserData) {
    byArn.replaceAll(
        (arn, endpoint) ->
            endpoint.customUserData().equals(customUserData)
                ? new Endpoint(arn, endpoint.application(), endpoint.token(), customUserData, false)
                : endpoint);
  }

  /** Deleting what is not there is no error. */
  synchronized void delete(String arn) {
    Endpoint endpoint = byArn.remove(arn);
    if (endpoint != null) {
      byToken.remove(new Place(endpoint.application(), endpoint.token()));
    }
  }

  private static SnsRefusal alreadyExists(String arn) {
    return SnsRefusal.invalidParameter(
        "Token Reason: Endpoint "
            + arn
            + " already exists with the same Token, but different attributes.");
  }
}
