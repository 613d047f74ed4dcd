package dev.beckon.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.http.Catalogue;
import dev.beckon.http.Contract;
import dev.beckon.http.EntityTag;
import dev.beckon.http.Fields;
import dev.beckon.http.Forms;
import dev.beckon.http.HttpAnswer;
import dev.beckon.http.HttpEvent;
import dev.beckon.http.Json;
import dev.beckon.http.Problem;
import dev.beckon.http.Request;
import dev.beckon.http.Routes;
import dev.beckon.intake.points.PointsRoutes;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.consent.Pace;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.RoomId;
import io.quarkus.funqy.Funq;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /v1/invitations}, {@code /v1/conditions}, the contract, and the points besides: wire into
 * words and back.
 */
@Singleton
public class IntakeFunction {
  private static final int MAX_PAGE = 50;
  private static final int DEFAULT_PAGE = 20;
  private static final String CONTRACT_KEPT = "public, max-age=300";

  private final SubmitInvitation submit;
  private final CancelInvitation cancel;
  private final CountHosts count;
  private final InvitationBook book;
  private final Outcomes outcomes;
  private final RoomDirectory rooms;
  private final Catalogue catalogue;
  private final Contract contract;
  private final Clock clock;
  private final Routes routes =
      new Routes()
          .on("POST /v1/invitations", this::submit)
          .on("GET /v1/invitations", this::list)
          .on("GET /v1/invitations/{id}", this::show)
          .on("DELETE /v1/invitations/{id}", this::cancel)
          .on("POST /v1/conditions/count", this::count)
          .onOpen("GET /v1/openapi.json", this::contract);

  public IntakeFunction(
      SubmitInvitation submit,
      CancelInvitation cancel,
      CountHosts count,
      InvitationBook book,
      Outcomes outcomes,
      RoomDirectory rooms,
      PointsRoutes points,
      Catalogue catalogue,
      Contract contract,
      Clock clock) {
    this.submit = submit;
    this.cancel = cancel;
    this.count = count;
    this.book = book;
    this.outcomes = outcomes;
    this.rooms = rooms;
    this.catalogue = catalogue;
    this.contract = contract;
    this.clock = clock;
    points.addTo(routes);
  }

  @Funq("intake")
  public HttpAnswer handle(HttpEvent event) {
    return routes.answer(event);
  }

  /** The routes, to hold the template against. */
  public Routes routes() {
    return routes;
  }

  private HttpAnswer submit(Request request) {
    List<Problem.Fault> faults = new ArrayList<>();
    Optional<String> key = request.header("idempotency-key");
    if (key.isPresent() && !Forms.idempotencyKey(key.get())) {
      faults.add(new Problem.Fault("header:idempotency-key", Forms.IDEMPOTENCY_KEY));
    }
    InvitationBody body = InvitationBody.read(request.body(), catalogue);
    faults.addAll(body.faults());
    if (!faults.isEmpty()) {
      return Problem.INVALID.because(faults);
    }
    Optional<RoomId> room = rooms.roomOf(request.caller(), request.claims());
    if (room.isEmpty()) {
      return Problem.NO_ROOM.answer();
    }
    SubmitInvitation.Outcome outcome = submit.submit(body.wish(request.caller(), room.get(), key));
    if (outcome instanceof SubmitInvitation.Outcome.Stored stored) {
      InvitationBook.Entry entry = stored.entry();
      return HttpAnswer.json(201, InvitationJson.of(entry, List.of(), clock.instant()))
          .with("location", "/v1/invitations/" + entry.invitation().facts().id());
    }
    if (outcome instanceof SubmitInvitation.Outcome.AlreadyOpen already) {
      return Problem.INVITATION_OPEN.with("invitation", already.open().value());
    }
    if (outcome instanceof SubmitInvitation.Outcome.TooMany many) {
      return Problem.TOO_MANY_INVITATIONS
          .with("limit", many.limit() == Pace.Limit.PER_HOUR ? "per-hour" : "per-day")
          .with("retry-after", Long.toString(many.comeBackAfter().plusMillis(999).toSeconds()));
    }
    if (outcome instanceof SubmitInvitation.Outcome.BalanceTooSmall small) {
      return Problem.BALANCE_TOO_SMALL.with(
          Map.of("balance", small.balance().value(), "needed", small.needed().value()));
    }
    return outcome instanceof SubmitInvitation.Outcome.KeyReused
        ? Problem.IDEMPOTENCY_KEY_REUSED.answer()
        : Problem.NO_PROFILE.answer();
  }

  private HttpAnswer list(Request request) {
    Fields query = Fields.ofQuery(request, "limit", "cursor");
    int limit = (int) query.integer("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    Optional<String> cursor = request.query("cursor");
    if (cursor.isPresent() && !cursor.get().matches("[0-9a-v]{23}")) {
      query.fault("cursor", "must be one that a page before gave");
    }
    if (!query.faults().isEmpty()) {
      return Problem.INVALID.because(query.faults());
    }
    InvitationBook.Page page = book.page(request.caller(), cursor, limit);
    ObjectNode document = Json.object();
    ArrayNode items = document.putArray("items");
    page.entries()
        .forEach(entry -> items.add(InvitationJson.of(entry, List.of(), clock.instant())));
    page.next().ifPresent(next -> document.put("next", next));
    return HttpAnswer.json(200, document);
  }

  private HttpAnswer show(Request request) {
    return invitation(request)
        .flatMap(id -> book.entry(request.caller(), id))
        .map(entry -> HttpAnswer.json(200, whole(entry)))
        .orElseGet(Problem.NOT_FOUND::answer);
  }

  private ObjectNode whole(InvitationBook.Entry entry) {
    Invitation invitation = entry.invitation();
    List<InvitationBook.Guest> guests = book.guests(invitation);
    return InvitationJson.with(
        outcomes.outcome(invitation.facts()),
        InvitationJson.withReturns(
            guests,
            InvitationJson.withCost(
                invitation, guests, InvitationJson.of(entry, guests, clock.instant()))));
  }

  private HttpAnswer cancel(Request request) {
    Fields query = Fields.ofQuery(request, "endVisits");
    boolean endVisits = query.flag("endVisits", false);
    if (!query.faults().isEmpty()) {
      return Problem.INVALID.because(query.faults());
    }
    Optional<InvitationId> id = invitation(request);
    Optional<Invitation.Ended> ended =
        id.flatMap(known -> cancel.cancel(request.caller(), known, endVisits));
    if (ended.isEmpty()) {
      return Problem.NOT_FOUND.answer();
    }
    return ended.get().ending() == Invitation.Ending.CANCELLED
        ? HttpAnswer.noContent()
        : Problem.INVITATION_ENDED.with("endedAs", ended.get().ending().name());
  }

  private HttpAnswer count(Request request) {
    ConditionBody body = ConditionBody.read(request.body(), catalogue);
    if (!body.faults().isEmpty()) {
      return Problem.INVALID.because(body.faults());
    }
    return count
        .count(request.caller(), body.condition())
        .map(
            fitting ->
                HttpAnswer.json(
                    200, Json.object().put("about", fitting.about()).put("exact", fitting.exact())))
        .orElseGet(Problem.NO_PROFILE::answer);
  }

  private HttpAnswer contract(Request request) {
    return EntityTag.answer(request, contract.document()).with("cache-control", CONTRACT_KEPT);
  }

  private static Optional<InvitationId> invitation(Request request) {
    return Optional.of(request.path("id")).filter(InvitationId::isValid).map(InvitationId::new);
  }
}
