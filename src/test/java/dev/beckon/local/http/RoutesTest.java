package dev.beckon.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.local.template.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private final Routes routes =
      new Routes(
          List.of(
              route("GET", "/v1/offers/{id}"),
              route("GET", "/v1/offers/latest"),
              route("GET", "/v1/{kind}/latest"),
              route("POST", "/v1/offers/{id}/accept"),
              route("ANY", "/v1/any"),
              route("GET", "/v1/any")));

  private static Route route(String method, String path) {
    return new Route(method, path, "f", "", List.of());
  }

  private String key(String method, String path) {
    return routes.find(method, path).map(match -> match.route().key()).orElse("none");
  }

  @Test
  void aLiteralSegmentWinsOverAParameter() {
    assertThat(key("GET", "/v1/offers/latest")).isEqualTo("GET /v1/offers/latest");
    assertThat(key("GET", "/v1/offers/o-1")).isEqualTo("GET /v1/offers/{id}");
    assertThat(key("GET", "/v1/visits/latest")).isEqualTo("GET /v1/{kind}/latest");
  }

  @Test
  void theTrueMethodWinsOverAny() {
    assertThat(key("GET", "/v1/any")).isEqualTo("GET /v1/any");
    assertThat(key("PUT", "/v1/any")).isEqualTo("ANY /v1/any");
  }

  @Test
  void parametersComeDecoded() {
    assertThat(routes.find("POST", "/v1/offers/a%2Fb%20c+d/accept").orElseThrow().parameters())
        .isEqualTo(Map.of("id", "a/b c+d"));
  }

  @Test
  void nothingElseMatches() {
    assertThat(key("GET", "/v1/offers")).isEqualTo("none");
    assertThat(key("GET", "/v1/offers/")).isEqualTo("none");
    assertThat(key("GET", "/v1/offers/o-1/")).isEqualTo("none");
    assertThat(key("DELETE", "/v1/offers/o-1")).isEqualTo("none");
    assertThat(key("OPTIONS", "/v1/offers/o-1")).isEqualTo("none");
    assertThat(key("GET", "/V1/offers/o-1")).isEqualTo("none");
  }
}
