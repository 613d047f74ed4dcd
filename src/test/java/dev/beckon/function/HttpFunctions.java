package dev.beckon.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beckon.acceptance.AcceptOffer;
import dev.beckon.acceptance.AcceptanceFunction;
import dev.beckon.acceptance.DeclineOffer;
import dev.beckon.http.Catalogue;
import dev.beckon.http.Contract;
import dev.beckon.http.HttpAnswer;
import dev.beckon.http.HttpEvent;
import dev.beckon.http.Routes;
import dev.beckon.intake.CancelInvitation;
import dev.beckon.intake.CountHosts;
import dev.beckon.intake.IntakeFunction;
import dev.beckon.intake.SubmitInvitation;
import dev.beckon.intake.points.ModeratePoints;
import dev.beckon.intake.points.PointsRoutes;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.openapi.Exchange;
import dev.beckon.openapi.HttpContract;
import dev.beckon.presence.AppearOnline;
import dev.beckon.presence.ChangeFile;
import dev.beckon.presence.PresenceFunction;
import dev.beckon.presence.RegisterDevice;
import dev.beckon.selection.count.EstimateFitting;
import dev.beckon.visit.AttendVisit;
import dev.beckon.visit.ComeBack;
import dev.beckon.visit.VisitFunction;
import java.time.Clock;
import java.util.List;
import java.util.Random;

/** All HTTP functions on one {@link Stage}, without Quarkus around them. */
public final class HttpFunctions {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final List<Routes> functions;

  public HttpFunctions(Stage stage) {
    Clock clock = stage.clock();
    Random random = new Random(17);
    functions =
        List.of(
            new IntakeFunction(
                    new SubmitInvitation(
                        stage.invitationBook(),
                        stage.findProfile(),
                        stage.endInvitation(),
                        clock,
                        () -> InvitationId.random(random),
                        Promise.DEFAULT_MINIMUM_DWELL),
                    new CancelInvitation(
                        stage.invitationBook(), stage.endInvitation(), stage.endVisit(), clock),
                    new CountHosts(
                        stage.findProfile(),
                        new EstimateFitting(stage.presenceCells(), stage.friends(), clock),
                        clock),
                    stage.invitationBook(),
                    stage.outcomes(),
                    stage.rooms(),
                    new PointsRoutes(
                        stage.walletBook(),
                        new ModeratePoints(
                            stage.operatorBook(),
                            stage.findProfile(),
                            stage.findVisit(),
                            stage.endVisit(),
                            clock),
                        clock),
                    Catalogue.ANY,
                    new Contract(() -> HttpContract.get().document()),
                    clock)
                .routes(),
            new AcceptanceFunction(
                    new AcceptOffer(
                        stage.offerBox(),
                        stage.seats(),
                        stage.endVisit(),
                        stage.passMaker(),
                        stage.tally(),
                        clock),
                    new DeclineOffer(stage.offerBox(), stage.boundaries(), stage.tally(), clock),
                    stage.offerBox(),
                    stage.visitTickets(),
                    stage.tally(),
                    clock)
                .routes(),
            new VisitFunction(
                    new AttendVisit(
                        stage.visitBook(),
                        stage.findVisit(),
                        stage.endVisit(),
                        stage.settleReward(),
                        stage.passMaker(),
                        stage.tally(),
                        clock),
                    new ComeBack(stage.returnBook(), clock),
                    stage.findVisit(),
                    stage.visitTickets(),
                    stage.passMaker(),
                    clock)
                .routes(),
            new PresenceFunction(
                    new AppearOnline(
                        stage.hostBook(),
                        stage.roster(),
                        stage.roomLeases(),
                        stage.findVisit(),
                        stage.endVisit(),
                        clock),
                    new RegisterDevice(stage.hostBook(), stage.roster(), stage.endpoints()),
                    new ChangeFile(stage.hostBook(), stage.roster()),
                    stage.hostBook(),
                    stage.friendBook(),
                    stage.tickets(),
                    Catalogue.ANY,
                    clock)
                .routes());
  }

  /** What the function of the event's route answers, held to the contract. */
  public Exchange.Answered answer(JsonNode event) {
    String route = event.get("routeKey").asText();
    Routes function =
        functions.stream()
            .filter(each -> each.keys().contains(route))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no function answers " + route));
    try {
      HttpAnswer answer = function.answer(JSON.treeToValue(event, HttpEvent.class));
      Exchange exchange = Exchange.of(event, JSON.valueToTree(answer));
      HttpContract.get().hold(exchange, HttpContract.Answerer.FUNCTION);
      return exchange.answered();
    } catch (JsonProcessingException e) {
      throw new AssertionError("no event of API Gateway", e);
    }
  }
}
