package dev.beckon.invitation;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the compiler knows about a sealed type, so that a new case or a new move fails a test. */
final class SealedCases {
  private SealedCases() {}

  /** Every record that a value of this sealed type can be. */
  static Stream<Class<?>> of(Class<?> sealed) {
    return sealed.isSealed()
        ? Stream.of(sealed.getPermittedSubclasses()).flatMap(SealedCases::of)
        : Stream.of(sealed);
  }

  /** The names of the methods by which this state leads to one of the family. */
  static Set<String> movesOf(Class<?> state, Class<?> family) {
    Set<String> components =
        Stream.of(state.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(toUnmodifiableSet());
    return Stream.of(state.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> family.isAssignableFrom(method.getReturnType()))
        .map(Method::getName)
        .filter(name -> !components.contains(name) && !name.equals("at"))
        .collect(toCollection(TreeSet::new));
  }
}
