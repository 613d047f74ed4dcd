package dev.beckon.fanout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import java.util.Optional;

/** Reads what a stream record says; {@code change} is its {@code dynamodb} part. */
public interface OfferImages {

  /** Whether it is the head of an invitation that changed. */
  boolean isOfInvitation(JsonNode change);

  /**
   * The offer that is to be pushed now: one that was just put, or put back into the queue. Empty
   * for what else happens to an offer, such as being seen before its push.
   *
   * @throws IllegalArgumentException when it is no whole offer
   */
  Optional<Offer.Queued> queued(JsonNode change);

  /**
   * The visit that has just ended, in whatever way.
   *
   * @throws IllegalArgumentException when it is no whole offer
   */
  Optional<Departure> departed(JsonNode change);

  /**
   * The invitation that could be accepted before and cannot any more, by any way but the time that
   * its offers name.
   *
   * @throws IllegalArgumentException when it is no whole invitation
   */
  Optional<Invitation> closed(JsonNode change);
}
