package dev.beckon.intake.points;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Fields;
import dev.beckon.http.Forms;
import dev.beckon.http.HttpAnswer;
import dev.beckon.http.Json;
import dev.beckon.http.Problem;
import dev.beckon.http.Request;
import dev.beckon.http.Routes;
import dev.beckon.invitation.id.EntryId;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.id.Sha256;
import dev.beckon.invitation.ledger.Points;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/wallet} and {@code /v1/admin}, which intake answers: wire into words and back. */
@Singleton
public class PointsRoutes {
  private static final int MAX_PAGE = 50;
  private static final int DEFAULT_PAGE = 20;
  private static final int FINGERPRINT_LENGTH = 22;
  private static final String OPERATORS = "admin";

  private final WalletBook wallets;
  private final ModeratePoints moderate;
  private final Clock clock;

  public PointsRoutes(WalletBook wallets, ModeratePoints moderate, Clock clock) {
    this.wallets = wallets;
    this.moderate = moderate;
    this.clock = clock;
  }

  /** Adds the routes of points to these. */
  public void addTo(Routes routes) {
    routes
        .on("GET /v1/wallet", this::wallet)
        .on("GET /v1/wallet/entries", this::entries)
        .on("POST /v1/admin/grants", byOperator(this::grant))
        .on("POST /v1/admin/reversals", byOperator(this::reverse))
        .on("POST /v1/admin/voids", byOperator(this::voidVisit));
  }

  private HttpAnswer wallet(Request request) {
    return HttpAnswer.json(200, WalletJson.of(wallets.purse(request.caller()), clock.instant()));
  }

  private HttpAnswer entries(Request request) {
    Fields query = Fields.ofQuery(request, "limit", "cursor");
    int limit = (int) query.integer("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    Optional<String> cursor = request.query("cursor");
    if (cursor.filter(text -> !EntryId.isValid(text)).isPresent()) {
      query.fault("cursor", "must be one that a page before gave");
    }
    if (!query.faults().isEmpty()) {
      return Problem.INVALID.because(query.faults());
    }
    WalletBook.Page page = wallets.entries(request.caller(), cursor, limit);
    ObjectNode document = Json.object();
    ArrayNode items = document.putArray("items");
    page.lines().forEach(line -> items.add(WalletJson.of(line)));
    page.next().ifPresent(next -> document.put("next", next));
    return HttpAnswer.json(200, document);
  }

  private static Function<Request, HttpAnswer> byOperator(Function<Request, HttpAnswer> handler) {
    return request ->
        request.hasScope(OPERATORS) ? handler.apply(request) : Problem.NOT_ALLOWED.answer();
  }

  private HttpAnswer grant(Request request) {
    Fields fields = request.fields();
    String host = id(fields, "host");
    long points = fields.requiredInteger("points", 1, ModeratePoints.MAX_GRANT);
    Order order = order(request, fields);
    return order.faults().isEmpty()
        ? answer(moderate.grant(order.asked(), new HostId(host), new Points(points)))
        : Problem.INVALID.because(order.faults());
  }

  private HttpAnswer reverse(Request request) {
    return ofVisit(request, moderate::reverse);
  }

  private HttpAnswer voidVisit(Request request) {
    return ofVisit(request, moderate::voidVisit);
  }

  /** What may be asked about a guest's visit. */
  @FunctionalInterface
  private interface Asking {
    Optional<OperatorBook.Carried> ask(ModeratePoints.Asked asked, HostId guest, OfferId visit);
  }

  private static HttpAnswer ofVisit(Request request, Asking asking) {
    Fields fields = request.fields();
    String guest = id(fields, "guest");
    String visit = fields.text("visit", 1, 23);
    if (!visit.isEmpty() && !OfferId.isValid(visit)) {
      fields.fault("visit", "must be the id of a visit");
    }
    Order order = order(request, fields);
    return order.faults().isEmpty()
        ? answer(asking.ask(order.asked(), new HostId(guest), new OfferId(visit)))
        : Problem.INVALID.because(order.faults());
  }

  private static String id(Fields fields, String name) {
    String host = fields.text(name, 1, 128);
    if (!host.isEmpty() && !HostId.isValid(host)) {
      fields.fault(name, "must be the id of a host");
    }
    return host;
  }

  private record Order(ModeratePoints.Asked asked, List<Problem.Fault> faults) {}

  /** What every order has; operators always name a key, as orders move points. */
  private static Order order(Request request, Fields fields) {
    String note = fields.text("note", 0, ModeratePoints.MAX_NOTE_LENGTH, "");
    fields.noOthers();
    String key = request.header("idempotency-key").orElse("");
    List<Problem.Fault> faults = new ArrayList<>();
    if (!Forms.idempotencyKey(key)) {
      faults.add(new Problem.Fault("header:idempotency-key", Forms.IDEMPOTENCY_KEY));
    }
    faults.addAll(fields.faults());
    String fingerprint = Sha256.digits(request.body().toString(), FINGERPRINT_LENGTH);
    return new Order(new ModeratePoints.Asked(request.caller(), key, note, fingerprint), faults);
  }

  private static HttpAnswer answer(Optional<OperatorBook.Carried> carried) {
    if (carried.isEmpty()) {
      return Problem.NOT_FOUND.answer();
    }
    if (carried.get() instanceof OperatorBook.Carried.Out out) {
      return HttpAnswer.json(200, WalletJson.of(out));
    }
    if (carried.get() instanceof OperatorBook.Carried.NothingToReverse) {
      return Problem.NOTHING_TO_REVERSE.answer();
    }
    return carried.get() instanceof OperatorBook.Carried.TooManyDebts
        ? Problem.TOO_MANY_DEBTS.answer()
        : Problem.IDEMPOTENCY_KEY_REUSED.answer();
  }
}
