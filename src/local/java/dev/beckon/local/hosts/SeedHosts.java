package dev.beckon.local.hosts;

import dev.beckon.aws.dynamodb.HostImport;
import dev.beckon.invitation.Profile;
import dev.beckon.invitation.condition.Asked;
import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Candidate;
import dev.beckon.invitation.condition.Category;
import dev.beckon.invitation.id.HostId;
import dev.beckon.local.Seeding;
import dev.beckon.local.dynamodb.LocalDynamoDb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
              .map(
                  profile ->
                      new HostImport.Newcomer(
                          profile, online(profile, until), phone(profile, ground)))
              .toList(),
          done ->
              ground.progress().line("           %d of %d hosts".formatted(done, profiles.size())));
    }
  }

  private static String phone(Profile profile, Ground ground) {
    return ground
        .phones()
        .createEndpoint(ground.fcmApplication(), tokenOf(profile.host()), profile.host().value());
  }

  /** The push token of a seeded host's one phone. */
  public static String tokenOf(HostId host) {
    return "phone-of-" + host.value();
  }

  /** The host as a candidate who is online. */
  public static Candidate online(Profile profile, Instant until) {
    return new Candidate(
        profile.host(),
        profile.language(),
        Category.of(profile.categories()),
        profile.region(),
        profile.level(),
        profile.audience(),
        profile.mature(),
        profile.mature(),
        Availability.ONLINE,
        until,
        Asked.NEVER);
  }
}
