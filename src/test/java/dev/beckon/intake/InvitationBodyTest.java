package dev.beckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.beckon.http.Catalogue;
import dev.beckon.http.Json;
import dev.beckon.http.Problem;
import org.junit.jupiter.api.Test;

/** The categories that a condition may name. */
class InvitationBodyTest {
  private static final String BODY =
      "{\"seats\":1,\"condition\":{\"languages\":[\"en\"],"
          + "\"categories\":[\"chess\",\"poker\",\"go\"]}}";

  @Test
  void whereTheCatalogueIsKnownOtherCategoriesAreRefused() throws JsonProcessingException {
    assertThat(InvitationBody.read(Json.parse(BODY), Catalogue.read("chess,go")).faults())
        .containsExactly(
            new Problem.Fault(
                "/condition/categories/1", "must be one of the categories of this service"));
  }

  @Test
  void whereItIsNotAnyWellFormedOneIsTaken() throws JsonProcessingException {
    assertThat(InvitationBody.read(Json.parse(BODY), Catalogue.ANY).faults()).isEmpty();
  }
}
