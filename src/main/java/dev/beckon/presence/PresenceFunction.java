package dev.beckon.presence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Fields;
import dev.beckon.http.Forms;
import dev.beckon.http.HttpAnswer;
import dev.beckon.http.HttpEvent;
import dev.beckon.http.Json;
import dev.beckon.http.Problem;
import dev.beckon.http.Request;
import dev.beckon.http.Routes;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.id.InvitationId;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /v1/me}: wire into words and back. */
@Singleton
public class PresenceFunction {
  private static final int MAX_TOKEN_LENGTH = 4096;

  private final AppearOnline appear;
  private final RegisterDevice register;
  private final HostBook hosts;
  private final Clock clock;
  private final Routes routes =
      new Routes()
          .on("GET /v1/me", this::showProfile)
          .on("PUT /v1/me", this::putProfile)
          .on("PUT /v1/me/presence", this::beat)
          .on("DELETE /v1/me/presence", this::goOffline)
          .on("PUT /v1/me/devices/{deviceId}", this::putDevice)
          .on("DELETE /v1/me/devices/{deviceId}", this::removeDevice)
          .on("GET /v1/me/preferences", this::showPreferences)
          .on("PUT /v1/me/preferences", this::putPreferences);

  public PresenceFunction(
      AppearOnline appear, RegisterDevice register, HostBook hosts, Clock clock) {
    this.appear = appear;
    this.register = register;
    this.hosts = hosts;
    this.clock = clock;
  }

  @Funq("presence")
  public HttpAnswer handle(HttpEvent event) {
    return routes.answer(event);
  }

  /** The routes, to hold the template against. */
  public Routes routes() {
    return routes;
  }

  private HttpAnswer showProfile(Request request) {
    HostBook.File file = hosts.file(request.caller());
    return file.profile()
        .map(profile -> HttpAnswer.json(200, HostJson.profile(profile, file.devices())))
        .orElseGet(Problem.NOT_FOUND::answer);
  }

  private HttpAnswer putProfile(Request request) {
    Fields fields = request.fields();
    HostJson.ProfileParts parts = HostJson.readProfile(fields);
    if (!fields.faults().isEmpty()) {
      return Problem.INVALID.because(fields.faults());
    }
    hosts.saveProfile(parts.profile(request.caller()));
    return HttpAnswer.noContent();
  }

  private HttpAnswer beat(Request request) {
    Fields fields = request.fields();
    String availability = fields.text("availability", Forms::availability, Forms.AVAILABILITY);
    Set<String> own =
        fields.texts(
            "invitations",
            0,
            AppearOnline.MAX_INVITATIONS,
            InvitationId::isValid,
            "the id of an invitation");
    fields.noOthers();
    if (!fields.faults().isEmpty()) {
      return Problem.INVALID.because(fields.faults());
    }
    return appear
        .beat(
            request.caller(),
            Availability.valueOf(availability),
            own.stream().map(InvitationId::new).collect(Collectors.toSet()))
        .map(beat -> HttpAnswer.json(200, json(beat)))
        .orElseGet(Problem.NO_PROFILE::answer);
  }

  private ObjectNode json(AppearOnline.Beat beat) {
    ObjectNode json =
        Json.object()
            .put("reachable", beat.unreachable().isEmpty())
            .put("until", beat.until().toString())
            .put("beatAfterSeconds", AppearOnline.BEAT_INTERVAL.toSeconds());
    json.set(
        "unreachable", Json.array(beat.unreachable().stream().map(Enum::name).sorted().toList()));
    ArrayNode invitations = json.putArray("invitations");
    for (Invitation invitation : beat.invitations()) {
      Invitation now = invitation.at(clock.instant());
      invitations
          .addObject()
          .put("id", now.facts().id().value())
          .put("state", now.state())
          .put("roomUntil", now.roomUntil().toString());
    }
    return json;
  }

  private HttpAnswer goOffline(Request request) {
    appear.goOffline(request.caller());
    return HttpAnswer.noContent();
  }

  private HttpAnswer putDevice(Request request) {
    Fields fields = request.fields();
    List<Problem.Fault> faults = new ArrayList<>();
    Optional<String> id = deviceId(request);
    if (id.isEmpty()) {
      faults.add(
          new Problem.Fault("path/deviceId", "must be 1 to 64 of letters, digits, . _ and -"));
    }
    String platform = fields.text("platform", HostJson::platform, "FCM or APNS");
    String token = fields.text("token", 1, MAX_TOKEN_LENGTH);
    fields.noOthers();
    faults.addAll(fields.faults());
    if (faults.isEmpty()) {
      switch (register.register(
          request.caller(), id.orElseThrow(), Device.Platform.valueOf(platform), token)) {
        case REGISTERED -> {
          return HttpAnswer.noContent();
        }
        case BAD_TOKEN ->
            faults.add(new Problem.Fault("/token", "the push service does not take it"));
        case NO_SUCH_PLATFORM -> faults.add(new Problem.Fault("/platform", "is not set up here"));
        case TOO_MANY_DEVICES ->
            faults.add(
                new Problem.Fault(
                    "path/deviceId", "a host has at most " + Device.MAX_PER_HOST + " devices"));
      }
    }
    return Problem.INVALID.because(faults);
  }

  private HttpAnswer removeDevice(Request request) {
    Optional<String> id = deviceId(request);
    if (id.isEmpty()) {
      return Problem.NOT_FOUND.answer();
    }
    hosts.removeDevice(request.caller(), id.get());
    appear.stepBack(request.caller());
    return HttpAnswer.noContent();
  }

  private HttpAnswer showPreferences(Request request) {
    return HttpAnswer.json(200, HostJson.preferences(hosts.file(request.caller()).preferences()));
  }

  private HttpAnswer putPreferences(Request request) {
    Fields fields = request.fields();
    HostJson.PreferenceParts parts = HostJson.readPreferences(fields);
    if (!fields.faults().isEmpty()) {
      return Problem.INVALID.because(fields.faults());
    }
    hosts.savePreferences(request.caller(), parts.preferences());
    return HttpAnswer.noContent();
  }

  private static Optional<String> deviceId(Request request) {
    return Optional.of(request.path("deviceId")).filter(id -> id.matches("[A-Za-z0-9._-]{1,64}"));
  }
}
