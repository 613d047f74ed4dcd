package dev.beckon.app;

import dev.beckon.acceptance.AcceptOffer;
import dev.beckon.acceptance.Boundaries;
import dev.beckon.acceptance.DeclineOffer;
import dev.beckon.acceptance.OfferBox;
import dev.beckon.acceptance.Seats;
import dev.beckon.cleanup.DueBook;
import dev.beckon.cleanup.SweepDue;
import dev.beckon.fanout.FanoutFunction;
import dev.beckon.fanout.Push;
import dev.beckon.fanout.PushOffer;
import dev.beckon.fanout.SentOffers;
import dev.beckon.fanout.ShowOut;
import dev.beckon.fanout.ShownOffers;
import dev.beckon.fanout.WithdrawPushes;
import dev.beckon.http.Catalogue;
import dev.beckon.http.Contract;
import dev.beckon.intake.CancelInvitation;
import dev.beckon.intake.ClaimedRooms;
import dev.beckon.intake.CountHosts;
import dev.beckon.intake.InvitationBook;
import dev.beckon.intake.RoomDirectory;
import dev.beckon.intake.SubmitInvitation;
import dev.beckon.intake.points.ModeratePoints;
import dev.beckon.intake.points.OperatorBook;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.ledger.Promise;
import dev.beckon.invitation.port.EndInvitation;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.invitation.port.FindProfile;
import dev.beckon.invitation.port.FindVisit;
import dev.beckon.invitation.port.ReleaseEscrow;
import dev.beckon.invitation.port.SettleReward;
import dev.beckon.invitation.port.Tally;
import dev.beckon.pass.PassMaker;
import dev.beckon.pass.RemoveGuest;
import dev.beckon.presence.AppearOnline;
import dev.beckon.presence.ChangeFile;
import dev.beckon.presence.HostBook;
import dev.beckon.presence.PushEndpoints;
import dev.beckon.presence.RegisterDevice;
import dev.beckon.presence.RoomLeases;
import dev.beckon.presence.Roster;
import dev.beckon.selection.ExhaustInvitation;
import dev.beckon.selection.OfferBook;
import dev.beckon.selection.SendWave;
import dev.beckon.selection.WaveBook;
import dev.beckon.selection.WaveList;
import dev.beckon.selection.WaveTimer;
import dev.beckon.selection.count.EstimateFitting;
import dev.beckon.selection.pick.Friends;
import dev.beckon.selection.pick.PickCandidates;
import dev.beckon.selection.pick.PresenceCells;
import dev.beckon.stream.DeadLetters;
import dev.beckon.stream.Lanes;
import dev.beckon.visit.AttendVisit;
import dev.beckon.visit.ComeBack;
import dev.beckon.visit.ReturnBook;
import dev.beckon.visit.VisitBook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Puts the use cases together. They know nothing of this. */
class UseCases {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Catalogue catalogue(Variables variables) {
    return variables.optional("BECKON_CATEGORIES", Catalogue::read).orElse(Catalogue.ANY);
  }

  @Produces
  @Singleton
  Contract contract() {
    return new Contract(NativeHints::contract);
  }

  @Produces
  @Singleton
  RoomDirectory rooms(Variables variables) {
    return variables
        .<RoomDirectory>optional("BECKON_ROOM_CLAIM", ClaimedRooms::new)
        .orElse(RoomDirectory.OF_HOSTS);
  }

  @Produces
  @Singleton
  SubmitInvitation submitInvitation(
      InvitationBook book,
      FindProfile profiles,
      EndInvitation endings,
      Variables variables,
      Clock clock) {
    SecureRandom random = new SecureRandom();
    return new SubmitInvitation(
        book,
        profiles,
        endings,
        clock,
        () -> InvitationId.random(random),
        variables
            .optional("BECKON_REWARD_DWELL_SECONDS", UseCases::seconds)
            .orElse(Promise.DEFAULT_MINIMUM_DWELL));
  }

