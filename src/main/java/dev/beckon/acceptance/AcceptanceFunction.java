package dev.beckon.acceptance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.EntityTag;
import dev.beckon.http.Fields;
import dev.beckon.http.HttpAnswer;
import dev.beckon.http.HttpEvent;
import dev.beckon.http.Json;
import dev.beckon.http.Problem;
import dev.beckon.http.Request;
import dev.beckon.http.Routes;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.port.Tally;
import dev.beckon.pass.VisitJson;
import dev.beckon.pass.VisitTickets;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/offers}: wire into words and back. */
@Singleton
public class AcceptanceFunction {
  /** How far back the inbox shows what was missed. */
  private static final Duration MISSED_SINCE = Duration.ofDays(1);

  private static final int MAX_PAGE = 50;

  private final AcceptOffer accept;
  private final DeclineOffer decline;
  private final OfferBox box;
  private final VisitTickets tickets;
  private final Tally tally;
  private final Clock clock;
  private final Routes routes =
      new Routes()
          .on("GET /v1/offers", this::inbox)
          .on("GET /v1/offers/{id}", known(this::show))
          .on("POST /v1/offers/{id}/seen", known(this::seen))
          .on("POST /v1/offers/{id}/accept", known(this::accept))
          .on("POST /v1/offers/{id}/decline", known(this::decline))
          .on("POST /v1/offers/{id}/report", known(this::report));

  public AcceptanceFunction(
      AcceptOffer accept,
      DeclineOffer decline,
      OfferBox box,
      VisitTickets tickets,
      Tally tally,
      Clock clock) {
    this.accept = accept;
    this.decline = decline;
    this.box = box;
    this.tickets = tickets;
    this.tally = tally;
    this.clock = clock;
  }

  @Funq("acceptance")
  public HttpAnswer handle(HttpEvent event) {
    return routes.answer(event);
  }

  /** The routes, to hold the template against. */
  public Routes routes() {
    return routes;
  }

  private HttpAnswer inbox(Request request) {
    Fields query = Fields.ofQuery(request, "limit");
    int limit = (int) query.integer("limit", 1, MAX_PAGE, MAX_PAGE);
    if (!query.faults().isEmpty()) {
      return Problem.INVALID.because(query.faults());
    }
    Instant now = clock.instant();
    ObjectNode document = Json.object();
    ArrayNode items = document.putArray("items");
    // All that there may be, whatever the limit: the open ones come first, and may be the oldest.
    box.letters(request.caller(), now.minus(MISSED_SINCE), MAX_PAGE).stream()
        .flatMap(letter -> OfferJson.of(letter, now).stream())
        .sorted(OfferJson.OPEN_FIRST)
        .limit(limit)
        .forEach(items::add);
    return EntityTag.answer(request, document).with("cache-control", "private, no-cache");
  }

  private HttpAnswer show(Call call) {
    return box.letter(call.request().caller(), call.offer())
        .flatMap(letter -> OfferJson.of(letter, clock.instant()))
        .map(offer -> HttpAnswer.json(200, offer))
        .orElseGet(Problem.NOT_FOUND::answer);
  }

  private HttpAnswer seen(Call call) {
    if (show(call).statusCode() == Problem.NOT_FOUND.status()) {
      return Problem.NOT_FOUND.answer();
    }
    if (box.seen(call.request().caller(), call.offer(), clock.instant())) {
      tally.count(Tally.What.SEEN, 1);
    }
    return HttpAnswer.noContent();
  }

  private HttpAnswer accept(Call call) {
    AcceptOffer.Outcome outcome = accept.accept(call.request().caller(), call.offer());
    if (outcome instanceof AcceptOffer.Outcome.LetIn in) {
      return HttpAnswer.json(
          200, VisitJson.of(in.visit(), Optional.of(in.pass()), tickets.write(in.ticket())));
    }
    return outcome instanceof AcceptOffer.Outcome.Refused refused
        ? Problem.OFFER_REFUSED.with("reason", OfferJson.word(refused.why()))
        : Problem.NOT_FOUND.answer();
  }

  private HttpAnswer decline(Call call) {
    Fields fields = call.request().fieldsIfAny();
    boolean notTonight = fields.flag("notTonight", false);
    fields.noOthers();
    if (!fields.faults().isEmpty()) {
      return Problem.INVALID.because(fields.faults());
    }
    return switch (decline.decline(call.request().caller(), call.offer(), notTonight)) {
      case DECLINED -> HttpAnswer.noContent();
      case ACCEPTED_BEFORE -> Problem.OFFER_REFUSED.with("reason", "accepted");
      case UNKNOWN -> Problem.NOT_FOUND.answer();
    };
  }

  private HttpAnswer report(Call call) {
    Fields fields = call.request().fields();
    String reason = fields.text("reason", OfferJson::reason, OfferJson.REASON);
    String text = fields.text("text", 0, Report.MAX_TEXT_LENGTH, "");
    fields.noOthers();
    if (!fields.faults().isEmpty()) {
      return Problem.INVALID.because(fields.faults());
    }
    DeclineOffer.Reported reported =
        decline.report(call.request().caller(), call.offer(), Report.Reason.valueOf(reason), text);
    return reported instanceof DeclineOffer.Reported.Kept kept
        ? HttpAnswer.json(200, Json.object().put("muted", kept.muted()))
        : Problem.NOT_FOUND.answer();
  }

  private record Call(Request request, OfferId offer) {}

  private static Function<Request, HttpAnswer> known(Function<Call, HttpAnswer> handler) {
    return request ->
        OfferId.isValid(request.path("id"))
            ? handler.apply(new Call(request, new OfferId(request.path("id"))))
            : Problem.NOT_FOUND.answer();
  }
}
