package dev.beckon.selection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Invitation;

/** Reads an invitation out of a stream record. */
public interface InvitationImages {
  /**
   * @param newImage the record's {@code NewImage}
   * @throws IllegalArgumentException when it is no whole invitation
   */
  Invitation invitation(JsonNode newImage);
}
