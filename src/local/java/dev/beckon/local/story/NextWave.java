package dev.beckon.local.story;

import dev.beckon.invitation.Profile;
import dev.beckon.local.sns.Push;
import dev.beckon.local.story.Asking.Asked;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Nobody answers the first wave. When the timer goes off selection asks others, and nobody twice.
 */
public final class NextWave implements Chapter {
  private final Place place;
  private final List<Profile> hosts;

  public NextWave(Place place, List<Profile> hosts) {
    this.place = place;
    this.hosts = List.copyOf(hosts);
  }

  @Override
  public void tell(Teller teller) {
    Asked first = new Asking(place, teller).ask(Wish.of(hosts).by(Wish.inviter(hosts, 6)), 1);
    teller.line("nobody answers");
    teller.await("the timer brings the next wave", () -> pushed(first).size() > first.offered());
    List<String> pushed = pushed(first);
    teller.line(
        "the timer goes off, and asks %s more: %s",
        Teller.count(pushed.size() - first.offered(), "host", "hosts"),
        String.join(", ", pushed.subList(first.offered(), pushed.size())));
    Set<String> different = new HashSet<>(pushed);
    teller.hold(different.size() == pushed.size(), "nobody is asked twice by one invitation");
    teller.hold(
        first.inviter().delete("/v1/invitations/" + first.invitation()).status() == 204,
        "an invitation can be taken back between two waves");
  }

  /** The hosts of the pushes of the invitation, in the order they left. */
  private List<String> pushed(Asked asked) {
    return place.pushes().stream()
        .filter(push -> Asking.offer(push).equals(asked.offer()))
        .map(Push::customUserData)
        .toList();
  }
}
