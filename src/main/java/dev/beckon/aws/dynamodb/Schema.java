package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.EntryId;
import dev.beckon.invitation.id.HostId;
import dev.beckon.invitation.id.InvitationId;
import dev.beckon.invitation.id.OfferId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.CRC32;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys, attributes and index of both tables. Every name lives here and nowhere else. */
final class Schema {
  static final String PK = "pk";
  static final String SK = "sk";

  /** What an item is; stream filters read it. */
  static final String KIND = "kind";

  static final String KIND_INVITATION = "INVITATION";
  static final String KIND_OFFER = "OFFER";

  static final String STATE = "state";

  /** When DynamoDB may forget the item, epoch seconds. Tidies up; decides nothing. */
  static final String TTL = "ttl";

  // --- the index of what is due: sparse, keys only ---
  static final String DUE_INDEX = "due";
  static final String DUE_PARTITION = "duePartition";
  static final String DUE_AT = "dueAt";
  static final int DUE_PARTITIONS = 4;

  // --- invitation: the head ---
  static final String STATE_OPEN = "OPEN";
  static final String INVITER = "inviter";
  static final String ROOM = "room";
  static final String SEATS = "seats";

  /** Seats nobody has. An open invitation without any is filled. */
  static final String FREE = "free";

  static final String GUESTS = "guests";
  static final String CREATED_AT = "createdAt";
  static final String DEADLINE = "deadline";
  static final String ROOM_UNTIL = "roomUntil";
  static final String ENDED_AT = "endedAt";
  static final String FINGERPRINT = "fingerprint";
  static final String OFFERED = "offered";

  /** The number of the last wave that is out. */
  static final String WAVE = "wave";

  static final String WAVED_AT = "wavedAt";

  /** How many offers were live when it went out, thousandths. */
  static final String LIVE = "live";

  /** How many offers were accepted, and when the last one was. */
  static final String TAKEN = "taken";

  static final String TAKEN_AT = "takenAt";

  /** Which list of hosts the waves go down, and how many of it were asked. */
  static final String LIST_OF = "listOf";

  static final String LISTED = "listed";

  /** What was known of the inviter's accept rate, thousandths. */
  static final String RATE_ASKED = "rateAsked";

  static final String RATE_ACCEPTED = "rateAccepted";

  /** There while a wave is to be sent; selection's stream filter reads it. */
  static final String WAVE_PENDING = "wavePending";

  /** How far the selection had to go beyond what was asked for. */
  static final String WIDENED = "widened";

  /** What each guest is promised, and for how many milliseconds of a stay. */
  static final String REWARD = "reward";

  static final String MINIMUM_DWELL = "minimumDwell";

  /** Points that are held for the guests, and how many of these have no claim any more. */
  static final String HELD = "held";

  static final String RESOLVED = "resolved";

  // --- invitation: the terms ---
  static final String INVITER_NAME = "inviterName";
  static final String MATURE_ROOM = "matureRoom";
  static final String MESSAGE = "message";
  static final String LANGUAGES = "languages";
  static final String CATEGORIES = "categories";
  static final String REGIONS = "regions";
  static final String LEVEL_MIN = "levelMin";
  static final String LEVEL_MAX = "levelMax";
  static final String AUDIENCE_MIN = "audienceMin";
  static final String AUDIENCE_MAX = "audienceMax";
  static final String MATURE = "mature";
  static final String AVAILABILITY = "availability";
  static final String EXCLUDED = "excluded";
  static final String FRIENDS_ONLY = "friendsOnly";
  static final String WIDEN = "widen";

  // --- wave: whom it asked ---
  static final String ASKED_HOSTS = "hosts";

  // --- whom a selection picked ---
  static final String PICKED = "picked";
  static final String PICKED_AT = "pickedAt";
  static final String EVERYBODY = "everybody";

  /** There once the phones of the wave were told that the invitation is closed. */
  static final String TOLD = "told";

  /** On the guard of one per room: the invitation that holds it. */
  static final String INVITATION = "invitation";

  /** When the host invited lately, the newest first. */
  static final String INVITED = "invited";

  // --- offer, and the visit it may become ---
  static final String OFFERED_AT = "offeredAt";
  static final String EXPIRES_AT = "expiresAt";
  static final String ENDPOINTS = "endpoints";
  static final String SEEN_AT = "seenAt";
  static final String WHY = "why";
  static final String VISIT_STATE = "visitState";
  static final String GRANTED_AT = "grantedAt";
  static final String JOINED_AT = "joinedAt";
  static final String LAST_BEAT_AT = "lastBeatAt";
  static final String DWELL_MILLIS = "dwellMillis";

  /** On a visit: when its guest came back by themselves, the first time. */
  static final String CAME_BACK_AT = "cameBackAt";

  /** What became of the reward; absent while it is held. */
  static final String REWARD_STATE = "rewardState";

  static final String REWARD_WHY = "rewardWhy";

