package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.FakePasses;
import dev.beckon.fixtures.Invitations;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.fixtures.SharedDynamoDb;
import dev.beckon.intake.CancelInvitation;
import dev.beckon.intake.points.ModeratePoints;
import dev.beckon.intake.points.OperatorBook;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.ledger.Points;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.port.Tally;
import dev.beckon.visit.AttendVisit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One rewarded life after the other, each losing the answer of another one of its writes: whoever
 * hears nothing asks again, and the books come to the same.
 */
class UnseenCommitTest {
  private static final long REWARD = 30;
  private static final int SEATS = 4;
  private static final int TRIES = 3;
  private static final int FEWEST_WRITES = 20;

  /** Where the call gets lost. */
  enum Lost {
    ON_ITS_WAY,
    AFTER_THE_COMMIT
  }

  private final String table = SharedDynamoDb.freshTables().get("BeckonTable");

  @ParameterizedTest
  @EnumSource
  void whicheverWriteIsNotHeardOfTheBooksComeToTheSame(Lost lost) {
    int write = 1;
    while (new Life(lost, write).comesToTheSame()) {
      write++;
    }

    assertThat(write).isGreaterThan(FEWEST_WRITES);
    LedgerAudit.Books books = new LedgerAudit(SharedDynamoDb.client(), table).books();
    assertThat(books.faults()).isEmpty();
    assertThat(books.addUp()).isTrue();
    assertThat(books.held()).isZero();
  }

  /** Of four guests one is paid, one leaves too soon, one does not come, one is paid and voided. */
  private final class Life {
    private final LosesOne losing;
    private final MovableClock clock = new MovableClock(Invitations.EVENING);
    private final DynamoInvitations invitations;
    private final DynamoVisits visits;
    private final DynamoEscrows escrows;
    private final DynamoOrders orders;
    private final AttendVisit attend;
    private final ModeratePoints moderate;
    private final String name;
    private final HostId inviter;

    Life(Lost lost, int write) {
      losing = new LosesOne(lost, write);
      Table beckon = new Table(losing.client(), table, atMost -> {});
      invitations = new DynamoInvitations(beckon);
      visits = new DynamoVisits(beckon);
      escrows = new DynamoEscrows(beckon);
      orders = new DynamoOrders(beckon);
      attend = new AttendVisit(visits, visits, visits, visits, new FakePasses(), Tally.NONE, clock);
      moderate = new ModeratePoints(orders, host -> Optional.empty(), visits, visits, clock);
      name = lost + "-" + write;
      inviter = host("inviter");
    }

    private HostId host(String who) {
      return new HostId(name + "-" + who);
    }

    /** Whether there was such a write. */
    boolean comesToTheSame() {
      Invitation.Open open = invited();
      OfferId id = open.facts().offerId();
      HostId paid = host("paid");
      HostId soonGone = host("soon-gone");
      HostId absent = host("absent");
      HostId voided = host("voided");
      for (HostId guest : List.of(paid, soonGone, absent, voided)) {
        takesASeat(open, guest);
      }
      again(() -> attend.beat(soonGone, id, Optional.empty()));
      again(() -> attend.leave(soonGone, id, Optional.empty()));
      again(() -> attend.leave(absent, id, Optional.empty()));
      staysLongEnough(paid, id);
      // A beat whose payment is lost leaves the reward earned; who goes is paid.
      again(() -> attend.leave(paid, id, Optional.empty()));
      staysLongEnough(voided, id);
      again(() -> cancelled(open));
      again(() -> moderate.reverse(asked("reversal"), paid, id));
      again(() -> moderate.voidVisit(asked("void"), voided, id));
      again(() -> escrows.release(open.facts().id(), clock.instant()));
      assertThat(balance(inviter)).as(name).isEqualTo(REWARD * SEATS);
      assertThat(List.of(balance(paid), balance(voided))).as(name).containsOnly(0L);
      return losing.hasLost();
    }

    private Invitation.Open invited() {
      OperatorBook.Order order =
          new OperatorBook.Order(
              name + "-grant", new HostId("operator"), "GRANT", "", "body", clock.instant());
      again(() -> orders.grant(order, inviter, new Points(REWARD * SEATS)));
      Invitation.Open open =
          Invitations.by(inviter)
              .key(name)
              .at(clock.instant())
              .lease(Duration.ofHours(1))
              .stands(Duration.ofHours(1))
              .seats(SEATS)
              .reward(REWARD)
              .open();
      again(() -> invitations.submit(open, Invitations.terms(), "body"));
      return open;
    }

    private void takesASeat(Invitation.Open open, HostId guest) {
      Invitation.Facts facts = open.facts();
      new OfferImport(SharedDynamoDb.client(), table)
          .bringIn(
              List.of(
                  new Offer.Facts(
                      facts.offerId(),
                      guest,
                      inviter,
                      "Inviter",
                      facts.room(),
                      "",
                      facts.createdAt(),
                      facts.deadline(),
                      Set.of(),
                      facts.promise())));
      Visit.Granted granted = Invitations.visit(facts, guest, clock.instant());
      again(() -> visits.take(granted, clock.instant()));
    }

    private void staysLongEnough(HostId guest, OfferId id) {
      Duration dwell = Duration.ZERO;
      again(() -> attend.beat(guest, id, Optional.empty()));
      while (dwell.compareTo(Promise.DEFAULT_MINIMUM_DWELL) < 0) {
        clock.advance(Visit.BEAT_INTERVAL);
        dwell = dwell.plus(Visit.BEAT_INTERVAL);
        again(() -> attend.beat(guest, id, Optional.empty()));
      }
    }

    private Optional<Invitation.Ended> cancelled(Invitation.Open open) {
      return new CancelInvitation(invitations, invitations, visits, clock)
          .cancel(inviter, open.facts().id(), false);
    }

    private ModeratePoints.Asked asked(String what) {
      return new ModeratePoints.Asked(new HostId("operator"), name + "-" + what, "", "body");
    }

    private long balance(HostId host) {
      Table sound = new Table(SharedDynamoDb.client(), table, atMost -> {});
      return new DynamoWallets(sound).purse(host).wallet().balance().value();
    }

    private <T> T again(Supplier<T> call) {
      Unavailable last = null;
      for (int tries = 0; tries < TRIES; tries++) {
        try {
          return call.get();
        } catch (Unavailable e) {
          last = e;
        }
      }
      throw last;
    }
  }

  /** A client that loses one write, or its answer. */
  private static final class LosesOne {
    private static final Set<String> WRITES =
        Set.of("transactWriteItems", "updateItem", "putItem", "deleteItem");

    private final Lost lost;
    private final int write;
    private int writes;

    LosesOne(Lost lost, int write) {
      this.lost = lost;
      this.write = write;
    }

    boolean hasLost() {
      return writes >= write;
    }

    DynamoDbClient client() {
      return (DynamoDbClient)
          Proxy.newProxyInstance(
              DynamoDbClient.class.getClassLoader(),
              new Class<?>[] {DynamoDbClient.class},
              (proxy, method, arguments) -> call(method, arguments));
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
      boolean loses = WRITES.contains(method.getName()) && ++writes == write;
      if (loses && lost == Lost.ON_ITS_WAY) {
        throw SdkClientException.create("lost on its way");
      }
      try {
        Object answer = method.invoke(SharedDynamoDb.client(), arguments);
        if (loses) {
          throw SdkClientException.create("carried out, and not heard of");
        }
        return answer;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
