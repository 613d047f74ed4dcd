package dev.beckon.presence.lease;

import dev.beckon.invitation.condition.Availability;
import dev.beckon.invitation.condition.Cell;
import dev.beckon.invitation.id.HostId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tickets signed with HMAC-SHA256: the 32 bytes of the signature, then the parts, all of it in
 * base64. Nothing of a text is looked at before its signature was found right. A ticket is no
 * secret; it tells its owner what its owner knows.
 */
public final class SignedTickets implements Tickets {
  /** The fewest characters of a key. */
  public static final int MIN_KEY_LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 32;

  /** Told apart from anything else that the key may ever sign, and from tickets of other form. */
  private static final String FORM = "beat1";

  private static final String BETWEEN = "#";
  private static final int PARTS = 9;

  private final SecretKeySpec key;

  /**
   * @param key of {@link #key}
   */
  public SignedTickets(SecretKeySpec key) {
    this.key = key;
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException when it is too short; does not repeat it
   */
  public static SecretKeySpec key(String text) {
    if (text.length() < MIN_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "it must have " + MIN_KEY_LENGTH + " characters or more, chosen at random");
    }
    return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  @Override
  public String write(Ticket ticket) {
    Cell cell = ticket.cell();
    String parts =
        String.join(
            BETWEEN,
            FORM,
            ticket.host().value(),
            cell.language(),
            Integer.toString(cell.shard()),
            Integer.toString(cell.category()),
            Integer.toString(cell.audience()),
            Long.toString(ticket.epoch()),
            Long.toString(ticket.until().getEpochSecond()),
            ticket.availability().name());
    byte[] body = parts.getBytes(StandardCharsets.UTF_8);
    byte[] signed = Arrays.copyOf(signature(body), SIGNATURE_BYTES + body.length);
    System.arraycopy(body, 0, signed, SIGNATURE_BYTES, body.length);
    return encoded(signed);
  }

  @Override
  public Optional<Ticket> read(String text) {
    byte[] signed;
    try {
      signed = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (signed.length <= SIGNATURE_BYTES || !text.equals(encoded(signed))) {
      return Optional.empty();
    }
    byte[] signature = Arrays.copyOf(signed, SIGNATURE_BYTES);
    byte[] body = Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length);
    return MessageDigest.isEqual(signature, signature(body))
        ? ticket(new String(body, StandardCharsets.UTF_8).split(BETWEEN, -1))
        : Optional.empty();
  }

  private static Optional<Ticket> ticket(String[] parts) {
    if (parts.length != PARTS || !parts[0].equals(FORM)) {
      return Optional.empty();
    }
    return Optional.of(
        new Ticket(
            new HostId(parts[1]),
            new Cell(
                parts[2],
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5])),
            Long.parseLong(parts[6]),
            Instant.ofEpochSecond(Long.parseLong(parts[7])),
            Availability.valueOf(parts[8])));
  }

  private static String encoded(byte[] signed) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  private byte[] signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
