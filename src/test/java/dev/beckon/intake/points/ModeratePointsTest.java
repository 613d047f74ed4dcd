package dev.beckon.intake.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.intake.points.OperatorBook.Carried;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Reward;
import dev.beckon.scene.Scene;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModeratePointsTest {
  private static final HostId OPERATOR = new HostId("operator-1");

  private final Scene scene = new Scene();
  private final ModeratePoints moderate =
      new ModeratePoints(
          scene.store.orders(),
          scene.store.hosts(),
          scene.store.visits(),
          scene.store.visits(),
          scene.clock);

  private static ModeratePoints.Asked asked(String key) {
    return new ModeratePoints.Asked(OPERATOR, key, "", "body");
  }

  private static Carried out(long moved, long owed) {
    return new Carried.Out(new Points(moved), new Points(owed));
  }

  private long balance(HostId host) {
    return scene.store.orders().purse(host).wallet().balance().value();
  }

  @BeforeEach
  void theInviterIsKnown() {
    scene.known(Hosts.INVITER);
  }

  @AfterEach
  void nothingIsMadeOrLost() {
    assertThat(scene.store.ledger().inAll()).isEqualTo(scene.store.ledger().putIn());
  }

  @Test
  void nobodyGrantsToWhoIsNotThere() {
    assertThat(moderate.grant(asked("a"), new HostId("xx-1"), new Points(5))).isEmpty();
  }

  @Test
  void aGrantIsMadeOnceForEachKeyOfEachOperator() {
    assertThat(moderate.grant(asked("a"), Hosts.INVITER, new Points(5))).contains(out(5, 0));
    assertThat(moderate.grant(asked("a"), Hosts.INVITER, new Points(5))).contains(out(5, 0));
    moderate.grant(asked("b"), Hosts.INVITER, new Points(5));
    moderate.grant(
        new ModeratePoints.Asked(new HostId("operator-2"), "a", "", "body"),
        Hosts.INVITER,
        new Points(5));

    assertThat(balance(Hosts.INVITER)).isEqualTo(15);
  }

  @Test
  void aKeyThatServedForAGrantDoesNotServeForAReversal() {
    Visit.Joined visit = scene.paid(Hosts.ANNA, 30);
    moderate.grant(asked("a"), Hosts.INVITER, new Points(5));

    assertThat(moderate.reverse(asked("a"), Hosts.ANNA, visit.facts().id()))
        .contains(new Carried.KeyReused());
  }

  @Test
  void aReversedRewardStaysReversedHoweverOftenItIsAskedFor() {
    Visit.Joined visit = scene.paid(Hosts.ANNA, 30);

    assertThat(moderate.reverse(asked("a"), Hosts.ANNA, visit.facts().id())).contains(out(30, 0));
    assertThat(moderate.reverse(asked("a"), Hosts.ANNA, visit.facts().id())).contains(out(30, 0));
    assertThat(moderate.reverse(asked("b"), Hosts.ANNA, visit.facts().id()))
        .contains(new Carried.NothingToReverse());

    assertThat(balance(Hosts.INVITER)).isEqualTo(30);
  }

  @Test
  void aVisitThatGoesOnIsEndedAndItsRewardGoesBack() {
    Visit.Joined visit = scene.paid(Hosts.ANNA, 30);

    assertThat(moderate.voidVisit(asked("a"), Hosts.ANNA, visit.facts().id())).contains(out(30, 0));

    Visit now = scene.store.visits().find(Hosts.ANNA, visit.facts().id()).orElseThrow();
    assertThat(now.state()).isEqualTo("VOIDED");
    assertThat(now.reward()).isEqualTo(new Reward.Reversed(new Points(30)));
    assertThat(moderate.voidVisit(asked("a"), Hosts.ANNA, visit.facts().id())).contains(out(30, 0));
    assertThat(moderate.voidVisit(asked("b"), Hosts.ANNA, visit.facts().id())).contains(out(0, 0));
  }

  @Test
  void aVoidedVisitThatWasNotPaidGivesItsPartBackAtTheEnd() {
    scene.give(Hosts.INVITER, 30);
    Invitation.Open open =
        scene.invite(Invitations.by(Hosts.INVITER).seats(1).reward(30).at(scene.now()));
    scene.join(open, Hosts.ANNA);

    assertThat(moderate.voidVisit(asked("a"), Hosts.ANNA, open.facts().offerId()))
        .contains(out(0, 0));
    scene.store.invitations().end(((Invitation.Standing) scene.written(open)).cancel(scene.now()));

    assertThat(balance(Hosts.INVITER)).isEqualTo(30);
    assertThat(scene.visitOf(open, Hosts.ANNA).reward())
        .isEqualTo(new Reward.Released(new Points(30), Reward.Withheld.VOIDED));
  }

  @Test
  void whoHasNoSuchVisitIsNotFound() {
    Invitation.Facts facts = Invitations.by(Hosts.INVITER).facts();

    assertThat(moderate.reverse(asked("a"), Hosts.ANNA, facts.offerId())).isEmpty();
    assertThat(moderate.voidVisit(asked("a"), Hosts.ANNA, facts.offerId())).isEmpty();
  }
}
