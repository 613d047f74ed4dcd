package dev.beckon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.FriendBook;
import dev.beckon.presence.HostBook;
import dev.beckon.selection.pick.Friends;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom hosts call friends, and which of them can be asked now. */
abstract class FriendsContract extends Contract {

  private Candidate online(HostId host) {
    Candidate row = Hosts.candidate(host, T0.plusSeconds(480));
    stores().hosts().saveProfile(Hosts.profile(host));
    move(host, 1, Optional.of(Cell.of(row)));
    stores().roster().enter(row, 1);
    return row;
  }

  private void move(HostId host, long epoch, Optional<Cell> cell) {
    HostBook.Whereabouts before = stores().hosts().file(host).whereabouts();
    stores().hosts().moveOn(host, before, before.at(epoch).in(cell));
  }

  private void befriend(HostId... friends) {
    stores().friendBook().save(inviter, Set.of(friends));
  }

  private Friends.Seen seen() {
    return stores().friends().online(inviter, new Random(1));
  }

  private Set<HostId> crowd(int count) {
    Set<HostId> crowd = new HashSet<>();
    while (crowd.size() < count) {
      crowd.add(newHost("en"));
    }
    return crowd;
  }

  @Test
  void whoNeverSaidHasNoFriends() {
    assertThat(stores().friendBook().friends(inviter)).isEmpty();
    assertThat(seen().candidates()).isEmpty();
    assertThat(seen().all()).isTrue();
  }

  @Test
  void friendsAreReadBackAndTheNewestListCounts() {
    befriend(anna, bruno);
    assertThat(stores().friendBook().friends(inviter)).containsExactlyInAnyOrder(anna, bruno);
    assertThat(stores().friendBook().friends(anna)).isEmpty();

    befriend(bruno);
    assertThat(stores().friendBook().friends(inviter)).containsExactly(bruno);

    befriend();
    befriend();
    assertThat(stores().friendBook().friends(inviter)).isEmpty();
  }

  @Test
  void asManyFriendsAsAreAllowedAreKept() {
    Set<HostId> many = crowd(FriendBook.MAX_FRIENDS);
    stores().friendBook().save(inviter, many);

    assertThat(stores().friendBook().friends(inviter)).isEqualTo(many);
  }

  @Test
  void aFriendWhoIsOnlineIsFoundWholeAndAStrangerIsNot() {
    Candidate row = online(anna);
    online(bruno);
    befriend(anna);

    assertThat(seen()).isEqualTo(new Friends.Seen(List.of(row), true));
  }

  @Test
  void aFriendWhoIsOfflineOrWasNeverThereIsNotFound() {
    Candidate row = online(anna);
    stores().roster().leave(anna, Cell.of(row), 1);
    move(anna, 2, Optional.empty());
    stores().hosts().saveProfile(Hosts.profile(bruno));
    befriend(anna, bruno, newHost("es"));

    assertThat(seen().candidates()).isEmpty();
    assertThat(seen().all()).isTrue();
  }

  @Test
  void aFriendWhoseRowIsGoneThoughTheCardStillNamesItsCellIsNotFound() {
    stores().roster().leave(anna, Cell.of(online(anna)), 1);
    befriend(anna);

    assertThat(seen().candidates()).isEmpty();
  }

  @Test
  void friendshipIsNotMutual() {
    online(anna);
    online(inviter);
    befriend(anna);

    assertThat(stores().friends().online(anna, new Random(1)).candidates()).isEmpty();
  }

  @Test
  void ofThirtyFriendsAllAreLookedForAndOfMoreNotEverybody() {
    Set<HostId> crowd = crowd(Friends.FRIENDS_PER_SELECTION);
    crowd.forEach(this::online);
    stores().friendBook().save(inviter, crowd);
    assertThat(seen().candidates()).hasSize(30);
    assertThat(seen().all()).isTrue();

    crowd.add(online(newHost("en")).host());
    stores().friendBook().save(inviter, crowd);
    assertThat(seen().candidates()).hasSize(30);
    assertThat(seen().all()).isFalse();
  }

  @Test
  void chanceDecidesWhomOfManyItLooksForAndTheSameChanceDecidesTheSame() {
    Set<HostId> crowd = crowd(60);
    crowd.forEach(this::online);
    stores().friendBook().save(inviter, crowd);

    Set<Candidate> once = Set.copyOf(seen().candidates());
    assertThat(Set.copyOf(seen().candidates())).isEqualTo(once);
    assertThat(Set.copyOf(stores().friends().online(inviter, new Random(2)).candidates()))
        .isNotEqualTo(once);
  }
}
