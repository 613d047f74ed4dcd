package dev.beckon.selection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.http.Json;
import dev.beckon.invitation.id.InvitationId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a timer of waves says when it goes off: {@code {"invitation":"…","wave":1}}.
 *
 * @param wave the last wave that was out when it was set, from 1 on
 */
public record TimerBody(InvitationId invitation, int wave) {
  private static final String INVITATION = "invitation";
  private static final String WAVE = "wave";

  public TimerBody {
    if (wave < 1) {
      throw new IllegalArgumentException("waves are numbered from 1 on, not " + wave);
    }
  }

  /**
   * Reads one; fields beyond the two are nobody's business.
   *
   * @throws IllegalArgumentException naming every fault, when it is none
   */
  public static TimerBody read(String body) {
    JsonNode json;
    try {
      json = Json.parse(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
    String invitation = json.path(INVITATION).asText();
    JsonNode wave = json.path(WAVE);
    List<String> faults = new ArrayList<>();
    if (!InvitationId.isValid(invitation)) {
      faults.add("invitation is no id of an invitation");
    }
    if (!wave.canConvertToExactIntegral() || !wave.canConvertToInt() || wave.intValue() < 1) {
      faults.add("wave is no number from 1 on");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("no timer: " + String.join("; ", faults));
    }
    return new TimerBody(new InvitationId(invitation), wave.intValue());
  }

  /** As {@link #read} reads it. */
  public String json() {
    return Json.object().put(INVITATION, invitation.value()).put(WAVE, wave).toString();
  }
}
