package dev.beckon.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beckon.fixtures.Hosts;
import dev.beckon.function.FunctionProfile;
import dev.beckon.function.Lambda;
import dev.beckon.function.Stage;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.port.EndVisit;
import dev.beckon.scene.Scene;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cleanup function, woken by the schedule. */
@QuarkusTest
@TestProfile(CleanupFunctionTest.Cleanup.class)
class CleanupFunctionTest {
  @Inject Stage stage;
  private Scene scene;

  /** Runs cleanup. */
  public static final class Cleanup extends FunctionProfile {
    public Cleanup() {
      super("cleanup");
    }
  }

  @BeforeEach
  void nothingHappenedYet() {
    scene = stage.begin();
  }

  @Test
  void theScheduleSweepsWhatIsDueAndSaysHowMuch() {
    Invitation.Open open = scene.invite(3);
    scene.grant(open, Hosts.ANNA);
    scene.after(Duration.ofMinutes(10));

    assertThat(Lambda.invoke("cleanup-schedule").toString()).isEqualTo("{\"done\":2,\"failed\":0}");
    assertThat(scene.written(open).state()).isEqualTo("ROOM_ENDED");
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("NO_SHOW");
  }

  @Test
  void aTimerThatFiresTwiceChangesNothing() {
    scene.invite(3);
    scene.after(Duration.ofMinutes(10));
    Lambda.invoke("cleanup-schedule");

    assertThat(Lambda.invoke("cleanup-schedule").toString()).isEqualTo("{\"done\":0,\"failed\":0}");
  }

  @Test
  void whatFailedIsCountedAndWaits() {
    Invitation.Open open = scene.invite(3);
    scene.grant(open, Hosts.ANNA);
    scene.after(Duration.ofSeconds(90));
    stage.away(EndVisit.class);

    assertThat(Lambda.invoke("cleanup-schedule").toString()).isEqualTo("{\"done\":1,\"failed\":1}");
    assertThat(scene.visitOf(open, Hosts.ANNA).state()).isEqualTo("GRANTED");
  }
}
