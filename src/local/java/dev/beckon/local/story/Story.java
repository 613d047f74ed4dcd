package dev.beckon.local.story;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.beckon.invitation.Profile;
import dev.beckon.local.story.Asking.Asked;
import dev.beckon.local.story.SeatRace.Race;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/**
 * Tells one whole invitation where Beckon is deployed: asked, picked, pushed, raced for, let in,
 * visited, ended. One line each as it happens, then one line of JSON.
 */
public final class Story {
  private static final int SEATS = 3;
  private static final long REWARD = 30;

  private final Place place;
  private final List<Profile> hosts;
  private final PrintStream out;
  private final Clock clock;

  /** Who is online where it is told: {@code hosts}. */
  public Story(Place place, List<Profile> hosts, PrintStream out, Clock clock) {
    this.place = place;
    this.hosts = List.copyOf(hosts);
    this.out = out;
    this.clock = clock;
  }

  /** The one who invites. */
  public static Profile inviter(List<Profile> hosts) {
    return Wish.inviter(hosts, 0);
  }

  /**
   * Tells it.
   *
   * @param more chapters that follow the invitation
   * @return 0, or 1 when an invariant of the design broke
   */
  public int tell(Chapter... more) {
    Teller teller = new Teller(out, clock, place.pace());
    Wish wish = Wish.of(hosts);
    teller.line(
        "%s is on air, and nobody is in the room (%d hosts are online)",
        wish.inviter().name(), hosts.size());
    Books books = new Books(place, teller);
    Phone inviter = Phone.of(place, wish.inviter().host().value());
    books.grant(inviter, SEATS * REWARD);
    Asked asked = new Asking(place, teller).ask(wish, SEATS, REWARD);
    teller.line("%d points are held for %d guests who stay", SEATS * REWARD, SEATS);
    new ForgedTokens(place, teller).tell(asked.inviter().host(), asked.pushed().get(0));
    Race race = new SeatRace(place, teller).run(asked);
    race.guests().forEach(books::follow);
    new Stay(teller).tell(asked.offer(), race);
    new OffTheAir(place, teller).tell(asked, race);
    long held = asked.seen().at("/reward/held").asLong();
    teller.hold(held == 0, "nothing stays held after the end");
    Books.Figures figures = books.close(asked.invitation(), asked.offer(), held);
    for (Chapter chapter : more) {
      chapter.tell(teller);
    }
    teller.hold(place.recordsGivenUp() == 0, "no stream record is given up");
    return lastLine(teller, wish, asked, race, figures);
  }

  private int lastLine(Teller teller, Wish wish, Asked asked, Race race, Books.Figures figures) {
    boolean allHeld = teller.allHeld();
    out.println(
        JsonNodeFactory.instance
            .objectNode()
            .put("online", hosts.size())
            .put("fit", wish.fitting().size())
            .put("offered", asked.offered())
            .put("pushed", asked.pushes())
            .put("accepted", race.in().size())
            .put("refused", race.refused())
            .put("seats", SEATS)
            .put("escrowed", figures.escrowed())
            .put("settled", figures.settled())
            .put("released", figures.released())
            .put("drift", figures.drift())
            .put("elapsedMillis", teller.elapsedMillis()));
    return allHeld ? 0 : 1;
  }
}
