package dev.beckon.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.beckon.local.template.Route;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxyEventTest {
  private static final Route ROUTE =
      new Route("POST", "/v1/offers/{id}/accept", "acceptance", "HostJwt", List.of());

  private static Request request(String query, Map<String, List<String>> headers, String body) {
    return new Request(
        "r-1",
        "POST",
        "/v1/offers/o%201/accept",
        query,
        headers,
        body.getBytes(StandardCharsets.UTF_8),
        "127.0.0.1",
        "HTTP/1.1",
        Instant.parse("2026-11-22T12:00:01Z"));
  }

  private static JsonNode event(Request request) {
    return ProxyEvent.of(request, new Routes.Match(ROUTE, Map.of("id", "o 1")), Optional.empty());
  }

  @Test
  void hasTheShapeOfPayloadFormatTwo() throws Exception {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject("h-1")
            .audience("beckon-local")
            .claim("groups", List.of("a", "b"))
            .claim("admin", true)
            .expirationTime(Date.from(Instant.ofEpochSecond(1_795_391_374)))
            .build();
    Request request =
        request(
            "x=1&x=2&e=%C3%A9&flag",
            Map.of(
                "host", List.of("localhost:8080"),
                "accept", List.of("a", "b"),
                "content-type", List.of("application/json; charset=utf-8"),
                "cookie", List.of("c=1; d=2"),
                "user-agent", List.of("phone")),
            "{\"a\":1}");

    JsonNode event =
        ProxyEvent.of(request, new Routes.Match(ROUTE, Map.of("id", "o 1")), Optional.of(claims));

    assertThat(event)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"version":"2.0","routeKey":"POST /v1/offers/{id}/accept",
                     "rawPath":"/v1/offers/o%201/accept","rawQueryString":"x=1&x=2&e=%C3%A9&flag",
                     "cookies":["c=1","d=2"],
                     "headers":{"accept":"a,b","content-type":"application/json; charset=utf-8",
                       "host":"localhost:8080","user-agent":"phone"},
                     "queryStringParameters":{"x":"1,2","e":"é","flag":""},
                     "requestContext":{"accountId":"000000000000","apiId":"beckon-local",
                       "authorizer":{"jwt":{"claims":{"sub":"h-1","aud":"beckon-local",
                         "groups":"[a b]","admin":"true","exp":"1795391374"},"scopes":null}},
                       "domainName":"localhost","domainPrefix":"beckon-local",
                       "http":{"method":"POST","path":"/v1/offers/o%201/accept",
                         "protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"phone"},
                       "requestId":"r-1","routeKey":"POST /v1/offers/{id}/accept",
                       "stage":"$default","time":"22/Nov/2026:12:00:01 +0000",
                       "timeEpoch":1795348801000},
                     "pathParameters":{"id":"o 1"},"body":"{\\"a\\":1}","isBase64Encoded":false}
                    """));
  }

  @Test
  void leavesOutWhatTheRequestHasNot() {
    JsonNode event = event(request("", Map.of(), ""));

    assertThat(event.has("body")).isFalse();
    assertThat(event.has("cookies")).isFalse();
    assertThat(event.has("queryStringParameters")).isFalse();
    assertThat(event.path("requestContext").has("authorizer")).isFalse();
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void carriesABodyThatIsNoTextInBase64() {
    JsonNode event =
        event(request("", Map.of("content-type", List.of("application/octet-stream")), "hi"));

    assertThat(event.path("body").asText()).isEqualTo("aGk=");
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
  }
}
