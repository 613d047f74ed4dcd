package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.Invitations;
import dev.beckon.intake.InvitationBook;
import dev.beckon.intake.InvitationBook.Submission;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Terms;
import dev.beckon.invitation.Visit;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.consent.Pace;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.HostBook;
import dev.beckon.selection.WaveBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where invitations are kept. */
abstract class InvitationBookContract extends Contract {
  private final Invitations building = Invitations.by(inviter);

  private Submission submit(Invitation.Open open, String fingerprint) {
    return stores().book().submit(open, Invitations.terms(), fingerprint);
  }

  private InvitationBook.Entry entry(Invitation invitation) {
    return new InvitationBook.Entry(invitation, Invitations.terms(), 0, Set.of());
  }

  @Test
  void aNewInvitationIsStoredAndReadBackWhole() {
    Invitation.Open open = building.open();

    assertThat(submit(open, BODY)).isEqualTo(new Submission.Created());

    assertThat(stores().find().find(open.facts().id())).contains(open);
    assertThat(stores().book().entry(inviter, open.facts().id())).contains(entry(open));
    assertThat(stores().hosts().openInvitation(inviter)).contains(open.facts().id());
  }

  @Test
  void termsThatNameEverythingAreReadBackWhole() {
    Terms terms =
        new Terms(
            "Gerda",
            true,
            new Condition(
                Set.of("de", "en"),
                Set.of("920", "569"),
                Set.of("DE", "GB"),
                new Range(10, 300),
                new Range(0, 1_000),
                true,
                Set.of(Availability.LIVE),
                Set.of(anna, bruno)),
            "Come – and see «the final»");
    Invitation.Open open = building.open();

    stores().book().submit(open, terms, BODY);

    assertThat(stores().book().entry(inviter, open.facts().id()).orElseThrow().terms())
        .isEqualTo(terms);
    assertThat(stores().waveBook().pending(open.facts()))
        .map(WaveBook.Pending::terms)
        .contains(terms);
  }

  @Test
  void aMessageMayBeEmpty() {
    Terms terms = new Terms("Gerda", false, Invitations.anyone(), "");
    Invitation.Open open = building.open();

    stores().book().submit(open, terms, BODY);

    assertThat(stores().waveBook().pending(open.facts()))
        .map(WaveBook.Pending::terms)
        .contains(terms);
  }

  @Test
  void theSameAgainLaterAnswersWithWhatWasStoredFirst() {
    Invitation.Open first = building.open();
    submit(first, BODY);

    Submission again = submit(building.at(T0.plusSeconds(90)).open(), BODY);

    assertThat(again).isEqualTo(new Submission.Repeated(entry(first)));
    assertThat(current(first)).isEqualTo(first);
  }

  @Test
  void theSameAgainAfterItsEndAnswersHowItEnded() {
    Invitation.Open open = building.open();
    submit(open, BODY);
    Invitation.Ended ended = open.cancel(T0.plusSeconds(5));
    stores().end().end(ended);

    assertThat(submit(open, BODY)).isEqualTo(new Submission.Repeated(entry(ended)));
    assertThat(stores().hosts().openInvitation(inviter)).isEmpty();
  }

  @Test
  void anotherBodyUnderTheSameIdIsRefusedAndChangesNothing() {
    Invitation.Open open = building.open();
    submit(open, BODY);

    assertThat(submit(building.seats(9).open(), "fingerprint of another body"))
        .isEqualTo(new Submission.KeyReused());
    assertThat(current(open)).isEqualTo(open);
  }