  // --- wallet ---
  static final String BALANCE = "balance";

  /** What is owed, the oldest first; absent when nothing is. */
  static final String DEBTS = "debts";

  /** When the guest, or the pair, was rewarded lately, the newest first. */
  static final String REWARDED = "rewarded";

  // --- line of a wallet ---
  static final String COUNTER = "counter";
  static final String AMOUNT = "amount";
  static final String CAUSE = "cause";

  /** On an order of an operator: what a reversal could not take. */
  static final String OWED = "owed";

  static final String ABOUT = "about";
  static final String AT = "at";

  /** On a pair: the two have had the same phone. */
  static final String KIN = "kin";

  // --- host ---
  static final String NAME = "name";
  static final String LANGUAGE = "language";
  static final String REGION = "region";
  static final String LEVEL = "level";
  static final String AUDIENCE = "audience";
  static final String CELL = "cell";

  /** Grows with every fresh beat and every sign-out; a row of an older one is over. */
  static final String EPOCH = "epoch";

  /** The last fresh beat that came with a key, and what it was given. */
  static final String BEAT_KEY = "beatKey";

  static final String BEAT_LIVE = "beatLive";
  static final String BEAT_UNTIL = "beatUntil";
  static final String ASK_ME = "askMe";
  static final String MATURE_ROOMS = "matureRooms";
  static final String DO_NOT_DISTURB_UNTIL = "doNotDisturbUntil";
  static final String MUTED = "muted";
  static final String FRIENDS_ALWAYS = "friendsAlways";
  static final String ZONE = "zone";
  static final String QUIET_HOURS = "quietHours";

  /** When the quiet hours come next, as far as that was worked out. */
  static final String QUIET_FROM = "quietFrom";

  static final String PER_HOUR = "perHour";
  static final String PER_DAY = "perDay";
  static final String PAUSE_MINUTES = "pauseMinutes";

  /** Grows with each change of what the host said. */
  static final String SAID = "said";

  /** The last askings, the newest first, three elements each. */
  static final String LATELY = "lately";

  static final String LAST_ASKED_AT = "lastAskedAt";

  /** The last day on which the host was asked, and how often on it and on the day before. */
  static final String ASKED_DAY = "askedDay";

  static final String ASKED_ON_DAY = "askedOnDay";
  static final String ASKED_BEFORE = "askedBefore";

  /** The visit the host is in; there is no other one while it is there. */
  static final String VISITING = "visiting";

  static final String FRIENDS = "friends";
  static final String HOST = "host";
  static final String DEVICE = "device";

  // --- report of an offer ---
  static final String REASON = "reason";
  static final String TEXT = "text";
  static final String REPORTED_AT = "reportedAt";

  // --- dead letter ---
  static final String RECORD = "record";

  /** How long what is over stays readable. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final String HOST_PREFIX = "HOST#";
  private static final String OFFER_PREFIX = "OFFER#";
  private static final String TERMS_PREFIX = "INVITATION#";
  private static final String ENTRY_PREFIX = "ENTRY#";
  private static final String DEVICE_PREFIX = "device#";
  private static final String INVITATION_PREFIX = "INVITATION#";
  private static final String WAVE_PREFIX = "WAVE#";
  private static final String PICKS_PREFIX = "PICKS#";
  private static final String AFTER_ALL = "~";

  /** Reports are few: one partition holds them. */
  static final String REPORTS = "REPORTS";

  private Schema() {}

  /** The head of an invitation: small, changes. */
  static Key head(InvitationId id) {
    return new Key(invitationPartition(id), "HEAD");
  }

  /** Whom one wave of an invitation asked; beside the head. */
  static Key wave(InvitationId id, int number) {
    return new Key(invitationPartition(id), WAVE_PREFIX + "%03d".formatted(number));
  }

  /** Whom the selection for this wave picked, for later ones as well; beside the head. */
  static Key picks(InvitationId id, int wave) {
    return new Key(invitationPartition(id), PICKS_PREFIX + "%03d".formatted(wave));
  }

  static String wavesFrom() {
    return WAVE_PREFIX;
  }

  static String wavesTo() {
    return WAVE_PREFIX + AFTER_ALL;
  }

  static int waveOf(String sort) {
    return Integer.parseInt(cut(sort, WAVE_PREFIX));
  }

  /** The terms of an invitation: never change; the inviter's newest sort last. */
  static Key terms(HostId inviter, OfferId offerId) {
    return new Key(hostPartition(inviter), TERMS_PREFIX + offerId.value());
  }

  /** Where the inviter's terms of invitations begin and end. */
  static String termsFrom() {
    return TERMS_PREFIX;
  }

  static String termsBefore(String cursor) {
    return TERMS_PREFIX + cursor;
  }

  static String termsTo() {
    return TERMS_PREFIX + AFTER_ALL;
  }

  /** The guard of one open invitation per room. */
  static Key roomGuard(HostId inviter) {
    return new Key(hostPartition(inviter), "ROOM");
  }

