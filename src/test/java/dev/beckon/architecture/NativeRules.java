package dev.beckon.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Executor;
import software.amazon.awssdk.core.SdkClient;

/**
 * What holds for whatever is compiled natively. The types that functions take and give are
 * registered by Quarkus; anything else that needs it would stand in {@code app.NativeHints}. {@code
 * app.Bootstrap} runs on a JVM only.
 */
final class NativeRules {
  private static final Set<String> BY_NAME =
      Set.of("forName", "loadClass", "newInstance", "getResource", "getResourceAsStream");

  /** Trees need no registration; what binds types does. */
  private static final Set<String> TREES_ONLY =
      Set.of("<init>", "enable", "disable", "configure", "readTree", "createObjectNode");

  private static final List<String> READERS =
      List.of("java.lang.reflect.", "java.nio.file.", "java.io.File", "java.io.RandomAccessFile");

  private static final List<Class<?>> LOADERS = List.of(ServiceLoader.class, ResourceBundle.class);

  private static final List<Class<?>> OF_THE_MACHINE =
      List.of(
          Random.class, Clock.class, Instant.class, Thread.class, Executor.class, SdkClient.class);

  private final String root;

  NativeRules(String root) {
    this.root = root;
  }

  ArchRule allIsKnown() {
    return noClasses()
        .that(describe("are compiled natively", this::isCompiledNatively))
        .should(accessTargetWhere(describe("opens what no build knows", NativeRules::isUnknown)))
        .orShould(beAnnotatedWith(RegisterForReflection.class))
        .orShould(beAnnotatedWith(RegisterResourceBundle.class));
  }

  ArchRule statics() {
    return noFields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(describe("are compiled natively", this::isCompiledNatively))
        .should()
        .haveRawType(
            describe(
                "what belongs to the running machine",
                type -> OF_THE_MACHINE.stream().anyMatch(type::isAssignableTo)));
  }

  private boolean isCompiledNatively(JavaClass type) {
    return type.getPackageName().startsWith(root)
        && !type.getName().equals(root + ".app.Bootstrap")
        && !type.getName().equals(root + ".app.NativeHints");
  }

  private static boolean isUnknown(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return READERS.stream().anyMatch(owner.getName()::startsWith)
        || LOADERS.stream().anyMatch(owner::isAssignableTo)
        || (isClassOrLoader(owner) && BY_NAME.contains(name))
        || (owner.isEquivalentTo(System.class) && name.equals("getenv"))
        || (owner.isAssignableTo(ObjectMapper.class) && !TREES_ONLY.contains(name));
  }

  private static boolean isClassOrLoader(JavaClass owner) {
    return owner.isEquivalentTo(Class.class) || owner.isAssignableTo(ClassLoader.class);
  }
}
