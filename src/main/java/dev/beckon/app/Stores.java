package dev.beckon.app;

import dev.beckon.aws.dynamodb.DynamoBoundaries;
import dev.beckon.aws.dynamodb.DynamoDeadLetters;
import dev.beckon.aws.dynamodb.DynamoDue;
import dev.beckon.aws.dynamodb.DynamoEscrows;
import dev.beckon.aws.dynamodb.DynamoFriends;
import dev.beckon.aws.dynamodb.DynamoHosts;
import dev.beckon.aws.dynamodb.DynamoInvitations;
import dev.beckon.aws.dynamodb.DynamoOffers;
import dev.beckon.aws.dynamodb.DynamoOrders;
import dev.beckon.aws.dynamodb.DynamoOutcomes;
import dev.beckon.aws.dynamodb.DynamoPresence;
import dev.beckon.aws.dynamodb.DynamoReturns;
import dev.beckon.aws.dynamodb.DynamoVisits;
import dev.beckon.aws.dynamodb.DynamoWallets;
import dev.beckon.aws.dynamodb.DynamoWaveBook;
import dev.beckon.aws.dynamodb.DynamoWaves;
import dev.beckon.aws.dynamodb.StreamImages;
import dev.beckon.aws.dynamodb.Table;
import dev.beckon.aws.sns.SnsEndpoints;
import dev.beckon.aws.sns.SnsPush;
import dev.beckon.aws.sqs.SqsWaveTimer;
import dev.beckon.invitation.Unavailable;
import dev.beckon.invitation.port.Tally;
import dev.beckon.pass.SignedVisitTickets;
import dev.beckon.presence.Device;
import dev.beckon.presence.lease.SignedTickets;
import dev.beckon.ticket.Seal;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What stands behind the ports: DynamoDB, SNS, SQS, the tickets' key. The environment says where.
 */
class Stores {

  @Produces
  @Singleton
  DynamoInvitations invitations(BeckonTable table) {
    return new DynamoInvitations(table.table());
  }

  @Produces
  @Singleton
  DynamoOffers offers(BeckonTable table) {
    return new DynamoOffers(table.table());
  }

  @Produces
  @Singleton
  DynamoWaveBook waveBook(BeckonTable table) {
    return new DynamoWaveBook(table.table());
  }

  @Produces
  @Singleton
  DynamoWaves waves(BeckonTable table) {
    return new DynamoWaves(table.table());
  }

  @Produces
  @Singleton
  DynamoVisits visits(BeckonTable table) {
    return new DynamoVisits(table.table());
  }

  @Produces
  @Singleton
  DynamoReturns returns(BeckonTable table) {
    return new DynamoReturns(table.table());
  }

  @Produces
  @Singleton
  DynamoEscrows escrows(BeckonTable table) {
    return new DynamoEscrows(table.table());
  }

  @Produces
  @Singleton
  DynamoWallets wallets(BeckonTable table) {
    return new DynamoWallets(table.table());
  }

  @Produces
  @Singleton
  DynamoOrders orders(BeckonTable table) {
    return new DynamoOrders(table.table());
  }

  @Produces
  @Singleton
  DynamoHosts hosts(BeckonTable table) {
    return new DynamoHosts(table.table());
  }

  @Produces
  @Singleton
  DynamoDue due(BeckonTable table) {
    return new DynamoDue(table.table());
  }

  @Produces
  @Singleton
  DynamoDeadLetters deadLetters(BeckonTable table, Clock clock) {
    return new DynamoDeadLetters(table.table(), clock);
  }

  @Produces
  @Singleton
  DynamoPresence presence(DynamoDbClient client, Variables variables) {
    return new DynamoPresence(table(client, variables, "BECKON_PRESENCE_TABLE"));
  }

  @Produces
  @Singleton
  DynamoFriends friends(BeckonTable table, DynamoPresence presence) {
    return new DynamoFriends(table.table(), presence);
  }

  @Produces
  @Singleton
  BeckonTable beckonTable(DynamoDbClient client, Variables variables) {
    return new BeckonTable(table(client, variables, "BECKON_TABLE"));
  }

  @Produces
  @Singleton
  DynamoBoundaries boundaries(BeckonTable table) {
    return new DynamoBoundaries(table.table());
  }

  @Produces
  @Singleton
  DynamoOutcomes outcomes(BeckonTable table) {
    return new DynamoOutcomes(table.table());
  }

  /** Lines of the log, where there is a name that CloudWatch shall know them by. */
  @Produces
  @Singleton
  Tally tally(Variables variables, Clock clock) {
    return variables
        .optional("BECKON_METRICS", Function.identity())
        .<Tally>map(namespace -> new MetricLines(namespace, clock, System.out::println))
        .orElse(Tally.NONE);
  }

  @Produces
  @Singleton
  StreamImages images() {
    return new StreamImages();
  }

  @Produces
  @Singleton
  SnsPush push(SnsClient client, Clock clock) {
    return new SnsPush(client, clock);
  }

  @Produces
  @Singleton
  SnsEndpoints endpoints(SnsClient client, Variables variables) {
    Map<Device.Platform, String> applications = new EnumMap<>(Device.Platform.class);
    variables
        .optional("BECKON_PUSH_FCM_APPLICATION_ARN", SnsEndpoints::fcmApplication)
        .ifPresent(arn -> applications.put(Device.Platform.FCM, arn));
    variables
        .optional("BECKON_PUSH_APNS_APPLICATION_ARN", SnsEndpoints::apnsApplication)
        .ifPresent(arn -> applications.put(Device.Platform.APNS, arn));
    return new SnsEndpoints(client, applications);
  }

  /** A queue that was there when the function started. */
  @Produces
  @Singleton
  SqsWaveTimer waveTimer(SqsClient client, Variables variables) {
    String variable = "BECKON_WAVE_QUEUE";
    String url = variables.required(variable, SqsWaveTimer::queueUrl);
    SqsWaveTimer timer = new SqsWaveTimer(client, url);
    try {
      timer.touch();
    } catch (SqsWaveTimer.NoSuchQueue e) {
      throw new CannotStart("the variable %s names no queue: %s".formatted(variable, url), e);
    } catch (Unavailable e) {
      throw new CannotStart("the queue of %s, %s, does not answer".formatted(variable, url), e);
    }
    return timer;
  }

  @Produces
  @Singleton
  SignedTickets tickets(Secrets secrets) {
    return new SignedTickets(seal(secrets));
  }

  @Produces
  @Singleton
  SignedVisitTickets visitTickets(Secrets secrets) {
    return new SignedVisitTickets(seal(secrets));
  }

  private static Seal seal(Secrets secrets) {
    return secrets.required("BECKON_TICKET_KEY", Seal::read);
  }

  /** A table that was there when the function started. */
  private static Table table(DynamoDbClient client, Variables variables, String variable) {
    String name = variables.required(variable);
    Random random = new Random();
    Table table = new Table(client, name, atMost -> sleep(random, atMost));
    try {
      table.touch();
    } catch (Table.NoSuchTable e) {
      throw new CannotStart("the variable %s names no table: %s".formatted(variable, name), e);
    } catch (Unavailable e) {
      throw new CannotStart("the table of %s, %s, does not answer".formatted(variable, name), e);
    }
    return table;
  }

  private static void sleep(Random random, Duration atMost) {
    try {
      Thread.sleep(random.nextLong(atMost.toMillis() + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to try again", e);
    }
  }

  /** The beckon table, told apart from the presence table by its type. */
  record BeckonTable(Table table) {}
}
