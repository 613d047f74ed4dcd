package dev.beckon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold here, and each of them was seen to fail where it is broken. */
class ArchitectureTest {
  private static final String HOUSE = "dev.beckon";
  private static final String BROKEN_HOUSE = "dev.beckon.architecture.fixture";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(HOUSE);

  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(BROKEN_HOUSE);

  /** Which class of the fixture breaks which rule. */
  private static final Map<String, List<String>> BREAKERS =
      Map.ofEntries(
          Map.entry("the core knows java and itself only", List.of("invitation.KnowsIntake")),
          Map.entry(
              "functions know neither the edges of AWS nor the wiring",
              List.of("fanout.KnowsAdapter", "fanout.KnowsMedia", "presence.KnowsWiring")),
          Map.entry("functions do not know each other", List.of("intake.KnowsSelection")),
          Map.entry("only aws and app know the SDK", List.of("selection.KnowsSdk")),
          Map.entry("only aws.dynamodb knows DynamoDB", List.of("aws.sns.KnowsDynamo")),
          Map.entry("only aws.sns knows SNS", List.of("aws.dynamodb.KnowsSns")),
          Map.entry("only aws.sqs knows SQS", List.of("aws.sns.KnowsSqs")),
          Map.entry(
              "use cases and ports know no JSON, CDI or Quarkus",
              List.of("intake.ReadsTheWire", "intake.KnowsCdi", "invitation.KnowsQuarkus")),
          Map.entry("nothing knows the laptop runner", List.of("aws.sns.KnowsRunner")),
          Map.entry(
              "time and chance are handed in",
              List.of(
                  "visit.AsksTheClock.instant",
                  "visit.AsksTheClock.clock",
                  "visit.AsksTheClock.millis",
                  "visit.AsksTheClock.date",
                  "visit.ThrowsDice.uuid",
                  "visit.ThrowsDice.random",
                  "visit.ThrowsDice.secure",
                  "visit.ThrowsDice.math")),
          Map.entry(
              "a class is named after what it does",
              List.of(
                  "cleanup.SweepImpl",
                  "cleanup.SweepService",
                  "cleanup.SweepManager",
                  "cleanup.SweepUtils",
                  "cleanup.SweepHelper",
                  "cleanup.SweepDto")),
          Map.entry(
              "a native build knows all that is read and reflected on",
              List.of(
                  "cleanup.OpensTheUnknown.byName",
                  "cleanup.OpensTheUnknown.resource",
                  "cleanup.OpensTheUnknown.reflected",
                  "cleanup.OpensTheUnknown.service",
                  "cleanup.OpensTheUnknown.file",
                  "cleanup.OpensTheUnknown.variable",
                  "cleanup.OpensTheUnknown.bound",
                  "cleanup.OpensTheUnknown.written",
                  "cleanup.RegistersItself")),
          Map.entry(
              "no static field holds what is of the running machine",
              List.of(
                  "cleanup.KeepsTheBuildMachine.DICE",
                  "cleanup.KeepsTheBuildMachine.CLOCK",
                  "cleanup.KeepsTheBuildMachine.THREAD",
                  "cleanup.KeepsTheBuildMachine.POOL",
                  "cleanup.KeepsTheBuildMachine.START")),
          Map.entry(
              "only app sleeps", List.of("acceptance.Sleeps.thread", "acceptance.Sleeps.unit")));

  static Stream<String> rules() {
    return new Rules(HOUSE).all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleHolds(String name) {
    new Rules(HOUSE).all().get(name).check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleIsSeenToFailOnTheFixtureThatBreaksIt(String name) {
    ArchRule rule = new Rules(BROKEN_HOUSE).all().get(name);

    String violations = rule.evaluate(BROKEN).getFailureReport().toString();

    assertThat(BREAKERS.get(name)).isNotEmpty();
    assertThat(violations)
        .contains(
            BREAKERS.get(name).stream().map(breaker -> BROKEN_HOUSE + "." + breaker).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleLetsPassWhatIsRight(String name) {
    ArchRule rule = new Rules(BROKEN_HOUSE).all().get(name);

    assertThat(rule.evaluate(BROKEN).getFailureReport().getDetails())
        .noneMatch(violation -> isOf(violation, "app.Wires"))
        .noneMatch(violation -> isOf(violation, "intake.GoodFunction"))
        .noneMatch(violation -> isOf(violation, "intake.GoodJson"));
  }

  @Test
  void whatIsImportedIsTheWholeOfMainAndNothingOfTheTests() {
    assertThat(MAIN.stream().map(type -> type.getPackageName()))
        .contains(Rules.FUNCTIONS.stream().map(name -> HOUSE + "." + name).toArray(String[]::new))
        .noneMatch(name -> name.startsWith(HOUSE + ".local"))
        .noneMatch(name -> name.startsWith(HOUSE + ".architecture"));
  }

  /** A violation begins with who broke the rule; whom it was broken with comes after. */
  private static boolean isOf(String violation, String name) {
    return violation.split("<", 3)[1].startsWith(BROKEN_HOUSE + "." + name);
  }
}
