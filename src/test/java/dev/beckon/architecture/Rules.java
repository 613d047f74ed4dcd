package dev.beckon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The rules of the house, for any root package: the real one, and the one of the fixture that
 * breaks each of them.
 */
final class Rules {
  static final List<String> FUNCTIONS =
      List.of("intake", "selection", "fanout", "acceptance", "visit", "cleanup", "presence");

  /** The classes that may know JSON, by what their names end with. */
  private static final Pattern EDGE = Pattern.compile(".*(Function|Routes|Json|Body|Images)");

  private static final Pattern NO_NAME =
      Pattern.compile(".*(Impl|Service|Manager|Utils?|Helper|Dto|DTO)");

  private static final String SDK = "software.amazon.awssdk..";

  private final String root;

  Rules(String root) {
    this.root = root;
  }

  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("the core knows java and itself only", core());
    rules.put("functions know neither the edges of AWS nor the wiring", functionsLookInwards());
    rules.put("functions do not know each other", functionsStandAlone());
    rules.put("only aws and app know the SDK", sdkStaysOutside());
    rules.put("only aws.dynamodb knows DynamoDB", sdkHome("dynamodb"));
    rules.put("only aws.sns knows SNS", sdkHome("sns"));
    rules.put("only aws.sqs knows SQS", sdkHome("sqs"));
    rules.put("use cases and ports know no JSON, CDI or Quarkus", useCasesArePlain());
    rules.put("nothing knows the laptop runner", nothingKnowsLocal());
    rules.put("time and chance are handed in", timeAndChanceAreHandedIn());
    rules.put("a class is named after what it does", names());
    rules.put("only app sleeps", onlyAppSleeps());
    NativeRules nativeRules = new NativeRules(root);
    rules.put("a native build knows all that is read and reflected on", nativeRules.allIsKnown());
    rules.put("no static field holds what is of the running machine", nativeRules.statics());
    return rules;
  }

  private ArchRule core() {
    return classes()
        .that()
        .resideInAPackage(in("invitation.."))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", in("invitation.."));
  }

  private ArchRule functionsLookInwards() {
    return noClasses()
        .that()
        .resideInAnyPackage(functions())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("aws.."), in("livekit.."), in("app.."), in("local.."));
  }

  private ArchRule functionsStandAlone() {
    return SlicesRuleDefinition.slices()
        .matching(in("(" + String.join("|", FUNCTIONS) + ").."))
        .should()
        .notDependOnEachOther();
  }

  private ArchRule sdkStaysOutside() {
    return noClasses()
        .that(liveOutside("aws..", "app.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SDK);
  }

  private ArchRule sdkHome(String service) {
    return noClasses()
        .that(liveOutside("aws." + service + "..", "app.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon.awssdk.services." + service + "..");
  }

  private ArchRule useCasesArePlain() {
    return noClasses()
        .that(
            resideInAnyPackage(functions())
                .or(resideInAnyPackage(in("invitation..")))
                .and(describe("are no edge", type -> !isEdge(type))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson..", "jakarta..", "io.quarkus..");
  }

  private ArchRule nothingKnowsLocal() {
    return noClasses()
        .that(liveOutside("local.."))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in("local.."));
  }

  private ArchRule timeAndChanceAreHandedIn() {
    return noClasses()
        .that(liveOutside("app.."))
        .should()
        .accessTargetWhere(describe("asks the clock or the dice itself", Rules::isTimeOrChance));
  }

  private ArchRule names() {
    return noClasses()
        .that(liveAnywhere())
        .should()
        .haveNameMatching(NO_NAME.pattern() + "(\\$.*)?");
  }

  private ArchRule onlyAppSleeps() {
    return noClasses()
        .that(liveOutside("app.."))
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .orShould()
        .callMethod(TimeUnit.class, "sleep", long.class);
  }

  private static boolean isTimeOrChance(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    boolean newRandom =
        name.equals("<init>")
            && access.getTargetOwner().isAssignableTo(Random.class)
            && access instanceof JavaConstructorCall call
            && call.getTarget().getRawParameterTypes().isEmpty();
    return newRandom
        || (owner.startsWith("java.time.") && name.equals("now") && !takesClock(access))
        || (owner.equals(Clock.class.getName()) && name.startsWith("system"))
        || (owner.equals(System.class.getName())
            && (name.equals("currentTimeMillis") || name.equals("nanoTime")))
        || (owner.equals(UUID.class.getName()) && name.equals("randomUUID"))
        || (owner.equals(Math.class.getName()) && name.equals("random"))
        || (owner.equals(ThreadLocalRandom.class.getName()) && name.equals("current"));
  }

  /** {@code Instant.now(clock)} asks the clock that was handed in. */
  private static boolean takesClock(JavaAccess<?> access) {
    return access.getTarget().getFullName().contains("(" + Clock.class.getName() + ")");
  }

  /** A class nested in an edge class is part of it. */
  private static boolean isEdge(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return EDGE.matcher(outermost.getSimpleName()).matches();
  }

  private DescribedPredicate<JavaClass> liveAnywhere() {
    return resideInAnyPackage(in(".")).as("live in this house");
  }

  private DescribedPredicate<JavaClass> liveOutside(String... packages) {
    List<String> inside = new ArrayList<>();
    for (String name : packages) {
      inside.add(in(name));
    }
    return liveAnywhere()
        .and(DescribedPredicate.not(resideInAnyPackage(inside.toArray(String[]::new))));
  }

  private String[] functions() {
    return FUNCTIONS.stream().map(name -> in(name + "..")).toArray(String[]::new);
  }

  private String in(String name) {
    return root + "." + name;
  }
}
