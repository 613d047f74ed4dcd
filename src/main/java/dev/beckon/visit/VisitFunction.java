package dev.beckon.visit;

import dev.beckon.http.HttpAnswer;
import dev.beckon.http.HttpEvent;
import dev.beckon.http.Problem;
import dev.beckon.http.Request;
import dev.beckon.http.Routes;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.pass.VisitJson;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** {@code /v1/visits}: wire into words and back. */
@Singleton
public class VisitFunction {
  private final AttendVisit attend;
  private final VisitBook book;
  private final Clock clock;
  private final Routes routes =
      new Routes()
          .on("GET /v1/visits/{id}", this::show)
          .on("POST /v1/visits/{id}/heartbeat", this::heartbeat)
          .on("POST /v1/visits/{id}/leave", this::leave);

  public VisitFunction(AttendVisit attend, VisitBook book, Clock clock) {
    this.attend = attend;
    this.book = book;
    this.clock = clock;
  }

  @Funq("visit")
  public HttpAnswer handle(HttpEvent event) {
    return routes.answer(event);
  }

  /** The routes, to hold the template against. */
  public Routes routes() {
    return routes;
  }

  private HttpAnswer show(Request request) {
    return visit(request)
        .flatMap(id -> book.stay(request.caller(), id))
        .map(stay -> answer(stay.visit().at(clock.instant())))
        .orElseGet(Problem.NOT_FOUND::answer);
  }

  private HttpAnswer heartbeat(Request request) {
    Optional<OfferId> id = visit(request);
    if (id.isEmpty()) {
      return Problem.NOT_FOUND.answer();
    }
    AttendVisit.Beat beat = attend.beat(request.caller(), id.get());
    if (beat instanceof AttendVisit.Beat.Heard heard) {
      return HttpAnswer.json(200, VisitJson.of(heard.visit(), Optional.of(heard.pass())));
    }
    return beat instanceof AttendVisit.Beat.Over over
        ? Problem.VISIT_ENDED.with("state", over.visit().state())
        : Problem.NOT_FOUND.answer();
  }

  private HttpAnswer leave(Request request) {
    return visit(request)
        .flatMap(id -> attend.leave(request.caller(), id))
        .map(VisitFunction::answer)
        .orElseGet(Problem.NOT_FOUND::answer);
  }

  private static HttpAnswer answer(Visit visit) {
    return HttpAnswer.json(200, VisitJson.of(visit, Optional.empty()));
  }

  private static Optional<OfferId> visit(Request request) {
    return Optional.of(request.path("id")).filter(OfferId::isValid).map(OfferId::new);
  }
}