  @Test
  void aSecondInvitationIntoOneRoomIsRefusedNamingTheFirst() {
    Invitation.Open first = building.open();
    submit(first, BODY);
    Invitation.Open second = building.key("second").open();

    assertThat(submit(second, BODY)).isEqualTo(new Submission.RoomTaken(first));
    assertThat(stores().find().find(second.facts().id())).isEmpty();
    assertThatThrownBy(() -> stores().waveBook().pending(second.facts()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFilledInvitationStillHoldsTheRoom() {
    Invitation.Open open = invitation(1);
    granted(open, anna, T0);

    Submission second = submit(building.key("second").open(), BODY);

    assertThat(second).isEqualTo(new Submission.RoomTaken(current(open)));
    assertThat(current(open)).isInstanceOf(Invitation.Filled.class);
  }

  @Test
  void onceTheFirstHasEndedTheRoomTakesAnother() {
    Invitation.Open first = building.open();
    submit(first, BODY);
    stores().end().end(first.cancel(T0.plusSeconds(5)));

    assertThat(submit(building.key("second").open(), BODY)).isEqualTo(new Submission.Created());
  }

  @Test
  void ofManySubmitsForOneRoomAtOnceExactlyOneIsCreated() {
    List<Submission> answers =
        Together.times(
            16,
            n -> {
              Invitation.Open open = Invitations.by(inviter).key("key " + n).open();
              return () -> submit(open, BODY);
            });

    assertThat(answers).filteredOn(new Submission.Created()::equals).hasSize(1);
    Invitation held =
        stores().find().find(stores().hosts().openInvitation(inviter).orElseThrow()).orElseThrow();
    assertThat(answers).filteredOn(new Submission.RoomTaken(held)::equals).hasSize(15);
    assertThat(stores().book().page(inviter, Optional.empty(), 50).entries()).hasSize(1);
  }

  @Test
  void ofManyRetriesOfOneSubmitAtOnceExactlyOneCreatesAndTheOthersRepeat() {
    Invitation.Open open = building.open();

    List<Submission> answers = Together.times(16, n -> () -> submit(open, BODY));

    assertThat(answers).filteredOn(new Submission.Created()::equals).hasSize(1);
    assertThat(answers).filteredOn(new Submission.Repeated(entry(open))::equals).hasSize(15);
  }

  @Test
  void somebodyElsesInvitationIsNotThere() {
    Invitation.Open open = invitation(3);

    assertThat(stores().book().entry(anna, open.facts().id())).isEmpty();
    assertThat(stores().book().page(anna, Optional.empty(), 50).entries()).isEmpty();
  }

  @Test
  void anUnknownInvitationIsNotThere() {
    Invitation.Facts never = building.facts();

    assertThat(stores().find().find(never.id())).isEmpty();
    assertThat(stores().book().entry(inviter, never.id())).isEmpty();
  }

  /** Each ends before the next, which is a second younger. */
  private List<Invitation> history(int count) {
    List<Invitation> history = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      history.add(0, oneMore(n));
    }
    return history;
  }

  private Invitation oneMore(int n) {
    Invitation.Open open =
        stored(Invitations.by(inviter).key("past " + n).at(T0.plusSeconds(n)).open());
    return stores().end().end(open.cancel(T0.plusSeconds(n)));
  }

  private static List<Invitation> invitations(InvitationBook.Page page) {
    return page.entries().stream().map(InvitationBook.Entry::invitation).toList();
  }

  @Test
  void pagesShowEveryInvitationOnceTheNewestFirst() {
    List<Invitation> history = history(7);

    List<Invitation> seen = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    int pages = 0;
    do {
      InvitationBook.Page page = stores().book().page(inviter, cursor, 3);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(3);
      seen.addAll(invitations(page));
      cursor = page.next();
      pages++;
    } while (cursor.isPresent() && pages < 10);

    assertThat(seen).isEqualTo(history);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void aPageIsNotShiftedByWhatIsCreatedMeanwhile() {
    List<Invitation> history = history(4);
    InvitationBook.Page first = stores().book().page(inviter, Optional.empty(), 2);

    oneMore(4);

    assertThat(invitations(stores().book().page(inviter, first.next(), 2)))
        .isEqualTo(history.subList(2, 4));
  }

  @Test
  void theWayThroughPagesEndsWhenTheLastOneIsExactlyFull() {
    List<Invitation> history = history(2);

    InvitationBook.Page full = stores().book().page(inviter, Optional.empty(), 2);

    assertThat(invitations(full)).isEqualTo(history);
    full.next()
        .ifPresent(
            cursor ->
                assertThat(stores().book().page(inviter, Optional.of(cursor), 2))
                    .isEqualTo(new InvitationBook.Page(List.of(), Optional.empty())));
  }

  @Test
  void guestsAreTheOnesWithASeatByNameAndVisit() {
    Invitation.Open open = invitation(3);
    stores().hosts().saveProfile(Hosts.profile(anna));
    Visit.Joined joined = joined(open, anna, T0.plusSeconds(1));
    Visit.Granted granted = granted(open, bruno, T0.plusSeconds(2));
    offered(open, newHost("es"));

    assertThat(stores().book().guests(current(open)))
        .containsExactlyInAnyOrder(
            new InvitationBook.Guest("Host " + anna, joined, Optional.empty()),
            new InvitationBook.Guest(bruno.value(), granted, Optional.empty()));
  }

  @Test
  void aGuestOfWhomOtherThingsAreKeptButNoNameIsNamedByTheId() {
    Invitation.Open open = invitation(3);
    Cell cell = Cell.of(Hosts.candidate(anna, T0));
    HostBook.Whereabouts nowhere = HostBook.Whereabouts.NOWHERE;
    stores().hosts().moveOn(anna, nowhere, nowhere.at(1).in(Optional.of(cell)));
    Visit.Granted granted = granted(open, anna, T0);

    assertThat(stores().book().guests(current(open)))
        .containsExactly(new InvitationBook.Guest(anna.value(), granted, Optional.empty()));
  }

  @Test
  void anInvitationWithoutGuestsHasNone() {
    assertThat(stores().book().guests(invitation(3))).isEmpty();
  }

  @Test
  void twentySeatsMayHaveTwentyGuests() {
    Invitation.Open open = invitation(Invitation.MAX_SEATS);
    List<HostId> guests = new ArrayList<>(Collections.nCopies(Invitation.MAX_SEATS, anna));
    guests.replaceAll(same -> newHost("en"));
    guests.forEach(guest -> granted(open, guest, T0.plus(Duration.ofSeconds(3))));

    assertThat(stores().book().guests(current(open))).hasSize(Invitation.MAX_SEATS);
    assertThat(current(open).guests()).containsExactlyInAnyOrderElementsOf(guests);
  }

  private InvitationBook.Submission inviteAt(Instant now) {
    Invitation.Open next = Invitations.by(inviter).key("at " + now).at(now).open();
    InvitationBook.Submission submission = stores().book().submit(next, Invitations.terms(), BODY);
    if (submission instanceof InvitationBook.Submission.Created) {
      stores().end().end(next.cancel(now));
    }
    return submission;
  }

  private static InvitationBook.Submission tooMany(Pace.Limit limit, Instant until) {
    return new InvitationBook.Submission.TooMany(new Pace.Reached(limit, until));
  }

  @Test
  void inAnyHourAHostInvitesTenTimes() {
    InvitationBook.Submission created = new InvitationBook.Submission.Created();
    for (int n = 0; n < 10; n++) {
      assertThat(inviteAt(T0.plusSeconds(n * 60L))).isEqualTo(created);
    }
    Instant hourLater = T0.plusSeconds(3600);

    assertThat(inviteAt(hourLater.minus(TICK))).isEqualTo(tooMany(Pace.Limit.PER_HOUR, hourLater));
    assertThat(inviteAt(hourLater)).isEqualTo(created);
    assertThat(inviteAt(hourLater.plusSeconds(1)))
        .isEqualTo(tooMany(Pace.Limit.PER_HOUR, hourLater.plusSeconds(60)));
  }

  @Test
  void inAnyDayAHostInvitesFortyTimes() {
    InvitationBook.Submission created = new InvitationBook.Submission.Created();
    for (int n = 0; n < 110; n++) {
      assertThat(inviteAt(T0.plusSeconds(n * 2400L))).isEqualTo(created);
    }
    Instant last = T0.plusSeconds(110 * 2400);
    for (int n = 0; n < 5; n++) {
      assertThat(inviteAt(last.plusSeconds(n))).isEqualTo(created);
    }
    assertThat(inviteAt(last.plusSeconds(5)))
        .isEqualTo(tooMany(Pace.Limit.PER_DAY, last.minusSeconds(35 * 2400).plus(Pace.DAY)));
  }

  @Test
  void whatIsRepeatedOrRefusedIsNotCounted() {
    Invitation.Open open = invitation(3);
    for (int n = 0; n < 20; n++) {
      assertThat(stores().book().submit(open, Invitations.terms(), BODY))
          .isInstanceOf(InvitationBook.Submission.Repeated.class);
      assertThat(inviteAt(T0.plusSeconds(n)))
          .isInstanceOf(InvitationBook.Submission.RoomTaken.class);
    }
    stores().end().end(open.cancel(T0.plusSeconds(30)));

    for (int n = 0; n < 9; n++) {
      assertThat(inviteAt(T0.plusSeconds(60 + n)))
          .isEqualTo(new InvitationBook.Submission.Created());
    }
    assertThat(inviteAt(T0.plusSeconds(70))).isInstanceOf(InvitationBook.Submission.TooMany.class);
  }
}
