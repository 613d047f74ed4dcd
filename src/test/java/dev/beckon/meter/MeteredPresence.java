package dev.beckon.meter;

import dev.beckon.aws.dynamodb.DynamoFriends;
import dev.beckon.aws.dynamodb.DynamoPresence;
import dev.beckon.intake.CountHosts;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.id.HostId;
import dev.beckon.presence.AppearOnline;
import dev.beckon.presence.Beat;
import dev.beckon.presence.lease.Lease;
import dev.beckon.presence.lease.Ticket;
import dev.beckon.selection.count.EstimateFitting;
import dev.beckon.selection.pick.PickCandidates;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Presence and selection of a {@link MeteredScene}, on its meter. */
final class MeteredPresence {
  private static final List<String> LANGUAGES = List.of("de", "en", "fr");
  private static final List<String> CATEGORIES = List.of("139", "194", "224", "257", "300");

  private final MeteredScene scene;
  private final DynamoPresence crowd;
  private final AppearOnline appear;
  private final PickCandidates selection;
  private final CountHosts count;

  MeteredPresence(MeteredScene scene) {
    this.scene = scene;
    DynamoPresence presence = new DynamoPresence(scene.table("PresenceTable"));
    crowd = new DynamoPresence(scene.unmetered("PresenceTable"));
    appear =
        new AppearOnline(
            scene.hosts, presence, scene.invitations, scene.visits, scene.visits, scene.clock);
    DynamoFriends friends = new DynamoFriends(scene.table("BeckonTable"), presence);
    selection = new PickCandidates(presence, friends, scene.clock);
    count =
        new CountHosts(
            scene.hosts, new EstimateFitting(presence, friends, scene.clock), scene.clock);
  }

  /** So many hosts are online whom nobody counts; most fit what is asked for. */
  void crowd(int hosts) {
    for (int number = 0; number < hosts; number++) {
      HostId host = MeteredScene.host(1000 + number);
      crowd.enter(
          new Candidate(
              host,
              LANGUAGES.get(number % LANGUAGES.size()),
              Category.of(List.of(CATEGORIES.get(number % CATEGORIES.size()), "402", "417")),
              "DE",
              74,
              60 + 37L * (number % 1000),
              false,
              true,
              Availability.ONLINE,
              Lease.until(scene.now()),
              Asked.NEVER),
          1);
    }
  }

  /** Picks whom to ask. */
  List<Candidate> pick(long seed) {
    return selection.pick(MeteredScene.condition(), MeteredScene.INVITER, false, seed).candidates();
  }

  /** Counts whom one might ask. */
  long count() {
    return count.count(MeteredScene.INVITER, MeteredScene.condition()).orElseThrow().about();
  }

  /** The host's app was opened. */
  Ticket opened(HostId host) {
    return ticket(appear.beat(host, Availability.ONLINE, Set.of(), Optional.empty()));
  }

  /** The host's app beats. */
  Ticket beat(Ticket ticket) {
    return ticket(appear.beat(ticket, Availability.ONLINE, Set.of()));
  }

  void goOffline(HostId host) {
    appear.goOffline(host);
  }

  private static Ticket ticket(AppearOnline.Answer answer) {
    return ((Beat.Reachable) answer.beat()).ticket();
  }
}
