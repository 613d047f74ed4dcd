package dev.beckon.local.hosts;

import dev.beckon.aws.dynamodb.HostImport;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.id.HostId;
import dev.beckon.local.Seeding;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Brings hosts into the tables: every one online with one Android phone, and wanting to be asked;
 * into rooms for adults only who has such a room.
 */
public final class SeedHosts implements Seeding {
  /** Nobody beats for them, so they stay for as long as one plays. */
  private static final Duration ONLINE_FOR = Duration.ofHours(12);

  private final List<Profile> profiles;
  private final Clock clock;

  public SeedHosts(List<Profile> profiles, Clock clock) {
    this.profiles = List.copyOf(profiles);
    this.clock = clock;
  }

  @Override
  public void seed(Ground ground) {
    Instant until = clock.instant().plus(ONLINE_FOR);
    try (DynamoDbClient client = LocalDynamoDb.client(ground.dynamoDb())) {
      HostImport hosts =
          new HostImport(
              client, ground.tables().get("BeckonTable"), ground.tables().get("PresenceTable"));
      hosts.bringIn(
          profiles.stream()
              .map(profile -> new HostImport.Newcomer(profile, candidate(profile, until, ground)))
              .toList(),
          done ->
              ground.progress().line("           %d of %d hosts".formatted(done, profiles.size())));
    }
  }

  private static Candidate candidate(Profile profile, Instant until, Ground ground) {
    String endpoint =
        ground
            .phones()
            .createEndpoint(
                ground.fcmApplication(), tokenOf(profile.host()), profile.host().value());
    return online(profile, until, endpoint);
  }

  /** The push token of a seeded host's one phone. */
  public static String tokenOf(HostId host) {
    return "phone-of-" + host.value();
  }

  /** The host as a candidate who is online, with this phone. */
  public static Candidate online(Profile profile, Instant until, String endpoint) {
    return new Candidate(
        profile.host(),
        profile.language(),
        profile.categories(),
        profile.region(),
        profile.level(),
        profile.audience(),
        profile.mature(),
        profile.mature(),
        Availability.ONLINE,
        until,
        Asked.NEVER,
        Set.of(endpoint));
  }
}
