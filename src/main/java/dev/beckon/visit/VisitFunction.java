package dev.beckon.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.EntityTag;
import dev.beckon.http.Fields;
import dev.beckon.http.HttpAnswer;
import dev.beckon.http.HttpEvent;
import dev.beckon.http.Problem;
import dev.beckon.http.Request;
import dev.beckon.http.Routes;
import dev.beckon.invitation.NoReturn;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.port.FindVisit;
import dev.beckon.pass.KeySetJson;
import dev.beckon.pass.PassMaker;
import dev.beckon.pass.VisitJson;
import dev.beckon.pass.VisitTicket;
import dev.beckon.pass.VisitTickets;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/visits} and {@code /v1/jwks.json}: wire into words and back. */
@Singleton
public class VisitFunction {
  /** How long whoever checks passes may keep the keys. */
  private static final String KEYS_KEPT = "public, max-age=300";

  private final AttendVisit attend;
  private final ComeBack comeBack;
  private final FindVisit visits;
  private final VisitTickets tickets;
  private final PassMaker passes;
  private final Clock clock;
  private final Routes routes =
      new Routes()
          .on("GET /v1/visits/{id}", this::show)
          .on("POST /v1/visits/{id}/heartbeat", ticketed(this::heartbeat))
          .on("POST /v1/visits/{id}/leave", ticketed(this::leave))
          .on("POST /v1/visits/{id}/return", this::comeBack)
          .onOpen("GET /v1/jwks.json", this::keys);

  public VisitFunction(
      AttendVisit attend,
      ComeBack comeBack,
      FindVisit visits,
      VisitTickets tickets,
      PassMaker passes,
      Clock clock) {
    this.attend = attend;
    this.comeBack = comeBack;
    this.visits = visits;
    this.tickets = tickets;
    this.passes = passes;
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
        .flatMap(id -> visits.find(request.caller(), id))
        .map(visit -> HttpAnswer.json(200, VisitJson.of(visit.at(clock.instant()))))
        .orElseGet(Problem.NOT_FOUND::answer);
  }

  private HttpAnswer heartbeat(Call call) {
    AttendVisit.Beat beat = attend.beat(call.guest(), call.visit(), call.ticket());
    if (beat instanceof AttendVisit.Beat.Heard heard) {
      return HttpAnswer.json(
          200, VisitJson.of(heard.visit(), heard.pass(), tickets.write(heard.ticket())));
    }
    return beat instanceof AttendVisit.Beat.Over over
        ? Problem.VISIT_ENDED.with("state", over.visit().state())
        : Problem.NOT_FOUND.answer();
  }

  private HttpAnswer leave(Call call) {
    return attend
        .leave(call.guest(), call.visit(), call.ticket())
        .map(ended -> HttpAnswer.json(200, VisitJson.of(ended)))
        .orElseGet(Problem.NOT_FOUND::answer);
  }

  private HttpAnswer comeBack(Request request) {
    ComeBack.Outcome outcome =
        visit(request)
            .map(id -> comeBack.comeBack(request.caller(), id))
            .orElseGet(ComeBack.Outcome.Unknown::new);
    if (outcome instanceof ComeBack.Outcome.Refused refused) {
      return Problem.NO_RETURN.with("reason", word(refused.why()));
    }
    return outcome instanceof ComeBack.Outcome.Noted
        ? HttpAnswer.noContent()
        : Problem.NOT_FOUND.answer();
  }

  private static String word(NoReturn why) {
    return switch (why) {
      case STILL_VISITING -> "still-visiting";
      case NEVER_THERE -> "never-there";
      case TOO_SOON -> "too-soon";
    };
  }

  private HttpAnswer keys(Request request) {
    ObjectNode set = KeySetJson.of(passes.publicKeys());
    return EntityTag.answer(request, set).with("cache-control", KEYS_KEPT);
  }

  private record Call(HostId guest, OfferId visit, Optional<VisitTicket> ticket) {}

  /** A call that may show a ticket, which has to be the guest's own of this visit. */
  private Function<Request, HttpAnswer> ticketed(Function<Call, HttpAnswer> handler) {
    return request -> {
      Optional<OfferId> id = visit(request);
      if (id.isEmpty()) {
        return Problem.NOT_FOUND.answer();
      }
      Fields fields = request.fieldsIfAny();
      String text = fields.text("ticket", 1, VisitTickets.MAX_LENGTH, "");
      fields.noOthers();
      if (!fields.faults().isEmpty()) {
        return Problem.INVALID.because(fields.faults());
      }
      Optional<VisitTicket> ticket =
          tickets
              .read(text)
              .filter(shown -> shown.visit().facts().guest().equals(request.caller()))
              .filter(shown -> shown.visit().facts().id().equals(id.get()));
      return text.isEmpty() || ticket.isPresent()
          ? handler.apply(new Call(request.caller(), id.get(), ticket))
          : Problem.TICKET_FORGED.answer();
    };
  }

  private static Optional<OfferId> visit(Request request) {
    return Optional.of(request.path("id")).filter(OfferId::isValid).map(OfferId::new);
  }
}
