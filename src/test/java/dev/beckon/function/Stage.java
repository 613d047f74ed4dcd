package dev.beckon.function;

import dev.beckon.acceptance.Boundaries;
import dev.beckon.acceptance.OfferBox;
import dev.beckon.acceptance.Seats;
import dev.beckon.cleanup.DueBook;
import dev.beckon.fanout.Push;
import dev.beckon.fanout.SentOffers;
import dev.beckon.fanout.ShownOffers;
import dev.beckon.fixtures.FakeEndpoints;
import dev.beckon.fixtures.Hosts;
import dev.beckon.intake.InvitationBook;
import dev.beckon.intake.Outcomes;
import dev.beckon.intake.RoomDirectory;
import dev.beckon.intake.points.OperatorBook;
import dev.beckon.intake.points.WalletBook;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.port.EndInvitation;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.FindProfile;
import dev.beckon.invitation.port.FindVisit;
import dev.beckon.invitation.port.ReleaseEscrow;
import dev.beckon.invitation.port.SettleReward;
import dev.beckon.invitation.port.Tally;
import dev.beckon.pass.PassMaker;
import dev.beckon.pass.RemoveGuest;
import dev.beckon.pass.VisitTickets;
import dev.beckon.presence.FriendBook;
import dev.beckon.presence.HostBook;
import dev.beckon.presence.PushEndpoints;
import dev.beckon.presence.RoomLeases;
import dev.beckon.presence.Roster;
import dev.beckon.presence.lease.Tickets;
import dev.beckon.scene.Scene;
import dev.beckon.selection.ExhaustInvitation;
import dev.beckon.selection.OfferBook;
import dev.beckon.selection.WaveBook;
import dev.beckon.selection.WaveList;
import dev.beckon.selection.WaveTimer;
import dev.beckon.selection.pick.Friends;
import dev.beckon.selection.pick.PresenceCells;
import dev.beckon.stream.DeadLetters;
import dev.beckon.visit.ReturnBook;
import dev.beckon.visit.VisitBook;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What stands behind the ports in function tests: the {@link Scene} of the test that runs. Only
 * tests whose profile asks for it see it. Any port can be made unavailable.
 */
@Alternative
@Singleton
public class Stage {
  private final Set<Class<?>> unavailable = new HashSet<>();
  private boolean allUnavailable;
  private Scene scene = new Scene();
  private FakeEndpoints endpoints = new FakeEndpoints();
  private RoomDirectory rooms = RoomDirectory.OF_HOSTS;

  /** An empty scene, everything available. */
  public Scene begin() {
    unavailable.clear();
    allUnavailable = false;
    scene = new Scene();
    endpoints = new FakeEndpoints();
    rooms = RoomDirectory.OF_HOSTS;
    return scene;
  }

  /** Whose room is which, from now on. */
  public void roomsOf(RoomDirectory directory) {
    rooms = directory;
  }

  /** What stands behind this port does not answer any more. */
  public void away(Class<?> port) {
    unavailable.add(port);
  }

  /** Nothing answers any more. */
  public void allAway() {
    allUnavailable = true;
  }

  public FakeEndpoints pushEndpoints() {
    return endpoints;
  }

