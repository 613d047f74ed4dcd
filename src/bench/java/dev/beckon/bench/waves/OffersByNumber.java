package dev.beckon.bench.waves;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beckon.fanout.Departure;
import dev.beckon.fanout.OfferImages;
import dev.beckon.fanout.SentOffers;
import dev.beckon.fanout.ShownOffers;
import dev.beckon.invitation.Invitation;
import dev.beckon.invitation.Offer;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import dev.beckon.invitation.id.RoomId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an offer of each record's number, to one phone, and keeps nothing of what becomes of it.
 */
final class OffersByNumber implements OfferImages, SentOffers, ShownOffers {
  private static final HostId INVITER = new HostId("de-17");
  private static final String ENDPOINT =
      "arn:aws:sns:eu-central-1:000000000000:endpoint/GCM/beckon/";

  private final Instant now;
  private final OfferId id;

  OffersByNumber(Clock clock) {
    now = clock.instant();
    id = OfferId.of(InvitationId.derivedFrom(INVITER, "bench"), now);
  }

  @Override
  public boolean isOfInvitation(JsonNode change) {
    return false;
  }

  @Override
  public Optional<Offer.Queued> queued(JsonNode change) {
    int number = change.at("/Keys/number").asInt();
    return Optional.of(
        Offer.Queued.create(
            new Offer.Facts(
                id,
                new HostId("guest-" + number),
                INVITER,
                "Gerda",
                RoomId.of(INVITER),
                "Come and see the final",
                now,
                now.plus(Duration.ofHours(1)),
                Set.of(ENDPOINT + number))));
  }

  @Override
  public Optional<Departure> departed(JsonNode change) {
    return Optional.empty();
  }

  @Override
  public Optional<Invitation> closed(JsonNode change) {
    return Optional.empty();
  }

  @Override
  public void sent(Offer.Facts offer) {}

  @Override
  public void unreachable(Offer.Facts offer) {
    throw new IllegalStateException("every phone takes pushes here");
  }

  @Override
  public void dropDevice(Offer.Facts offer, String endpoint) {
    throw new IllegalStateException("every phone takes pushes here");
  }

  @Override
  public List<Wave> untold(Invitation.Facts invitation) {
    return List.of();
  }

  @Override
  public void told(Wave wave) {}
}
