package dev.beckon.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.presence.HostBook.Whereabouts;
import dev.beckon.presence.lease.Lease;
import dev.beckon.scene.Scene;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two phones of one host open the app, and one is met between its two writes. */
class KeepRowTest {
  private final Scene scene = new Scene();
  private final Deque<Runnable> beforeReads = new ArrayDeque<>();
  private final Deque<Runnable> beforeNotes = new ArrayDeque<>();
  private final Candidate anna = Hosts.candidate(Hosts.ANNA, Lease.until(scene.now()));
  private final Whereabouts first =
      new Whereabouts(1, Optional.of(Cell.of(anna)), Optional.empty());
  private final KeepRow row = new KeepRow(interrupted(scene.store.hosts()), scene.store.presence());

  @BeforeEach
  void anOtherPhoneHasPutItsRow() {
    scene.known(Hosts.ANNA);
    scene.store.presence().enter(anna, 1);
  }

  @Test
  void theOneWhoseRowIsThereIsLeftTheTimeToNoteIt() {
    beforeReads.add(() -> {});
    beforeReads.add(
        () ->
            assertThat(scene.store.hosts().moveOn(Hosts.ANNA, Whereabouts.NOWHERE, first))
                .isTrue());

    assertThat(entered().ticket().epoch()).isEqualTo(2);
    assertThat(beforeReads).isEmpty();
  }

  @Test
  void aRowThatNobodyNotesIsTakenOver() {
    assertThat(entered().ticket().epoch()).isEqualTo(2);
    assertThat(scene.store.hosts().moveOn(Hosts.ANNA, Whereabouts.NOWHERE, first)).isFalse();
    assertThat(scene.store.presence().rows()).containsOnlyKeys(Hosts.ANNA);
  }

  /** Who streams something else by now took that phone's row, and is about to put it elsewhere. */
  @Test
  void aRowThatAnotherNotedAsItsOwnIsNotKept() {
    beforeReads.add(() -> scene.store.presence().take(Hosts.ANNA, Cell.of(anna), 1));
    beforeNotes.add(() -> scene.store.hosts().moveOn(Hosts.ANNA, Whereabouts.NOWHERE, first));
    beforeReads.add(() -> assertThat(scene.store.presence().rows()).isEmpty());

    assertThat(entered().ticket().epoch()).isEqualTo(2);
    assertThat(beforeReads).isEmpty();
  }

  private Beat.Reachable entered() {
    return (Beat.Reachable)
        row.enter(Hosts.ANNA, Availability.ONLINE, Optional.empty(), scene.now());
  }

  /**
   * Before each read of a host's file, and before each note of where the row is, the next happens.
   */
  private HostBook interrupted(HostBook hosts) {
    return (HostBook)
        Proxy.newProxyInstance(
            HostBook.class.getClassLoader(),
            new Class<?>[] {HostBook.class},
            (proxy, method, arguments) -> {
              Deque<Runnable> before =
                  switch (method.getName()) {
                    case "file" -> beforeReads;
                    case "moveOn" -> beforeNotes;
                    default -> new ArrayDeque<>();
                  };
              if (!before.isEmpty()) {
                before.remove().run();
              }
              try {
                return method.invoke(hosts, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
