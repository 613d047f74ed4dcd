package dev.beckon.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.id.HostId;
import dev.beckon.local.RunnerException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WishTest {
  private static final Profile SMALL = host("small", "en", "music", 1, false);
  private static final Profile LARGER = host("larger", "en", "music", 9, false);
  private static final List<Profile> HOSTS =
      List.of(
          LARGER,
          SMALL,
          host("other-community", "en", "chess", 20, false),
          host("other-language", "de", "music", 0, false),
          host("too-large", "en", "music", 10_001, false),
          host("for-adults", "en", "music", 0, true));

  private static Profile host(
      String id, String language, String category, long audience, boolean mature) {
    return new Profile(new HostId(id), id, language, List.of(category), "", 1, audience, mature);
  }

  @Test
  void theSmallestHostAsksForThoseOfTheSameCommunityAndNotForThemselves() {
    Wish wish = Wish.of(HOSTS);
    assertThat(wish.inviter()).isEqualTo(SMALL);
    assertThat(wish.fitting()).containsExactlyInAnyOrder("larger", "for-adults");
  }

  @Test
  void theNextSmallestCanHaveTheSameWish() {
    Profile next = Wish.inviter(HOSTS, 1);
    assertThat(next).isEqualTo(LARGER);
    assertThat(Wish.of(HOSTS).by(next).condition()).isEqualTo(Wish.of(HOSTS).condition());
  }

  @Test
  void aCommunityWithoutSuchAHostCannotTellTheStory() {
    assertThatThrownBy(() -> Wish.of(List.of())).isInstanceOf(RunnerException.class);
  }
}
