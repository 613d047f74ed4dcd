package dev.beckon.acceptance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Fields;
import dev.beckon.http.HttpAnswer;
import dev.beckon.http.HttpEvent;
import dev.beckon.http.Json;
import dev.beckon.http.Problem;
import dev.beckon.http.Request;
import dev.beckon.http.Routes;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.pass.VisitJson;
import dev.beckon.pass.VisitTickets;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/offers}: wire into words and back. */
@Singleton
public class AcceptanceFunction {
  /** How far back the inbox shows what was missed. */
  private static final Duration MISSED_SINCE = Duration.ofDays(1);

  private static final int MAX_PAGE = 50;

  private final AcceptOffer accept;
  private final OfferBox box;
  private final VisitTickets tickets;
  private final Clock clock;
  private final Routes routes =
      new Routes()
          .on("GET /v1/offers", this::inbox)
          .on("GET /v1/offers/{id}", known(this::show))
          .on("POST /v1/offers/{id}/seen", known(this::seen))
          .on("POST /v1/offers/{id}/accept", known(this::accept))
          .on("POST /v1/offers/{id}/decline", known(this::decline));

  public AcceptanceFunction(AcceptOffer accept, OfferBox box, VisitTickets tickets, Clock clock) {
    this.accept = accept;
    this.box = box;
    this.tickets = tickets;
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
    ObjectNode document = Json.object();
    ArrayNode items = document.putArray("items");
    box.letters(request.caller(), clock.instant().minus(MISSED_SINCE), limit).stream()
        .flatMap(letter -> OfferJson.of(letter, clock.instant()).stream())
        .sorted(OfferJson.OPEN_FIRST)
        .forEach(items::add);
    String tag = '"' + Integer.toHexString(items.hashCode()) + '"';
    boolean unchanged = request.header("if-none-match").filter(tag::equals).isPresent();
    HttpAnswer answer =
        unchanged ? new HttpAnswer(304, Map.of(), "", false) : HttpAnswer.json(200, document);
    return answer.with("etag", tag).with("cache-control", "private, no-cache");
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
    box.seen(call.request().caller(), call.offer(), clock.instant());
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
    if (show(call).statusCode() == Problem.NOT_FOUND.status()) {
      return Problem.NOT_FOUND.answer();
    }
    return box.decline(call.request().caller(), call.offer(), clock.instant())
        ? HttpAnswer.noContent()
        : Problem.OFFER_REFUSED.with("reason", "accepted");
  }

  private record Call(Request request, OfferId offer) {}

  private static Function<Request, HttpAnswer> known(Function<Call, HttpAnswer> handler) {
    return request ->
        OfferId.isValid(request.path("id"))
            ? handler.apply(new Call(request, new OfferId(request.path("id"))))
            : Problem.NOT_FOUND.answer();
  }
}
