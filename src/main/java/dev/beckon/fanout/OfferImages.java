package dev.beckon.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Offer;

/** Reads an offer out of a stream record. */
public interface OfferImages {
  /**
   * @param newImage the record's {@code NewImage}
   * @throws IllegalArgumentException when it is no whole offer
   */
  Offer offer(JsonNode newImage);
}