  @Produces
  @Singleton
  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return scene.now();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock knows UTC only");
      }
    };
  }

  @Produces
  @Singleton
  InvitationBook invitationBook() {
    return port(InvitationBook.class, () -> scene.store.invitations());
  }

  @Produces
  @Singleton
  RoomDirectory rooms() {
    return (host, claims) -> rooms.roomOf(host, claims);
  }

  @Produces
  @Singleton
  SettleReward settleReward() {
    return port(SettleReward.class, () -> scene.store.ledger());
  }

  @Produces
  @Singleton
  ReleaseEscrow releaseEscrow() {
    return port(ReleaseEscrow.class, () -> scene.store.ledger());
  }

  @Produces
  @Singleton
  WalletBook walletBook() {
    return port(WalletBook.class, () -> scene.store.orders());
  }

  @Produces
  @Singleton
  OperatorBook operatorBook() {
    return port(OperatorBook.class, () -> scene.store.orders());
  }

  @Produces
  @Singleton
  Outcomes outcomes() {
    return port(Outcomes.class, () -> scene.store.invitations());
  }

  @Produces
  @Singleton
  Boundaries boundaries() {
    return port(Boundaries.class, () -> scene.store.boundaries());
  }

  @Produces
  @Singleton
  Tally tally() {
    return new Tally() {
      @Override
      public void count(What what, int times) {
        scene.tally.count(what, times);
      }

      @Override
      public void suppressed(Offer.Suppression why) {
        scene.tally.suppressed(why);
      }
    };
  }

  @Produces
  @Singleton
  EndInvitation endInvitation() {
    return port(EndInvitation.class, () -> scene.store.invitations());
  }

  @Produces
  @Singleton
  RoomLeases roomLeases() {
    return port(RoomLeases.class, () -> scene.store.invitations());
  }

  @Produces
  @Singleton
  OfferBook offerBook() {
    return port(OfferBook.class, () -> scene.store.offers());
  }

  @Produces
  @Singleton
  SentOffers sentOffers() {
    return port(SentOffers.class, () -> scene.store.offers());
  }

  @Produces
  @Singleton
  WaveBook waveBook() {
    return port(WaveBook.class, () -> scene.store.waveBook());
  }

  @Produces
  @Singleton
  ExhaustInvitation exhaustInvitation() {
    return port(ExhaustInvitation.class, () -> scene.store.invitations());
  }

  @Produces
  @Singleton
  WaveTimer waveTimer() {
    return port(WaveTimer.class, () -> scene.timer);
  }

  @Produces
  @Singleton
  WaveList waveList() {
    return port(WaveList.class, () -> scene.store.waves());
  }

  @Produces
  @Singleton
  ShownOffers shownOffers() {
    return port(ShownOffers.class, () -> scene.store.waves());
  }

  @Produces
  @Singleton
  OfferBox offerBox() {
    return port(OfferBox.class, () -> scene.store.offers());
  }

  @Produces
  @Singleton
  Seats seats() {
    return port(Seats.class, () -> scene.store.visits());
  }

  @Produces
  @Singleton
  VisitBook visitBook() {
    return port(VisitBook.class, () -> scene.store.visits());
  }

  @Produces
  @Singleton
  ReturnBook returnBook() {
    return port(ReturnBook.class, () -> scene.store.visits());
  }

  @Produces
  @Singleton
  FindVisit findVisit() {
    return port(FindVisit.class, () -> scene.store.visits());
  }

  @Produces
  @Singleton
  EndVisit endVisit() {
    return port(EndVisit.class, () -> scene.store.visits());
  }

  @Produces
  @Singleton
  HostBook hostBook() {
    return port(HostBook.class, () -> scene.store.hosts());
  }

  @Produces
  @Singleton
  FindProfile findProfile() {
    return port(FindProfile.class, () -> scene.store.hosts());
  }

  @Produces
  @Singleton
  PresenceCells presenceCells() {
    return port(PresenceCells.class, () -> scene.store.presence());
  }

  @Produces
  @Singleton
  Friends friends() {
    return port(Friends.class, () -> scene.store.hosts());
  }

  @Produces
  @Singleton
  FriendBook friendBook() {
    return port(FriendBook.class, () -> scene.store.hosts());
  }

  @Produces
  @Singleton
  Roster roster() {
    return port(Roster.class, () -> scene.store.presence());
  }

  @Produces
  @Singleton
  Tickets tickets() {
    return Hosts.TICKETS;
  }

  @Produces
  @Singleton
  VisitTickets visitTickets() {
    return Hosts.VISIT_TICKETS;
  }

  @Produces
  @Singleton
  DueBook dueBook() {
    return port(DueBook.class, () -> scene.store.due());
  }

  @Produces
  @Singleton
  DeadLetters deadLetters() {
    return port(DeadLetters.class, () -> scene.store.deadLetters());
  }

  @Produces
  @Singleton
  Push push() {
    return port(Push.class, () -> scene.push);
  }

  @Produces
  @Singleton
  PassMaker passMaker() {
    return port(PassMaker.class, () -> scene.passes);
  }

  @Produces
  @Singleton
  RemoveGuest removal() {
    return port(RemoveGuest.class, () -> scene.door);
  }

  @Produces
  @Singleton
  PushEndpoints endpoints() {
    return port(PushEndpoints.class, () -> endpoints);
  }

  /** Asks whoever stands behind the port at the moment. */
  private <T> T port(Class<T> port, Supplier<T> behind) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (allUnavailable || unavailable.contains(port)) {
                throw new Unavailable(port.getSimpleName() + " is away", null);
              }
              try {
                return method.invoke(behind.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
