package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Rung;
import dev.beckon.invitation.id.HostId;
import dev.beckon.selection.WaveList.Pick;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedPicksTest {
  private static final Instant AT = Instant.parse("2026-11-23T20:00:00Z");
  private static final long TODAY = Asked.dayOf(AT);

  private static List<Pick> back(List<Pick> picks) {
    return PackedPicks.unpack(PackedPicks.pack(picks, AT), AT);
  }

  @Test
  void fiftyWhoseIdsAreUuidsTakeSeventeenBytesEach() {
    List<Pick> fifty =
        IntStream.range(0, 50)
            .mapToObj(n -> UUID.nameUUIDFromBytes(("" + n).getBytes(StandardCharsets.UTF_8)))
            .map(id -> new Pick(new HostId(id.toString()), TODAY, Rung.REGIONS))
            .toList();

    assertThat(PackedPicks.pack(fifty, AT)).hasSize(850);
    assertThat(back(fifty)).isEqualTo(fifty);
  }

  @Test
  void everyIdEveryRungAndEveryDayComesBackAsItWasInItsPlace() {
    List<Pick> picks = new ArrayList<>();
    for (String id :
        List.of(
            "5e3e9847-3183-3f18-a7e8-671c3a57d4b3",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "5E3E9847-3183-3F18-A7E8-671C3A57D4B3",
            "en-4022",
            "-",
            "x".repeat(128))) {
      for (Rung rung : Rung.values()) {
        for (long day :
            new long[] {0, 1, TODAY - 400, TODAY - 14, TODAY - 13, TODAY, TODAY + 1, -1}) {
          picks.add(new Pick(new HostId(id), day, rung));
        }
      }
    }

    assertThat(back(picks)).isEqualTo(picks);
    assertThat(back(List.of())).isEmpty();
  }

  @Test
  void whatIsCutOffIsNotTakenForTheWhole() {
    byte[] whole =
        PackedPicks.pack(
            List.of(new Pick(new HostId(UUID.randomUUID().toString()), 0, Rung.LEVEL)), AT);

    assertThatThrownBy(() -> PackedPicks.unpack(Arrays.copyOf(whole, 9), AT))
        .isInstanceOf(UncheckedIOException.class);
  }
}
