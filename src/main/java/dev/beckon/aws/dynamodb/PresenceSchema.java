package dev.beckon.aws.dynamodb;

import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.condition.Signpost;
import dev.beckon.invitation.id.HostId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Keys and attribute names of the presence table; its names are short, as every byte of a row is
 * read with each look. docs/access-patterns.md tells who asks by which.
 */
final class PresenceSchema {
  /** Who the host is, packed; changes seldom. */
  static final String DESCRIPTION = "d";

  static final String LIVE = "l";
  static final String WANTS_MATURE_ROOMS = "m";

  /** How often the host was asked lately, packed. */
  static final String ASKED = "a";

  static final String EPOCH = "e";

  /** By how many seconds the last renewal moved the lease on: so the same beat is known again. */
  static final String RENEWED_BY = "f";

  /** On a signpost: the categories of the host who put it up, the main one first. */
  static final String SIGNPOST_CATEGORIES = "c";

  private static final String BETWEEN = "#";
  private static final String AFTER_ALL = "~";
  private static final int PLACE_DIGITS = 8;
  private static final int PLACE_RADIX = 32;
  private static final int CATEGORY_DIGITS = 2;
  private static final int HEX = 16;
  private static final int SIGNPOST_DIGITS = 8;
  private static final long SIGNPOST_PLACES = 1L << 32;

  private PresenceSchema() {}

  /** A row, in its cell. */
  static Schema.Key row(Cell cell, HostId host) {
    return new Schema.Key(
        partition(cell.language(), cell.shard()),
        sort(cell.placeOf(host.value())) + PackedId.pack(host));
  }

  static String partition(String language, int shard) {
    return language + BETWEEN + shard;
  }

  static String languageOf(String partition) {
    return partition.substring(0, partition.indexOf(BETWEEN));
  }

  /** Where the row at this place begins; {@link Cell#END} lies behind all of them. */
  static String sort(long place) {
    // With a one before it, so that all places have as many digits.
    return place >= Cell.END
        ? AFTER_ALL
        : Long.toString(Cell.END + place, PLACE_RADIX).substring(1);
  }

  /** The place that a row's sort key begins with. */
  static long placeOf(String sort) {
    return Long.parseLong(sort.substring(0, PLACE_DIGITS), PLACE_RADIX);
  }

  static HostId hostOf(String sort) {
    return PackedId.unpack(sort.substring(PLACE_DIGITS));
  }

  /** The signpost of one of the few hosts who put up one, in an order by hash. */
  static Schema.Key signpost(String language, HostId host) {
    double at = Signpost.at(host.value()).orElseThrow();
    return new Schema.Key(signpostPartition(language), signpostSort(at) + PackedId.pack(host));
  }

  static String signpostPartition(String language) {
    return language + BETWEEN + "signposts";
  }

  /** Where the signposts from here on begin, 0 to 1. */
  static String signpostSort(double at) {
    return at >= 1 ? AFTER_ALL : String.format("%08x", (long) (at * SIGNPOST_PLACES));
  }

  /** Where the signpost with this sort key is, 0 to 1. */
  static double signpostAt(String sort) {
    return Long.parseLong(sort, 0, SIGNPOST_DIGITS, HEX) / (double) SIGNPOST_PLACES;
  }

  /** What a signpost says, two digits for each category. */
  static String text(Signpost signpost) {
    return IntStream.concat(
            IntStream.of(signpost.category()),
            signpost.beside().stream().mapToInt(Integer::intValue).sorted())
        .mapToObj("%02x"::formatted)
        .collect(Collectors.joining());
  }

  static Signpost signpost(String text) {
    Set<Integer> beside = new TreeSet<>();
    for (int at = CATEGORY_DIGITS; at < text.length(); at += CATEGORY_DIGITS) {
      beside.add(category(text, at));
    }
    return new Signpost(category(text, 0), beside);
  }

  private static int category(String text, int at) {
    return Integer.parseInt(text, at, at + CATEGORY_DIGITS, HEX);
  }
}