  /** An offer, in its candidate's partition: one per invitation and host. */
  static Key offer(HostId candidate, OfferId id) {
    return new Key(hostPartition(candidate), OFFER_PREFIX + id.value());
  }

  static String offersFrom(String lowestId) {
    return OFFER_PREFIX + lowestId;
  }

  static String offersTo() {
    return OFFER_PREFIX + AFTER_ALL;
  }

  /** Preferences, counts and the visit of a host: what decides whether the host is asked. */
  static Key ask(HostId host) {
    return new Key(hostPartition(host), "ASK");
  }

  /** Who a host is. */
  static Key card(HostId host) {
    return new Key(hostPartition(host), "CARD");
  }

  /** Whom the host calls friends. */
  static Key friends(HostId host) {
    return new Key(hostPartition(host), "FRIENDS");
  }

  /** A host's points. */
  static Key wallet(HostId host) {
    return new Key(hostPartition(host), "WALLET");
  }

  /** A line of a wallet; the newest sort last. */
  static Key entry(HostId host, EntryId id) {
    return new Key(hostPartition(host), ENTRY_PREFIX + id.value());
  }

  static String entriesFrom() {
    return ENTRY_PREFIX;
  }

  static String entriesBefore(String cursor) {
    return ENTRY_PREFIX + cursor;
  }

  static String entriesTo() {
    return ENTRY_PREFIX + AFTER_ALL;
  }

  static EntryId entryOf(String sort) {
    return new EntryId(cut(sort, ENTRY_PREFIX));
  }

  /** What an operator asked for, and what came of it. */
  static Key order(String id) {
    return new Key("ORDER#" + id, "ORDER");
  }

  /** How these two have rewarded each other, whoever of them the other. */
  static Key pair(HostId one, HostId other) {
    boolean inOrder = one.compareTo(other) <= 0;
    return new Key("PAIR#%s#%s".formatted(inOrder ? one : other, inOrder ? other : one), "PAIR");
  }

  /** ASK and CARD lie side by side, so one query reads a host's whole file. */
  static String fileFrom() {
    return "ASK";
  }

  static String fileTo() {
    return "CARD";
  }

  /** The attribute of the ask item that tells of a phone. */
  static String device(String deviceId) {
    return DEVICE_PREFIX + deviceId;
  }

  /** Who owns a push token. */
  static Key tokenOwner(String tokenHash) {
    return new Key("TOKEN#" + tokenHash, "OWNER");
  }

  static Key deadLetter(String function, String recordId) {
    return new Key("DEAD#" + function, recordId);
  }

  /** What a host has to say about an offer; the newest offers sort last. */
  static Key report(OfferId offer, HostId reporter) {
    return new Key(REPORTS, offer.value() + "#" + reporter.value());
  }

  /** Where nothing is ever written. */
  static Key nothing() {
    return new Key("NOTHING", "NOTHING");
  }

  /** A cell as a host's card remembers it. */
  static String text(Cell cell) {
    return "%s#%d#%d#%d".formatted(cell.language(), cell.shard(), cell.category(), cell.audience());
  }

  static Cell cell(String text) {
    String[] parts = text.split("#", -1);
    return new Cell(
        parts[0],
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]));
  }

  static String invitationPartition(InvitationId id) {
    return INVITATION_PREFIX + id.value();
  }

  static String hostPartition(HostId host) {
    return HOST_PREFIX + host.value();
  }

  static HostId hostOf(String partition) {
    return new HostId(cut(partition, HOST_PREFIX));
  }

  static OfferId offerOf(String sort) {
    return new OfferId(cut(sort, OFFER_PREFIX));
  }

  static OfferId termsOf(String sort) {
    return new OfferId(cut(sort, TERMS_PREFIX));
  }

  static InvitationId invitationOf(String partition) {
    return new InvitationId(cut(partition, INVITATION_PREFIX));
  }

  static String deviceOf(String attribute) {
    return cut(attribute, DEVICE_PREFIX);
  }

  static boolean isDevice(String attribute) {
    return attribute.startsWith(DEVICE_PREFIX);
  }

  static boolean isInvitation(String partition) {
    return partition.startsWith(INVITATION_PREFIX);
  }

  /** The partition of the due index that this item's entry lies in. */
  static String duePartition(Key key) {
    return "due-" + hash(key.pk() + key.sk()) % DUE_PARTITIONS;
  }

  private static String cut(String text, String prefix) {
    if (!text.startsWith(prefix)) {
      throw new IllegalArgumentException("not a key of " + prefix);
    }
    return text.substring(prefix.length());
  }

  private static long hash(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** A primary key of either table. */
  record Key(String pk, String sk) {
    Map<String, AttributeValue> asMap() {
      return Map.of(PK, AttributeValue.fromS(pk), SK, AttributeValue.fromS(sk));
    }
  }
}
