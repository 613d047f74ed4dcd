package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.fixtures.MovableClock;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.presence.AppearOnline;
import dev.beckon.presence.Beat;
import dev.beckon.presence.ChangeFile;
import dev.beckon.presence.lease.Lease;
import dev.beckon.presence.lease.Ticket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Beats of several phones at the same time: the host has one row, and one ticket renews it. */
abstract class BeatsContract extends Contract {
  private static final int PHONES = 6;
  private static final int ROUNDS = 5;

  private final MovableClock clock = new MovableClock(FAR);

  private AppearOnline appear() {
    return new AppearOnline(
        stores().hosts(),
        stores().roster(),
        stores().rooms(),
        stores().findVisit(),
        stores().endVisit(),
        clock);
  }

  private ChangeFile change() {
    return new ChangeFile(stores().hosts(), stores().roster());
  }

  private void known() {
    stores().hosts().saveProfile(Hosts.profile(anna));
    stores().hosts().savePreferences(anna, Hosts.WILLING);
    stores().hosts().saveDevice(anna, Hosts.device(anna), "hash of the token of " + anna);
  }

  private Profile streaming(String category) {
    Profile like = Hosts.profile(anna);
    return new Profile(
        anna, like.name(), like.language(), List.of(category), "GB", 20, 50, like.mature());
  }

  private Beat fresh(String key) {
    return appear().beat(anna, Availability.ONLINE, Set.of(), Optional.ofNullable(key)).beat();
  }

  private Beat renewing(Ticket ticket) {
    return appear().beat(ticket, Availability.ONLINE, Set.of()).beat();
  }

  private static Ticket ticket(Beat beat) {
    assertThat(beat).isInstanceOf(Beat.Reachable.class);
    return ((Beat.Reachable) beat).ticket();
  }

  /** Every row of this host, in all of the cells named. */
  private List<Candidate> rows(Set<Cell> cells) {
    List<Candidate> rows = new ArrayList<>();
    for (Cell cell : cells) {
      long place = cell.placeOf(anna.value());
      rows.addAll(stores().cells().look(cell.language(), cell.shard(), place, place + 1).rows());
    }
    return rows;
  }

  @Test
  void ofPhonesThatComeTogetherOneKeepsTheRow() {
    known();
    for (int round = 0; round < ROUNDS; round++) {
      List<Ticket> tickets =
          Together.times(PHONES, number -> () -> ticket(fresh(null))).stream().distinct().toList();
      clock.advance(Lease.RENEWED_AFTER);

      List<Beat> renewals = tickets.stream().map(this::renewing).toList();

      assertThat(tickets).hasSize(PHONES);
      assertThat(renewals).filteredOn(Beat.Reachable.class::isInstance).hasSize(1);
      assertThat(renewals).filteredOn(Beat.Outdated.class::isInstance).hasSize(PHONES - 1);
      assertThat(rows(Set.of(tickets.get(0).cell()))).hasSize(1);
    }
  }

  @Test
  void aFreshBeatSentSeveralTimesAtOnceIsOne() {
    known();
    for (int round = 0; round < ROUNDS; round++) {
      String key = "key-" + round;
      Set<Beat> beats = new HashSet<>(Together.times(PHONES, number -> () -> fresh(key)));
      assertThat(beats).hasSize(1);
      clock.advance(Lease.RENEWED_AFTER);

      assertThat(renewing(ticket(beats.iterator().next()))).isInstanceOf(Beat.Reachable.class);
    }
  }

  @Test
  void aRenewalSentSeveralTimesAtOnceIsOne() {
    known();
    Ticket ticket = ticket(fresh(null));
    for (int round = 0; round < ROUNDS; round++) {
      clock.advance(Lease.RENEWED_AFTER);
      Ticket shown = ticket;

      Set<Beat> beats = new HashSet<>(Together.times(PHONES, number -> () -> renewing(shown)));

      assertThat(beats).hasSize(1);
      ticket = ticket(beats.iterator().next());
      assertThat(ticket.until()).isEqualTo(Lease.until(clock.instant()));
    }
  }

  @Test
  void whoSignsOutWhilePhonesBeatIsGoneUnlessOneCameAfter() {
    known();
    Ticket first = ticket(fresh(null));
    for (int round = 0; round < ROUNDS; round++) {
      List<Callable<Optional<Ticket>>> tasks = new ArrayList<>();
      tasks.add(() -> Optional.of(ticket(fresh(null))));
      tasks.add(() -> Optional.of(ticket(fresh(null))));
      tasks.add(
          () -> {
            appear().goOffline(anna);
            return Optional.empty();
          });
      List<Ticket> tickets = Together.all(tasks).stream().flatMap(Optional::stream).toList();
      Optional<Cell> noted = stores().hosts().file(anna).cell();
      clock.advance(Lease.RENEWED_AFTER);

      long renewed =
          tickets.stream().map(this::renewing).filter(Beat.Reachable.class::isInstance).count();

      assertThat(renewed).isEqualTo(noted.isPresent() ? 1 : 0);
      assertThat(rows(Set.of(first.cell()))).hasSize(noted.isPresent() ? 1 : 0);
    }
  }

  @Test
  void whoChangesCellsWhilePhonesBeatHasOneRowAtMostAndNoOldTicketKeepsAnother() {
    known();
    Set<Cell> cells = new HashSet<>();
    cells.add(ticket(fresh(null)).cell());
    for (int round = 0; round < ROUNDS; round++) {
      String category = "category-" + round;
      List<Callable<Ticket>> tasks = new ArrayList<>();
      tasks.add(() -> ticket(fresh(null)));
      tasks.add(() -> ticket(fresh(null)));
      tasks.add(
          () -> {
            change().profile(streaming(category));
            return null;
          });
      tasks.add(() -> ticket(fresh(null)));
      List<Ticket> tickets = Together.all(tasks).stream().filter(Objects::nonNull).toList();
      tickets.forEach(ticket -> cells.add(ticket.cell()));
      cells.add(Cell.of(candidate(category)));
      stores().hosts().file(anna).cell().ifPresent(cells::add);

      assertThat(rows(cells)).hasSize(1);
      clock.advance(Lease.RENEWED_AFTER);
      assertThat(tickets.stream().map(this::renewing).filter(Beat.Reachable.class::isInstance))
          .hasSizeLessThanOrEqualTo(1);
      assertThat(rows(cells)).hasSize(1);
    }
  }

  private Candidate candidate(String category) {
    Candidate like = Hosts.candidate(anna, T0);
    return new Candidate(
        anna,
        like.language(),
        Category.of(List.of(category)),
        like.region(),
        20,
        50,
        like.mature(),
        true,
        Availability.ONLINE,
        T0,
        like.asked());
  }
}
