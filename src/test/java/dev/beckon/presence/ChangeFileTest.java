package dev.beckon.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.FakeEndpoints;
import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.consent.Preferences;
import dev.beckon.presence.lease.Ticket;
import dev.beckon.scene.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a host changes about themselves reaches the row of a host who is online, at once. */
class ChangeFileTest {
  private static final Device TABLET =
      new Device("tablet", Device.Platform.APNS, "arn:aws:sns:eu-central-1:1:endpoint/APNS/b/t");

  private final Scene scene = new Scene();
  private final RegisterDevice phones =
      new RegisterDevice(scene.store.hosts(), scene.store.presence(), new FakeEndpoints());
  private final ChangeFile change = new ChangeFile(scene.store.hosts(), scene.store.presence());
  private final KeepRow row = new KeepRow(scene.store.hosts(), scene.store.presence());

  /** Anna's profile with another main category. */
  static Profile streaming(String category) {
    Profile like = Hosts.profile(Hosts.ANNA);
    return new Profile(
        Hosts.ANNA,
        like.name(),
        like.language(),
        List.of(category),
        like.region(),
        like.level(),
        like.audience(),
        like.mature());
  }

  private Ticket live() {
    scene.known(Hosts.ANNA);
    scene.store.hosts().saveDevice(Hosts.ANNA, TABLET, "hash of the tablet's token");
    Beat beat = row.enter(Hosts.ANNA, Availability.LIVE, Optional.of("key"), scene.now());
    scene.after(Duration.ofMinutes(2));
    return ((Beat.Reachable) beat).ticket();
  }

  private Optional<Candidate> row() {
    return Optional.ofNullable(scene.store.presence().rows().get(Hosts.ANNA));
  }

  private HostBook.Whereabouts whereabouts() {
    return scene.store.hosts().file(Hosts.ANNA).whereabouts();
  }

  @Test
  void aNewMainCategoryMovesTheRowWithItsLeaseAndEpoch() {
    Ticket ticket = live();

    change.profile(streaming("chess"));

    Candidate moved = row().orElseThrow();
    assertThat(moved.categories()).containsExactly(Category.of("chess"));
    assertThat(moved.reachableUntil()).isEqualTo(ticket.until());
    assertThat(moved.availability()).isEqualTo(Availability.LIVE);
    assertThat(Cell.of(moved)).isNotEqualTo(ticket.cell());
    assertThat(whereabouts().cell()).contains(Cell.of(moved));
    assertThat(whereabouts().epoch()).isEqualTo(ticket.epoch());
  }

  @Test
  void theSameFreshBeatAfterAMoveGetsATicketOfTheNewCell() {
    Ticket ticket = live();
    change.profile(streaming("chess"));

    Beat again = row.enter(Hosts.ANNA, Availability.LIVE, Optional.of("key"), scene.now());

    Cell cell = Cell.of(row().orElseThrow());
    assertThat(again)
        .isEqualTo(
            new Beat.Reachable(
                new Ticket(Hosts.ANNA, cell, ticket.epoch(), ticket.until(), Availability.LIVE)));
  }

  @Test
  void whatDoesNotMoveTheRowIsToldWhereItLies() {
    Ticket ticket = live();

    change.preferences(Hosts.ANNA, new Preferences(true, false, Optional.empty(), Set.of()));

    assertThat(row()).map(Candidate::matureRooms).contains(false);
    assertThat(row()).map(Candidate::reachableUntil).contains(ticket.until());
    assertThat(whereabouts().cell()).contains(ticket.cell());
  }

  @Test
  void whoOptsOutIsNotAskedFromThatMomentOn() {
    Ticket ticket = live();

    change.preferences(Hosts.ANNA, Preferences.NEVER_SAID);

    assertThat(row()).isEmpty();
    assertThat(whereabouts().cell()).isEmpty();
    assertThat(whereabouts().epoch()).isGreaterThan(ticket.epoch());
  }

  @Test
  void aPhoneThatGoesIsPushedToNoMore() {
    live();

    phones.signOut(Hosts.ANNA, TABLET.id());
    assertThat(row()).isPresent();

    phones.signOut(Hosts.ANNA, "phone");
    assertThat(row()).isEmpty();
  }

  @Test
  void whoIsNotOnlineDoesNotGetThereByAChange() {
    scene.known(Hosts.ANNA);

    change.profile(streaming("chess"));
    change.preferences(Hosts.ANNA, Hosts.WILLING);
    phones.signOut(Hosts.ANNA, "no such device");

    assertThat(scene.store.presence().rows()).isEmpty();
    assertThat(whereabouts()).isEqualTo(HostBook.Whereabouts.NOWHERE);
  }

  @Test
  void aRowThatIsGoneWithItsLeaseIsNotRevived() {
    Ticket ticket = live();
    scene.store.presence().leave(Hosts.ANNA, ticket.cell(), ticket.epoch());

    change.profile(streaming("chess"));
    change.preferences(Hosts.ANNA, Hosts.WILLING);

    assertThat(scene.store.presence().rows()).isEmpty();
  }
}
