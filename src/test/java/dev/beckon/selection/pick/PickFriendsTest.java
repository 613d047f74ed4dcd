package dev.beckon.selection.pick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import dev.beckon.scene.Scene;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Friends only: they are looked up one by one, and presence is not looked through. */
class PickFriendsTest {
  private final Scene scene = new Scene();
  private final Looks looks = new Looks(scene.store.presence());

  @Test
  void friendsOnlyAsksTheFriendsWhoAreOnlineAndLooksNowhereElse() {
    scene.online(Hosts.ANNA, Hosts.BRUNO, new HostId("en-33"));
    befriend(Hosts.ANNA, Hosts.BRUNO, Hosts.CLARA);

    PickCandidates.Picked picked = picking().pick(friends("en"), Hosts.INVITER, false, 1);

    assertThat(hosts(picked.candidates())).containsExactly(Hosts.ANNA);
    assertThat(picked.sawEverybody()).isTrue();
    assertThat(looks.all()).isEmpty();
  }

  @Test
  void aFriendIsAskedOnlyAsTheConditionSaysAndWhileTheLeaseLasts() {
    notIntoRoomsForAdults(Hosts.ANNA);
    befriend(Hosts.ANNA);

    assertThat(picking().pick(friends("en"), Hosts.INVITER, false, 1).candidates()).hasSize(1);
    assertThat(picking().pick(friends("en"), Hosts.INVITER, true, 1).candidates()).isEmpty();
    assertThat(picking().pick(friends("de"), Hosts.INVITER, false, 1).candidates()).isEmpty();
    scene.after(Scene.REACHABLE);
    assertThat(picking().pick(friends("en"), Hosts.INVITER, false, 1).candidates()).isEmpty();
  }

  @Test
  void ofManyFriendsThirtyAreLookedForEachTimeOthers() {
    HostId[] many = Hosts.english(200).toArray(HostId[]::new);
    scene.online(many);
    befriend(many);
    Set<HostId> asked = new HashSet<>();

    for (int seed = 0; seed < 60; seed++) {
      PickCandidates.Picked picked = picking().pick(friends("en"), Hosts.INVITER, false, seed);
      assertThat(picked.candidates()).hasSize(Friends.FRIENDS_PER_SELECTION);
      assertThat(picked.sawEverybody()).isFalse();
      asked.addAll(hosts(picked.candidates()));
    }
    assertThat(asked).hasSize(200);
  }

  @Test
  void whoHasNoFriendsAsksNobody() {
    scene.online(Hosts.ANNA);

    assertThat(picking().pick(friends("en"), Hosts.INVITER, false, 1))
        .isEqualTo(new PickCandidates.Picked(List.of(), Set.of(), true));
  }

  private void befriend(HostId... friends) {
    scene.store.hosts().save(Hosts.INVITER, Set.of(friends));
  }

  private static Condition friends(String language) {
    return new Condition(
        Set.of(language),
        Set.of(),
        Set.of(),
        Range.ANY,
        Range.ANY,
        true,
        Set.of(Availability.ONLINE),
        Set.of(),
        true,
        false);
  }

  private PickCandidates picking() {
    return new PickCandidates(looks, scene.store.hosts(), scene.clock);
  }

  private void notIntoRoomsForAdults(HostId host) {
    Candidate like = Hosts.candidate(host, scene.now().plus(Scene.REACHABLE));
    scene
        .store
        .presence()
        .enter(
            new Candidate(
                host,
                like.language(),
                like.categories(),
                like.region(),
                like.level(),
                like.audience(),
                like.mature(),
                false,
                like.availability(),
                like.reachableUntil(),
                like.asked()),
            1);
  }

  private static List<HostId> hosts(List<Candidate> picked) {
    return picked.stream().map(Candidate::host).toList();
  }
}
