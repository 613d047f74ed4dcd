package dev.beckon.invitation.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferIdTest {
  private static final InvitationId INVITATION = new InvitationId("sbu8f75khq0hqbmu");
  private static final Instant CREATED = Instant.parse("2026-11-22T20:00:00Z");

  /** What is stored under an id must be found by the next version. */
  @Test
  void itIsTheSecondOfTheCreationAndTheInvitation() {
    assertThat(OfferId.of(INVITATION, CREATED)).hasToString("1lg6ie0sbu8f75khq0hqbmu");
  }

  @Test
  void itTellsWhatItWasMadeOf() {
    OfferId id = OfferId.of(INVITATION, CREATED);

    assertThat(id.invitation()).isEqualTo(INVITATION);
    assertThat(id.invitationCreatedAt()).isEqualTo(CREATED);
  }

  @Test
  void theSameInvitationAlwaysHasTheSameOfferIdWhateverTheFractionOfTheSecond() {
    OfferId late = OfferId.of(INVITATION, CREATED.plusNanos(999_999_999));

    assertThat(late).isEqualTo(OfferId.of(INVITATION, CREATED));
    assertThat(late.invitationCreatedAt()).isEqualTo(CREATED);
  }

  @Test
  void laterInvitationsSortAfterEarlierOnes() {
    InvitationId highest = new InvitationId("vvvvvvvvvvvvvvvv");
    InvitationId lowest = new InvitationId("0000000000000000");

    assertThat(OfferId.of(highest, CREATED))
        .isLessThan(OfferId.of(lowest, CREATED.plusSeconds(1)))
        .isGreaterThan(OfferId.of(lowest, CREATED));
  }

  @Test
  void anInboxSortsByTimeOverManyYears() {
    SplittableRandom random = new SplittableRandom(17);
    List<OfferId> byTime =
        random
            .longs(2_000, 0, 1L << 35)
            .sorted()
            .distinct()
            .mapToObj(Instant::ofEpochSecond)
            .map(second -> OfferId.of(InvitationId.random(random), second))
            .toList();

    assertThat(byTime).isSorted();
    assertThat(byTime.stream().map(OfferId::value)).isSorted();
  }

  @Test
  void itHoldsEverySecondUntilTheYear3058() {
    Stream.of(Instant.EPOCH, Instant.parse("3058-10-26T03:46:07Z"))
        .forEach(
            second ->
                assertThat(OfferId.of(INVITATION, second).invitationCreatedAt()).isEqualTo(second));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sbu8f75khq0hqbmu",
        "1lg6ie0sbu8f75khq0hqbm",
        "1lg6ie0sbu8f75khq0hqbmu0",
        "1LG6IE0SBU8F75KHQ0HQBMU",
        "1lg6ie0sbu8f75khq0hqbmw",
        "1lg6ie0sbu8f75khq0hqbmu\n",
        "1lg6ie0#bu8f75khq0hqbmu"
      })
  void aTextOfAnotherFormIsNoOfferId(String value) {
    assertThat(OfferId.isValid(value)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new OfferId(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000000000000000000", "vvvvvvvvvvvvvvvvvvvvvvv"})
  void everyTextOfTheFormReadsBack(String value) {
    OfferId id = new OfferId(value);

    assertThat(OfferId.of(id.invitation(), id.invitationCreatedAt())).isEqualTo(id);
  }

  @Test
  void nothingIsNoOfferId() {
    assertThatNullPointerException().isThrownBy(() -> new OfferId(null));
  }
}