  @Produces
  @Singleton
  ModeratePoints moderatePoints(
      OperatorBook book, FindProfile profiles, FindVisit visits, EndVisit endings, Clock clock) {
    return new ModeratePoints(book, profiles, visits, endings, clock);
  }

  private static Duration seconds(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("it must be 1 to 9999 seconds");
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }

  @Produces
  @Singleton
  CancelInvitation cancelInvitation(
      InvitationBook book, EndInvitation invitations, EndVisit visits, Clock clock) {
    return new CancelInvitation(book, invitations, visits, clock);
  }

  @Produces
  @Singleton
  CountHosts countHosts(FindProfile profiles, PresenceCells cells, Friends friends, Clock clock) {
    return new CountHosts(profiles, new EstimateFitting(cells, friends, clock), clock);
  }

  @Produces
  @Singleton
  SendWave sendWave(
      PresenceCells cells,
      Friends friends,
      OfferBook offers,
      WaveBook book,
      WaveList list,
      WaveTimer timer,
      ExhaustInvitation endings,
      Tally tally,
      Clock clock) {
    return new SendWave(
        new PickCandidates(cells, friends, clock),
        offers,
        book,
        list,
        timer,
        endings,
        tally,
        clock);
  }

  @Produces
  @Singleton
  Lanes lanes() {
    return new Lanes(FanoutFunction.WIDTH);
  }

  @Produces
  @Singleton
  WithdrawPushes withdrawPushes(Push push, ShownOffers offers, Lanes lanes, Clock clock) {
    return new WithdrawPushes(push, offers, lanes, clock);
  }

  @Produces
  @Singleton
  ShowOut showOut(RemoveGuest media, Clock clock) {
    return new ShowOut(media, clock);
  }

  @Produces
  @Singleton
  PushOffer pushOffer(Push push, SentOffers offers, Tally tally, Clock clock) {
    return new PushOffer(push, offers, tally, clock);
  }

  @Produces
  @Singleton
  AcceptOffer acceptOffer(
      OfferBox box, Seats seats, EndVisit endVisit, PassMaker passes, Tally tally, Clock clock) {
    return new AcceptOffer(box, seats, endVisit, passes, tally, clock);
  }

  @Produces
  @Singleton
  DeclineOffer declineOffer(OfferBox box, Boundaries boundaries, Tally tally, Clock clock) {
    return new DeclineOffer(box, boundaries, tally, clock);
  }

  @Produces
  @Singleton
  AttendVisit attendVisit(
      VisitBook book,
      FindVisit visits,
      EndVisit endings,
      SettleReward rewards,
      PassMaker passes,
      Tally tally,
      Clock clock) {
    return new AttendVisit(book, visits, endings, rewards, passes, tally, clock);
  }

  @Produces
  @Singleton
  ComeBack comeBack(ReturnBook book, Clock clock) {
    return new ComeBack(book, clock);
  }

  @Produces
  @Singleton
  AppearOnline appearOnline(
      HostBook hosts,
      Roster roster,
      RoomLeases rooms,
      FindVisit visits,
      EndVisit endVisit,
      Clock clock) {
    return new AppearOnline(hosts, roster, rooms, visits, endVisit, clock);
  }

  @Produces
  @Singleton
  RegisterDevice registerDevice(HostBook hosts, Roster roster, PushEndpoints endpoints) {
    return new RegisterDevice(hosts, roster, endpoints);
  }

  @Produces
  @Singleton
  ChangeFile changeFile(HostBook hosts, Roster roster) {
    return new ChangeFile(hosts, roster);
  }

  @Produces
  @Singleton
  SweepDue sweepDue(
      DueBook book,
      FindVisit visits,
      EndInvitation endInvitation,
      EndVisit endVisit,
      SettleReward rewards,
      ReleaseEscrow escrows,
      DeadLetters deadLetters,
      Clock clock) {
    return new SweepDue(
        book, visits, endInvitation, endVisit, rewards, escrows, deadLetters, clock);
  }
}
