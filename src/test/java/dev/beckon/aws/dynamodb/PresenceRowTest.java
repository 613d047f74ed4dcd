package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import dev.beckon.local.hosts.RealHosts;
import dev.beckon.local.hosts.SeedHosts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A candidate packed into a row, and back: every byte of it is read for each look. */
class PresenceRowTest {
  private static final Instant UNTIL = Instant.parse("2026-11-22T20:08:00Z");
  private static final Asked OFTEN =
      new Asked(20_779, 12, 19, Instant.parse("2026-11-22T19:59:59Z"));

  private static Candidate with(HostId host, List<Category> categories, Asked asked) {
    return new Candidate(
        host,
        "en",
        categories,
        "GB",
        1000,
        1_000_000_000,
        true,
        true,
        Availability.LIVE,
        UNTIL,
        asked);
  }

  private static final Candidate CANDIDATE =
      with(new HostId("en-4022"), Category.of(List.of("139", "224")), OFTEN);

  private static void comesBackWhole(Candidate candidate) {
    assertThat(PresenceRow.candidate(PresenceRow.item(candidate, 1))).isEqualTo(candidate);
  }

  /** What DynamoDB bills an item of these attributes: names and values. */
  private static int bytes(Map<String, AttributeValue> item) {
    int bytes = 0;
    for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
      AttributeValue value = attribute.getValue();
      bytes += utf8(attribute.getKey());
      if (value.s() != null) {
        bytes += utf8(value.s());
      } else if (value.n() != null) {
        bytes += (value.n().length() + 1) / 2 + 1;
      } else {
        assertThat(value.bool()).isNotNull();
        bytes += 1;
      }
    }
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int utf8(String text) {
    return bytes(text).length;
  }

  @Test
  void theRowOfEveryRealHostIsOfA40thOf4KilobytesAtMost() {
    int largest = 0;
    for (Profile host : RealHosts.sample()) {
      Candidate like = SeedHosts.online(host, UNTIL);
      Candidate candidate =
          new Candidate(
              new HostId(UUID.nameUUIDFromBytes(bytes(like.host().value())).toString()),
              like.language(),
              like.categories(),
              "GB",
              like.level(),
              like.audience(),
              like.mature(),
              like.matureRooms(),
              like.availability(),
              UNTIL,
              OFTEN);
      comesBackWhole(candidate);
      Item row = PresenceRow.item(candidate, 1).put(PresenceSchema.RENEWED_BY, 480);
      largest = Math.max(largest, bytes(row.attributes()));
    }

    assertThat(largest).isBetween(80, 4096 / DynamoPresence.ROWS_PER_LOOK);
    assertThat(4096 / DynamoPresence.ROWS_PER_LOOK).isEqualTo(102);
  }

  @Test
  void longCategoriesMakeNoLongerRows() {
    List<String> longest = List.of("x".repeat(40), "y".repeat(40), "z".repeat(40));

    assertThat(description(Category.of(longest)))
        .hasSameSizeAs(description(Category.of(List.of("1", "2", "3"))));
  }

  private static String description(List<Category> categories) {
    return PresenceRow.description(with(new HostId("en-4022"), categories, OFTEN));
  }

  @Test
  void howOftenAHostWasAskedComesBackWhetherTheDayIsThatOfTheLastTimeOrNot() {
    for (Asked asked :
        List.of(
            Asked.NEVER,
            OFTEN,
            Asked.NEVER.again(UNTIL),
            OFTEN.again(UNTIL),
            new Asked(7, 1, 2, UNTIL))) {
      comesBackWhole(with(new HostId("en-4022"), List.of(), asked));
    }
  }

  @Test
  void theLongestWordsAllowedComeBackWhole() {
    List<String> categories = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      categories.add(String.valueOf(i).repeat(40));
    }
    HostId longest = new HostId("auth0|google-oauth2:_@." + "x".repeat(105));

    comesBackWhole(with(longest, Category.of(categories), OFTEN));
    comesBackWhole(with(new HostId("-"), List.of(), Asked.NEVER));
  }

  @Test
  void aRowThatIsNotOneIsRefused() {
    Item row = PresenceRow.item(CANDIDATE, 1).put(PresenceSchema.DESCRIPTION, "139|GB|7");

    assertThatThrownBy(() -> PresenceRow.candidate(row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row of 3 parts");
  }

  @Test
  void theOrderOfPlacesIsTheOrderOfSortKeys() {
    List<Candidate> hosts =
        RealHosts.sample().stream().map(host -> SeedHosts.online(host, UNTIL)).toList();
    List<Candidate> byPlace = new ArrayList<>(hosts);
    byPlace.sort(Comparator.comparingLong(PresenceRowTest::place));
    List<Candidate> bySort = new ArrayList<>(hosts);
    bySort.sort(Comparator.comparing(row -> PresenceRow.item(row, 1).text(Schema.SK)));

    assertThat(bySort).isEqualTo(byPlace);
    for (Candidate row : hosts) {
      String sort = PresenceRow.item(row, 1).text(Schema.SK);
      assertThat(PresenceSchema.placeOf(sort)).isEqualTo(place(row));
      assertThat(sort)
          .isGreaterThan(PresenceSchema.sort(place(row)))
          .isLessThan(PresenceSchema.sort(place(row) + 1))
          .isLessThan(PresenceSchema.sort(Cell.END));
    }
  }

  @Test
  void aCellIsRememberedByTheHostsCard() {
    Cell cell = new Cell("en", 1, 255, 3);

    assertThat(Schema.cell(Schema.text(cell))).isEqualTo(cell);
  }

  private static long place(Candidate candidate) {
    return Cell.of(candidate).placeOf(candidate.host().value());
  }
}
