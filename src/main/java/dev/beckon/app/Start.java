package dev.beckon.app;

import dev.beckon.acceptance.AcceptanceFunction;
import dev.beckon.cleanup.CleanupFunction;
import dev.beckon.fanout.FanoutFunction;
import dev.beckon.intake.IntakeFunction;
import dev.beckon.presence.PresenceFunction;
import dev.beckon.selection.SelectionFunction;
import dev.beckon.visit.VisitFunction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/**
 * Makes the one function that this Lambda is, with its clients, while Lambda still gives a whole
 * CPU to the start: the first event finds all of it there, and a missing setting fails the init.
 */
@Singleton
class Start {

  void make(@Observes StartupEvent event, Variables variables, @Any Instance<Object> functions) {
    functions.select(function(variables.required("QUARKUS_FUNQY_EXPORT"))).get();
  }

  private static Class<?> function(String name) {
    return switch (name) {
      case "intake" -> IntakeFunction.class;
      case "selection" -> SelectionFunction.class;
      case "fanout" -> FanoutFunction.class;
      case "acceptance" -> AcceptanceFunction.class;
      case "visit" -> VisitFunction.class;
      case "cleanup" -> CleanupFunction.class;
      case "presence" -> PresenceFunction.class;
      default ->
          throw new CannotStart(
              "the variable QUARKUS_FUNQY_EXPORT is wrong: there is no function " + name);
    };
  }
}
