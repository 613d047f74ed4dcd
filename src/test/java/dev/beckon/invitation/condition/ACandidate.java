package dev.beckon.invitation.condition;

import dev.beckon.invitation.id.HostId;
import java.time.Instant;
import java.util.List;

/** A host of the Twitch data set who can be asked; each attribute can be told otherwise. */
final class ACandidate {
  private HostId host = new HostId("en-4022");
  private String language = "en";
  private List<String> categories = List.of("139", "224", "257");
  private String region = "GB";
  private int level = 20;
  private long audience = 1112;
  private boolean mature = false;
  private Availability availability = Availability.ONLINE;

  ACandidate host(String id) {
    host = new HostId(id);
    return this;
  }

  ACandidate language(String code) {
    language = code;
    return this;
  }

  ACandidate categories(String... all) {
    categories = List.of(all);
    return this;
  }

  ACandidate region(String code) {
    region = code;
    return this;
  }

  ACandidate level(int number) {
    level = number;
    return this;
  }

  ACandidate audience(long viewers) {
    audience = viewers;
    return this;
  }

  ACandidate mature() {
    mature = true;
    return this;
  }

  ACandidate live() {
    availability = Availability.LIVE;
    return this;
  }

  Candidate build() {
    return new Candidate(
        host,
        language,
        Category.of(categories),
        region,
        level,
        audience,
        mature,
        false,
        availability,
        Instant.parse("2026-11-22T20:10:00Z"),
        Asked.NEVER);
  }
}
