package dev.beckon.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
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
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A candidate packed into a row, and back: every byte of it is read for each look. */
class PresenceRowTest {
  private static final Instant UNTIL = Instant.parse("2026-11-22T20:08:00Z");
  private static final Asked OFTEN =
      new Asked(20_779, 12, 19, Instant.parse("2026-11-22T19:59:59Z"));
  private static final String GCM =
      "arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/beckon-production/";
  private static final String APNS =
      "arn:aws:sns:eu-central-1:123456789012:endpoint/APNS/beckon-production/";

  private static Candidate with(HostId host, List<String> categories, Set<String> endpoints) {
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
        OFTEN,
        endpoints);
  }

  private static Candidate withPhones(String... endpoints) {
    return with(new HostId("en-4022"), List.of("139", "224"), Set.of(endpoints));
  }

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

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void theRowOfEveryRealHostWithOnePhoneIsOfA14thOf4KilobytesAtMost() {
    int largest = 0;
    for (Profile host : RealHosts.sample()) {
      Candidate like = SeedHosts.online(host, UNTIL, "phone");
      String phone =
          GCM + UUID.nameUUIDFromBytes(host.host().value().getBytes(StandardCharsets.UTF_8));
      Candidate candidate =
          new Candidate(
              like.host(),
              like.language(),
              like.categories(),
              "GB",
              like.level(),
              like.audience(),
              like.mature(),
              like.matureRooms(),
              like.availability(),
              UNTIL,
              OFTEN,
              Set.of(phone));
      comesBackWhole(candidate);
      largest = Math.max(largest, bytes(DynamoPresence.attributes(candidate)));
    }

    assertThat(largest).isBetween(200, 4096 / DynamoPresence.ROWS_PER_LOOK);
    assertThat(4096 / DynamoPresence.ROWS_PER_LOOK).isEqualTo(292);
  }

  @Test
  void severalEndpointsOfOneApplicationAreAllThereAndItsNameOnce() {
    Candidate three = withPhones(GCM + "a", GCM + "b", GCM + "c");

    comesBackWhole(three);
    assertThat(PresenceRow.item(three, 1).text(Schema.DESCRIPTION).split("GCM", -1)).hasSize(2);
  }

  @Test
  void endpointsOfSeveralApplicationsAreToldApart() {
    comesBackWhole(withPhones(GCM + "a", APNS + "a"));
    comesBackWhole(withPhones(GCM + "a", APNS + "a", GCM + "b", APNS + "b", GCM + "c"));
    comesBackWhole(withPhones(GCM + "a", "arn:of/another", "arn:of/another/deeper", "arn:of/x"));
  }

  @Test
  void oddEndpointsComeBackAsTheyWere() {
    comesBackWhole(withPhones("arn"));
    comesBackWhole(withPhones("arn", "arn:of", "a"));
    comesBackWhole(withPhones("arn/", "arn/a", "arn//", "arn//b"));
    comesBackWhole(withPhones("endpoint#1", "endpoint.2", "endpoint/@3"));
    comesBackWhole(withPhones());
  }

  @Test
  void theLongestWordsAllowedComeBackWhole() {
    List<String> categories = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      categories.add(String.valueOf(i).repeat(40));
    }
    HostId longest = new HostId("auth0|google-oauth2:_@." + "x".repeat(105));

    comesBackWhole(with(longest, categories, Set.of(GCM + "a", APNS + "b")));
    comesBackWhole(with(new HostId("-"), List.of(), Set.of(GCM + "a")));
  }

  @Test
  void aRowThatIsNotOneIsRefused() {
    Item row = PresenceRow.item(withPhones(GCM + "a"), 1).put(Schema.DESCRIPTION, "139|GB|7");

    assertThatThrownBy(() -> PresenceRow.candidate(row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row of 3 parts");
  }

  @Test
  void theOrderOfPlacesIsTheOrderOfSortKeys() {
    List<Candidate> hosts =
        RealHosts.sample().stream().map(host -> SeedHosts.online(host, UNTIL, "phone")).toList();
    List<Candidate> byPlace = new ArrayList<>(hosts);
    byPlace.sort(Comparator.comparingLong(PresenceRowTest::place));
    List<Candidate> bySort = new ArrayList<>(hosts);
    bySort.sort(Comparator.comparing(row -> PresenceRow.item(row, 1).text(Schema.SK)));

    assertThat(bySort).isEqualTo(byPlace);
    for (Candidate row : hosts) {
      String sort = PresenceRow.item(row, 1).text(Schema.SK);
      assertThat(Schema.placeOf(sort)).isEqualTo(place(row));
      assertThat(sort)
          .isGreaterThan(Schema.presenceSort(place(row)))
          .isLessThan(Schema.presenceSort(place(row) + 1))
          .isLessThan(Schema.presenceSort(Cell.END));
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
