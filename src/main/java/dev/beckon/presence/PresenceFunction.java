package dev.beckon.presence;

import dev.beckon.http.Catalogue;
import dev.beckon.http.Fields;
import dev.beckon.http.HttpAnswer;
import dev.beckon.http.HttpEvent;
import dev.beckon.http.Problem;
import dev.beckon.http.Request;
import dev.beckon.http.Routes;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.lease.Tickets;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/me}: wire into words and back. */
@Singleton
public class PresenceFunction {
  private static final Problem.Fault BAD_DEVICE_ID =
      new Problem.Fault("path/deviceId", "must be 1 to 64 of letters, digits, . _ and -");

  private final AppearOnline appear;
  private final RegisterDevice register;
  private final ChangeFile change;
  private final HostBook hosts;
  private final FriendBook friends;
  private final Tickets tickets;
  private final Catalogue catalogue;
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
          .on("PUT /v1/me/preferences", this::putPreferences)
          .on("GET /v1/me/friends", this::showFriends)
          .on("PUT /v1/me/friends", this::putFriends)
          .on("DELETE /v1/me/friends", this::removeFriends);

  public PresenceFunction(
      AppearOnline appear,
      RegisterDevice register,
      ChangeFile change,
      HostBook hosts,
      FriendBook friends,
      Tickets tickets,
      Catalogue catalogue,
      Clock clock) {
    this.appear = appear;
    this.register = register;
    this.change = change;
    this.hosts = hosts;
    this.friends = friends;
    this.tickets = tickets;
    this.catalogue = catalogue;
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
    HostJson.ProfileParts parts = HostJson.readProfile(fields, catalogue);
    if (!fields.faults().isEmpty()) {
      return Problem.INVALID.because(fields.faults());
    }
    change.profile(parts.profile(request.caller()));
    return HttpAnswer.noContent();
  }

  private HttpAnswer beat(Request request) {
    BeatJson.Parts parts = BeatJson.read(request);
    if (!parts.faults().isEmpty()) {
      return Problem.INVALID.because(parts.faults());
    }
    if (parts.ticket().isEmpty()) {
      return answer(
          appear.beat(request.caller(), parts.availability(), parts.own(), parts.key()),
          parts.availability());
    }
    return tickets
        .read(parts.ticket())
        .filter(ticket -> ticket.host().equals(request.caller()))
        .map(ticket -> appear.beat(ticket, parts.availability(), parts.own()))
        .map(answer -> answer(answer, parts.availability()))
        .orElseGet(Problem.TICKET_FORGED::answer);
  }

  private HttpAnswer answer(AppearOnline.Answer answer, Availability availability) {
    Beat beat = answer.beat();
    if (beat instanceof Beat.Reachable reachable) {
      String ticket = tickets.write(reachable.ticket());
      return HttpAnswer.json(
          200, BeatJson.reachable(reachable, ticket, answer.invitations(), clock.instant()));
    }
    if (beat instanceof Beat.Unreachable unreachable) {
      return HttpAnswer.json(
          200,
          BeatJson.unreachable(unreachable, availability, answer.invitations(), clock.instant()));
    }
    if (beat instanceof Beat.KeyReused) {
      return Problem.IDEMPOTENCY_KEY_REUSED.answer();
    }
    return beat instanceof Beat.NoProfile
        ? Problem.NO_PROFILE.answer()
        : Problem.BEAT_OUTDATED.answer();
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
      faults.add(BAD_DEVICE_ID);
    }
    DeviceJson device = DeviceJson.read(fields);
    faults.addAll(fields.faults());
    if (faults.isEmpty()) {
      switch (register.register(
          request.caller(), id.orElseThrow(), device.platform(), device.token())) {
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
      return Problem.INVALID.because(List.of(BAD_DEVICE_ID));
    }
    register.signOut(request.caller(), id.get());
    return HttpAnswer.noContent();
  }

  private HttpAnswer showPreferences(Request request) {
    return HttpAnswer.json(200, PreferencesJson.of(hosts.file(request.caller()).preferences()));
  }

  private HttpAnswer putPreferences(Request request) {
    Fields fields = request.fields();
    PreferencesJson.Parts parts = PreferencesJson.read(fields);
    if (!fields.faults().isEmpty()) {
      return Problem.INVALID.because(fields.faults());
    }
    change.preferences(request.caller(), parts.preferences());
    return HttpAnswer.noContent();
  }

  private HttpAnswer showFriends(Request request) {
    return HttpAnswer.json(200, HostJson.friends(friends.friends(request.caller())));
  }

  private HttpAnswer putFriends(Request request) {
    Fields fields = request.fields();
    Set<HostId> list = HostJson.readFriends(fields, request.caller());
    if (!fields.faults().isEmpty()) {
      return Problem.INVALID.because(fields.faults());
    }
    friends.save(request.caller(), list);
    return HttpAnswer.json(200, HostJson.friends(list));
  }

  private HttpAnswer removeFriends(Request request) {
    friends.save(request.caller(), Set.of());
    return HttpAnswer.noContent();
  }

  private static Optional<String> deviceId(Request request) {
    return Optional.of(request.path("deviceId")).filter(id -> id.matches("[A-Za-z0-9._-]{1,64}"));
  }
}
