package dev.beckon.pass.jose;

/**
 * A public key that passes are checked with.
 *
 * @param id the {@code kid} in the header of the passes that it belongs to
 * @param curve {@code crv}
 * @param algorithm the one {@code alg} that it is good for
 * @param x in base64 for URLs, as {@code y}
 */
public record PassKey(String id, String curve, String algorithm, String x, String y) {}
