package dev.beckon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beckon.fixtures.Hosts;
import dev.beckon.function.HttpFunctions;
import dev.beckon.function.Stage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The contract draws the line where the code does: each row puts one value into a body that is
 * otherwise well, and says whether both take it. {@code 50*x} is a text of fifty x, {@code 5 of}
 * what follows is a list of five different ones.
 */
class SameBoundsTest {
  private static final String ME = "PUT /v1/me";
  private static final String BEAT = "PUT /v1/me/presence";
  private static final String DEVICE = "PUT /v1/me/devices/{deviceId}";
  private static final String PREFERENCES = "PUT /v1/me/preferences";
  private static final String DECLINE = "POST /v1/offers/{id}/decline";
  private static final String REPORT = "POST /v1/offers/{id}/report";
  private static final String FRIENDS = "PUT /v1/me/friends";
  private static final String SUBMIT = "POST /v1/invitations";
  private static final String COUNT = "POST /v1/conditions/count";
  private static final String VISIT = "POST /v1/visits/{id}/heartbeat";
  private static final String LEAVE = "POST /v1/visits/{id}/leave";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/name         | 50*x         | true",
        "/name         | 51*x         | false",
        "/name         | \"\"         | false",
        "/name         | \"a\\nb\"    | true",
        "/name         | \"a\\tb\"    | false",
        "/name         | \"a\\u0085b\"| false",
        "/name         | null         | false",
        "/name         | 7            | false",
        "/language     | \"en\"       | true",
        "/language     | \"EN\"       | false",
        "/language     | \"en\\n\"    | false",
        "/language     | \"eng\"      | false",
        "/categories   | 10 of c      | true",
        "/categories   | 11 of c      | false",
        "/categories   | [\"1\",\"1\"]| false",
        "/categories   | []           | true",
        "/categories   | null         | true",
        "/categories   | [null]       | false",
        "/categories   | [\"A\"]      | false",
        "/categories   | {}           | false",
        "/region       | \"GB\"       | true",
        "/region       | \"gb\"       | false",
        "/region       | \"\"         | false",
        "/region       | null         | true",
        "/level        | 0            | true",
        "/level        | 1000         | true",
        "/level        | 1001         | false",
        "/level        | -1           | false",
        "/level        | 1.5          | false",
        "/level        | \"1\"        | false",
        "/level        | null         | true",
        "/audience     | 1000000000   | true",
        "/audience     | 1000000001   | false",
        "/mature       | null         | true",
        "/mature       | \"true\"     | false",
        "/host         | \"de-17\"    | false",
      })
  void ofAProfile(String pointer, String value, boolean taken) {
    assertBothSay(ME, pointer, value, taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/host    | \"de-17\"    | true",
        "/host    | \"de#17\"    | false",
        "/host    | \"\"         | false",
        "/host    | null         | false",
        "/points  | 1            | true",
        "/points  | 1000000000   | true",
        "/points  | 0            | false",
        "/points  | -5           | false",
        "/points  | 1000000001   | false",
        "/points  | null         | false",
        "/note    | 200*x        | true",
        "/note    | 201*x        | false",
        "/note    | \"a\\u0007b\"| false",
        "/note    | null         | true",
        "/by      | \"de-17\"    | false",
      })
  void ofAGrant(String pointer, String value, boolean taken) {
    assertBothSay("POST /v1/admin/grants", pointer, value, taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/guest   | \"en-4022\"  | true",
        "/guest   | \"en 4022\"  | false",
        "/guest   | null         | false",
        "/visit   | \"1lg6ie0scm490eiohe9nuqm\" | true",
        "/visit   | \"1lg6ie0scm490eiohe9nuqw\" | false",
        "/visit   | \"1lg6\"     | false",
        "/visit   | null         | false",
        "/points  | 1            | false",
      })
  void ofAReversal(String pointer, String value, boolean taken) {
    assertBothSay("POST /v1/admin/reversals", pointer, value, taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/seats                  | 1                     | true",
        "/seats                  | 20                    | true",
        "/seats                  | 0                     | false",
        "/seats                  | 21                    | false",
        "/seats                  | null                  | false",
        "/reward                 | 0                     | true",
        "/reward                 | null                  | true",
        "/reward                 | -1                    | false",
        "/reward                 | 1000001               | false",
        "/reward                 | 1.5                   | false",
        "/standsSeconds          | 30                    | true",
        "/standsSeconds          | 3600                  | true",
        "/standsSeconds          | 29                    | false",
        "/standsSeconds          | 3601                  | false",
        "/standsSeconds          | null                  | true",
        "/message                | 200*x                 | true",
        "/message                | 201*x                 | false",
        "/message                | \"\"                  | true",
        "/message                | null                  | true",
        "/message                | \"a\\u0007b\"         | false",
        "/room                   | \"room-de-17\"        | false",
        "/condition              | null                  | false",
        "/condition              | {}                    | false",
        "/condition              | []                    | false",
        "/condition/languages    | []                    | false",
        "/condition/languages    | null                  | false",
        "/condition/languages    | [\"a1\"]              | false",
        "/condition/languages    | [\"aa\",\"ab\",\"af\",\"ak\",\"am\"] | true",
        "/condition/languages    | [\"aa\",\"ab\",\"af\",\"ak\",\"am\",\"ar\"] | false",
        "/condition/categories   | 10 of c               | true",
        "/condition/categories   | 11 of c               | false",
        "/condition/regions      | [\"GB\"]              | true",
        "/condition/regions      | [\"gb\"]              | false",
        "/condition/regions      | null                  | true",
        "/condition/level        | {}                    | true",
        "/condition/level        | null                  | true",
        "/condition/level        | {\"min\":0,\"max\":0} | true",
        "/condition/level        | {\"min\":-1}          | false",
        "/condition/level        | {\"min\":null}        | true",
        "/condition/level        | {\"most\":1}          | false",
        "/condition/level        | 5                     | false",
        "/condition/audience     | {\"max\":9223372036854775807} | true",
        "/condition/audience     | {\"max\":9223372036854775808} | false",
        "/condition/mature       | 1                     | false",
        "/condition/availability | []                    | true",
        "/condition/availability | [\"ONLINE\",\"LIVE\"] | true",
        "/condition/availability | [\"AWAY\"]            | false",
        "/condition/excluded     | 100 of h              | true",
        "/condition/excluded     | 101 of h              | false",
        "/condition/excluded     | [\"de-101#\"]         | false",
        "/condition/friends      | true                  | false",
        "/condition/friendsOnly  | true                  | true",
        "/condition/friendsOnly  | null                  | true",
        "/condition/friendsOnly  | \"true\"              | false",
        "/condition/widen        | true                  | true",
        "/condition/widen        | null                  | true",
        "/condition/widen        | 1                     | false",
        "/condition/widened      | []                    | false",
      })
  void ofAnInvitation(String pointer, String value, boolean taken) {
    assertBothSay(SUBMIT, pointer, value, taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        BEAT + "        | /availability      | \"LIVE\"                          | true",
        BEAT + "        | /availability      | \"live\"                          | false",
        BEAT + "        | /availability      | null                              | false",
        BEAT + "        | /invitations       | []                                | true",
        BEAT + "        | /invitations       | null                              | true",
        BEAT + "        | /invitations       | 5 of 000000000000000              | true",
        BEAT + "        | /invitations       | 6 of 000000000000000              | false",
        BEAT + "        | /invitations       | [\"scm490eiohe9nuqw\"]            | false",
        BEAT + "        | /ticket            | null                              | true",
        BEAT + "        | /ticket            | 512*x                             | true",
        BEAT + "        | /ticket            | 513*x                             | false",
        BEAT + "        | /ticket            | \"\"                                | false",
        BEAT + "        | /ticket            | \"a\\tb\"                            | false",
        BEAT + "        | /ticket            | 7                                 | false",
        BEAT + "        | /until             | 1                                 | false",
        VISIT + "       | /ticket            | null                              | true",
        VISIT + "       | /ticket            | 1024*x                            | true",
        VISIT + "       | /ticket            | 1025*x                            | false",
        VISIT + "       | /ticket            | \"\"                                | false",
        VISIT + "       | /ticket            | \"a\\tb\"                            | false",
        VISIT + "       | /ticket            | 7                                 | false",
        VISIT + "       | /dwellSeconds      | 3600                              | false",
        LEAVE + "       | /ticket            | 1025*x                            | false",
        DEVICE + "      | /platform          | \"APNS\"                          | true",
        DEVICE + "      | /platform          | \"GCM\"                           | false",
        DEVICE + "      | /token             | 4096*x                            | true",
        DEVICE + "      | /token             | 4097*x                            | false",
        DEVICE + "      | /token             | \"\"                              | false",
        DEVICE + "      | /token             | \"fGk3:APA91b_-\"                 | true",
        DEVICE + "      | /token             | \"fGk3 APA91b\"                   | false",
        DEVICE + "      | /token             | \"f\u00fcr\"                       | false",
        DEVICE + "      | /endpoint          | \"arn\"                           | false",
        FRIENDS + "     | /friends           | []                                | true",
        FRIENDS + "     | /friends           | 200 of h                          | true",
        FRIENDS + "     | /friends           | 201 of h                          | false",
        FRIENDS + "     | /friends           | null                              | false",
        FRIENDS + "     | /friends           | [\"a b\"]                         | false",
        FRIENDS + "     | /friends           | [\"fr-400\",\"fr-400\"]           | false",
        FRIENDS + "     | /foes              | []                                | false",
        PREFERENCES + " | /askMe             | null                              | true",
        PREFERENCES + " | /askMe             | 0                                 | false",
        PREFERENCES + " | /matureRooms       | true                              | true",
        PREFERENCES + " | /friendsAlways     | 1                                 | false",
        PREFERENCES + " | /zone              | \"Mars; Olympus\"                 | false",
        PREFERENCES + " | /zone              | \"America/Argentina/Ushuaia\"     | true",
        PREFERENCES + " | /zone              | null                              | true",
        PREFERENCES + " | /quietHours        | null                              | true",
        PREFERENCES + " | /quietHours        | {\"from\":\"22:00\"}               | false",
        PREFERENCES + " | /quietHours        | {\"from\":\"22:00\",\"to\":\"24:00\"} | false",
        PREFERENCES + " | /quietHours        | {\"from\":\"22:00\",\"to\":\"7:00\"}  | false",
        PREFERENCES + " | /quietHours        | {\"from\":\"22:00\",\"to\":\"07:00:00\"} | false",
        PREFERENCES + " | /mostPerHour       | 0                                 | false",
        PREFERENCES + " | /mostPerHour       | 1                                 | true",
        PREFERENCES + " | /mostPerHour       | 6                                 | true",
        PREFERENCES + " | /mostPerHour       | 7                                 | false",
        PREFERENCES + " | /mostPerDay        | 12                                | true",
        PREFERENCES + " | /mostPerDay        | 13                                | false",
        PREFERENCES + " | /mostPerDay        | null                              | true",
        PREFERENCES + " | /pauseMinutes      | 0                                 | true",
        PREFERENCES + " | /pauseMinutes      | 1440                              | true",
        PREFERENCES + " | /pauseMinutes      | 1441                              | false",
        PREFERENCES + " | /pauseMinutes      | -1                                | false",
        COUNT + "       | /languages         | null                              | false",
        COUNT + "       | /languages         | [\"aa\",\"ab\",\"af\",\"ak\",\"am\"] | true",
        COUNT + "       | /languages         | [\"aa\",\"ab\",\"af\",\"ak\",\"am\",\"ar\"] | false",
        COUNT + "       | /categories        | 10 of c                           | true",
        COUNT + "       | /categories        | 11 of c                           | false",
        COUNT + "       | /level             | {\"min\":-1}                      | false",
        COUNT + "       | /audience          | {\"min\":0,\"max\":0}             | true",
        COUNT + "       | /excluded          | 101 of h                          | false",
        COUNT + "       | /friendsOnly       | true                              | true",
        COUNT + "       | /widen             | \"yes\"                           | false",
        COUNT + "       | /seats             | 3                                 | false",
        DECLINE + "     | /notTonight        | false                             | true",
        DECLINE + "     | /notTonight        | null                              | true",
        DECLINE + "     | /notTonight        | \"yes\"                           | false",
        REPORT + "      | /reason            | \"OTHER\"                         | true",
        REPORT + "      | /reason            | \"spam\"                          | false",
        REPORT + "      | /reason            | null                              | false",
        REPORT + "      | /text              | 500*x                             | true",
        REPORT + "      | /text              | 501*x                             | false",
        REPORT + "      | /text              | \"a\\tb\"                          | false",
        PREFERENCES + " | /muted             | 100 of h                          | true",
        PREFERENCES + " | /muted             | 101 of h                          | false",
        PREFERENCES + " | /muted             | [\"a b\"]                         | false",
        PREFERENCES + " | /doNotDisturbUntil | null                              | true",
        PREFERENCES + " | /doNotDisturbUntil | \"2026-11-23T08:00:00+01:00\"     | true",
        PREFERENCES + " | /doNotDisturbUntil | \"2026-11-23T08:00:00.123Z\"      | true",
        PREFERENCES + " | /doNotDisturbUntil | \"2026-11-23t08:00:00z\"          | true",
        PREFERENCES + " | /doNotDisturbUntil | \"2026-11-23T08:00Z\"             | false",
        PREFERENCES + " | /doNotDisturbUntil | \"2026-11-23T08:00:00\"           | false",
        PREFERENCES + " | /doNotDisturbUntil | \"2026-13-23T08:00:00Z\"          | false",
        PREFERENCES + " | /doNotDisturbUntil | \"2026-11-23T08:00:00+01:00:30\"  | false",
        PREFERENCES + " | /doNotDisturbUntil | \"+999999999-12-31T23:59:59Z\"    | false",
        PREFERENCES + " | /doNotDisturbUntil | 1795377600                        | false",
      })
  void ofTheRest(String route, String pointer, String value, boolean taken) {
    assertBothSay(route, pointer, value, taken);
  }

  /** What the contract says in its descriptions alone: of the right form, and refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        ME + "      | /language            | \"xx\"",
        ME + "      | /region              | \"ZZ\"",
        SUBMIT + "  | /condition/languages | [\"en\",\"xx\"]",
        SUBMIT + "  | /condition/regions   | [\"ZZ\"]",
        SUBMIT + "  | /condition/level     | {\"min\":2,\"max\":1}",
        FRIENDS + " | /friends             | [\"de-17\"]",
        PREFERENCES + " | /zone            | \"Mars/Olympus\"",
        PREFERENCES + " | /quietHours      | {\"from\":\"22:00\",\"to\":\"07:00\"}",
      })
  void whatTheContractTellsInWordsIsRefusedToo(String route, String pointer, String value) {
    JsonNode event = event(route, pointer, value);

    assertThat(HttpContract.get().requestFaults(Exchange.asked(event))).isEmpty();
    assertThat(answer(event)).isEqualTo(422);
  }

  private static void assertBothSay(String route, String pointer, String value, boolean taken) {
    JsonNode event = event(route, pointer, value);

    assertThat(HttpContract.get().requestFaults(Exchange.asked(event)).isEmpty())
        .as("taken by the contract")
        .isEqualTo(taken);
    assertThat(answer(event))
        .as("answered by the code")
        .satisfies(status -> assertThat(status == 422).isEqualTo(!taken));
  }

  private static JsonNode event(String route, String pointer, String value) {
    SampleCall call = SampleCall.of(route).by(Hosts.INVITER.value());
    return call.body(with(call.body(), pointer, json(value))).event();
  }

  private static int answer(JsonNode event) {
    Stage stage = new Stage();
    stage.begin().known(Hosts.INVITER);
    return new HttpFunctions(stage).answer(event).status();
  }

  private static String with(String body, String pointer, String value) {
    ObjectNode root = (ObjectNode) Wire.json(body).orElseThrow();
    int last = pointer.lastIndexOf('/');
    ((ObjectNode) root.at(pointer.substring(0, last)))
        .set(pointer.substring(last + 1), Wire.json(value).orElseThrow());
    return root.toString();
  }

  private static String json(String value) {
    if (value.matches("\\d+\\*x")) {
      int length = Integer.parseInt(value.replace("*x", ""));
      return "\"" + "x".repeat(length) + "\"";
    }
    if (value.matches("\\d+ of \\w+")) {
      String[] parts = value.split(" of ", 2);
      return IntStream.range(0, Integer.parseInt(parts[0]))
          .mapToObj(n -> "\"" + parts[1] + n + "\"")
          .collect(Collectors.joining(",", "[", "]"));
    }
    return value;
  }
}
