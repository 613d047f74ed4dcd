package dev.beckon.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beckon.invitation.id.InvitationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimerBodyTest {
  private static final InvitationId ID = new InvitationId("scm490eiohe9nuqm");

  @Test
  void whatIsWrittenIsRead() {
    TimerBody body = new TimerBody(ID, 7);

    assertThat(body.json()).isEqualTo("{\"invitation\":\"scm490eiohe9nuqm\",\"wave\":7}");
    assertThat(TimerBody.read(body.json())).isEqualTo(body);
  }

  @Test
  void whatALaterVersionSaysBesidesIsLetPass() {
    assertThat(TimerBody.read("{\"wave\":1,\"invitation\":\"scm490eiohe9nuqm\",\"why\":\"x\"}"))
        .isEqualTo(new TimerBody(ID, 1));
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    assertThatThrownBy(() -> TimerBody.read("{\"wave\":0}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no timer: invitation is no id of an invitation; wave is no number from 1 on");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "not JSON | no JSON",
        "{\"invitation\":\"scm490eiohe9nuqm\"} | no timer: wave is no number from 1 on",
        "{\"invitation\":\"scm490eiohe9nuqm\",\"wave\":\"1\"} | no timer: wave is no number from 1 on",
        "{\"invitation\":\"scm490eiohe9nuqm\",\"wave\":1.5} | no timer: wave is no number from 1 on",
        "{\"invitation\":\"scm490eiohe9nuqm\",\"wave\":9999999999} | no timer: wave is no number from 1 on",
        "{\"invitation\":\"SCM490EIOHE9NUQM\",\"wave\":1} | no timer: invitation is no id of an invitation",
        "{\"invitation\":null,\"wave\":1} | no timer: invitation is no id of an invitation",
        "[] | no timer: invitation is no id of an invitation; wave is no number from 1 on",
        "17 | no timer: invitation is no id of an invitation; wave is no number from 1 on"
      })
  void whatIsNoTimerIsRefused(String body, String message) {
    assertThatThrownBy(() -> TimerBody.read(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void anEmptyMessageIsNoTimer() {
    assertThatThrownBy(() -> TimerBody.read("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wavesAreNumberedFromOneOn() {
    assertThatThrownBy(() -> new TimerBody(ID, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("waves are numbered from 1 on, not 0");
  }
}
