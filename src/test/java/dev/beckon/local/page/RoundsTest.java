package dev.beckon.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Condition;
import dev.beckon.invitation.condition.Range;
import dev.beckon.invitation.id.HostId;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.hosts.SeedHosts;
import dev.beckon.local.page.Rounds.Round;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final List<Profile> HOSTS = RealHosts.sample();

  private final Rounds rounds = new Rounds(HOSTS);

  private List<Round> all() {
    return IntStream.rangeClosed(1, rounds.count()).mapToObj(rounds::round).toList();
  }

  @Test
  void everyPhoneOfARoundFitsItsWish() {
    for (Round round : all()) {
      Condition wish =
          new Condition(
              Set.of(round.inviter().language()),
              Set.of(round.category()),
              Set.of(),
              Range.ANY,
              new Range(0, round.mostAudience()),
              true,
              Set.of(Availability.ONLINE),
              Set.of());
      assertThat(round.phones())
          .allMatch(phone -> wish.fits(SeedHosts.online(phone, Instant.MAX)))
          .doesNotContain(round.inviter());
    }
  }

  @Test
  void aRoundHasThreeToSixPhonesAndTheFirstOnesHaveSix() {
    assertThat(all())
        .extracting(round -> round.phones().size())
        .allMatch(size -> size >= 3 && size <= 6);
    assertThat(rounds.round(1).phones()).hasSize(6);
    assertThat(rounds.round(2).phones()).hasSize(6);
  }

  @Test
  void nobodyPlaysTwice() {
    assertThat(rounds.count()).isGreaterThan(20);
    assertThat(
            all().stream()
                .flatMap(
                    round -> Stream.concat(Stream.of(round.inviter()), round.phones().stream())))
        .doesNotHaveDuplicates();
  }

  @Test
  void afterTheLastRoundComesTheFirst() {
    assertThat(rounds.round(rounds.count() + 1)).isEqualTo(rounds.round(1));
  }

  @Test
  void tooFewHostsAreToldSo() {
    Rounds none =
        new Rounds(
            List.of(
                new Profile(new HostId("a"), "a", "en", List.of("x"), "", 1, 1, false),
                new Profile(new HostId("b"), "b", "en", List.of("x"), "", 1, 2, false)));

    assertThatThrownBy(() -> none.round(1)).hasMessageContaining("no 4 are alike");
    assertThatThrownBy(() -> rounds.round(0)).hasMessageContaining("from 1 on");
  }
}
