package dev.beckon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.beckon.acceptance.AcceptanceFunction;
import dev.beckon.http.Routes;
import dev.beckon.intake.IntakeFunction;
import dev.beckon.intake.points.PointsRoutes;
import dev.beckon.presence.PresenceFunction;
import dev.beckon.visit.VisitFunction;
import io.quarkus.funqy.Funq;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The list of Lambdas is the same in the template and in the tree. */
class TemplateTest {
  private final SamTemplate template = readTemplate();

  @Test
  void eachLambdaOfTheTemplateIsAFunctionInItsOwnPackageAndTheOtherWayRound() {
    Map<String, String> byTree = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.beckon")) {
      for (JavaMethod method : type.getMethods()) {
        if (method.isAnnotatedWith(Funq.class)) {
          byTree.put(method.getAnnotationOfType(Funq.class).value(), type.getName());
        }
      }
    }
    Map<String, String> byTemplate = new TreeMap<>();
    template
        .exports()
        .forEach(
            (resource, export) ->
                byTemplate.put(export, "dev.beckon." + export + "." + capitalized(resource)));

    assertThat(byTemplate).hasSize(7).isEqualTo(byTree);
    assertThat(byTree.keySet()).isEqualTo(new HashSet<>(Rules.FUNCTIONS));
  }

  @Test
  void eachLambdaIsCalledAfterTheFunctionItExports() {
    assertThat(template.exports())
        .allSatisfy(
            (resource, export) -> assertThat(resource).isEqualTo(capitalized(export) + "Function"));
  }

  @Test
  void everyRouteOfTheTemplateIsAnsweredAndEveryAnsweredRouteIsInTheTemplate() {
    Map<String, Set<String>> answered = new TreeMap<>();
    answered.put(
        "intake",
        keys(
            new IntakeFunction(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new PointsRoutes(null, null, null),
                    null,
                    null,
                    null)
                .routes()));
    answered.put(
        "acceptance", keys(new AcceptanceFunction(null, null, null, null, null, null).routes()));
    answered.put("visit", keys(new VisitFunction(null, null, null, null, null, null).routes()));
    answered.put(
        "presence",
        keys(new PresenceFunction(null, null, null, null, null, null, null, null).routes()));

    assertThat(template.routes()).isEqualTo(answered);
  }

  @Test
  void everyStreamTriggerReportsTheRecordItFailedAt() {
    assertThat(template.triggers("DynamoDB"))
        .hasSize(2)
        .allSatisfy(
            (name, properties) -> {
              assertThat(properties.get("FunctionResponseTypes").toString())
                  .isEqualTo("[ReportBatchItemFailures]");
              assertThat(properties)
                  .containsKeys(
                      "MaximumRetryAttempts",
                      "MaximumRecordAgeInSeconds",
                      "BisectBatchOnFunctionError",
                      "DestinationConfig",
                      "FilterCriteria");
            });
  }

  @Test
  void everyQueueTriggerReportsWhichMessagesFailed() {
    assertThat(template.triggers("SQS"))
        .containsOnlyKeys("WaveTimer")
        .allSatisfy(
            (name, properties) ->
                assertThat(properties)
                    .containsEntry("FunctionResponseTypes", List.of("ReportBatchItemFailures"))
                    .containsEntry("BatchSize", 10));
  }

  @Test
  void aMessageStaysWithItsFunctionForSixTimesItsTimeoutAndIsGivenUpToAQueueThatWaitsLonger()
      throws IOException {
    Map<String, Object> resources =
        SamTemplate.at(SamTemplate.document(Path.of("template.yaml")), "Resources");
    Map<String, Object> queue = SamTemplate.at(resources, "WaveTimerQueue", "Properties");
    Map<String, Object> lost = SamTemplate.at(resources, "LostTimersQueue", "Properties");

    assertThat(queue)
        .containsEntry("VisibilityTimeout", 6 * template.timeoutSeconds(0).get("selection"));
    assertThat(SamTemplate.at(queue, "RedrivePolicy"))
        .containsEntry("deadLetterTargetArn", "LostTimersQueue.Arn");
    assertThat((Integer) lost.get("MessageRetentionPeriod"))
        .isGreaterThan((Integer) queue.get("MessageRetentionPeriod"));
  }

  private static Set<String> keys(Routes routes) {
    return routes.keys();
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static SamTemplate readTemplate() {
    try {
      return SamTemplate.read(Path.of("template.yaml"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
