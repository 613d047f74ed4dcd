package dev.beckon.pass.jose;

import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** The curves that passes are signed on, by their names in JOSE. */
public enum Curve {
  P256("P-256", "ES256", "SHA256withECDSAinP1363Format", 256),
  P384("P-384", "ES384", "SHA384withECDSAinP1363Format", 384);

  private final String jose;
  private final String algorithm;
  private final String signature;
  private final int bits;

  Curve(String jose, String algorithm, String signature, int bits) {
    this.jose = jose;
    this.algorithm = algorithm;
    this.signature = signature;
    this.bits = bits;
  }

  /** The {@code crv} of a key. */
  public String jose() {
    return jose;
  }

  /** The {@code alg} of what is signed; there is one for each curve. */
  public String algorithm() {
    return algorithm;
  }

  /** The JDK's name of that algorithm; its signatures are as JWS has them. */
  String signature() {
    return signature;
  }

  boolean holds(ECPrivateKey key) {
    return key.getParams().getOrder().bitLength() == bits;
  }

  /** A coordinate as JOSE writes it: of the curve's whole length, zeros in front included. */
  String coordinate(BigInteger number) {
    byte[] all = new byte[bits / Byte.SIZE];
    byte[] signed = number.toByteArray();
    int length = Math.min(signed.length, all.length);
    System.arraycopy(signed, signed.length - length, all, all.length - length, length);
    return Jws.encoded(all);
  }

  /**
   * The public point of a private key: the base point as often as the key says, which the JDK does
   * not tell. Points on the way are x/z² and y/z³, so that one division is enough.
   */
  static ECPoint publicPoint(ECPrivateKey key) {
    ECParameterSpec curve = key.getParams();
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger a = curve.getCurve().getA();
    BigInteger gx = curve.getGenerator().getAffineX();
    BigInteger gy = curve.getGenerator().getAffineY();
    BigInteger x = gx;
    BigInteger y = gy;
    BigInteger z = BigInteger.ONE;
    for (int bit = key.getS().bitLength() - 2; bit >= 0; bit--) {
      BigInteger yy = y.multiply(y).mod(p);
      BigInteger zz = z.multiply(z).mod(p);
      BigInteger s = x.multiply(yy).shiftLeft(2).mod(p);
      BigInteger m = times3(x.multiply(x)).add(a.multiply(zz.multiply(zz))).mod(p);
      BigInteger doubled = m.multiply(m).subtract(s.shiftLeft(1)).mod(p);
      z = y.multiply(z).shiftLeft(1).mod(p);
      y = m.multiply(s.subtract(doubled)).subtract(yy.multiply(yy).shiftLeft(3)).mod(p);
      x = doubled;
      if (key.getS().testBit(bit)) {
        zz = z.multiply(z).mod(p);
        BigInteger h = gx.multiply(zz).subtract(x).mod(p);
        BigInteger r = gy.multiply(zz.multiply(z)).subtract(y).mod(p);
        BigInteger hh = h.multiply(h).mod(p);
        BigInteger hhh = hh.multiply(h).mod(p);
        BigInteger v = x.multiply(hh).mod(p);
        x = r.multiply(r).subtract(hhh).subtract(v.shiftLeft(1)).mod(p);
        y = r.multiply(v.subtract(x)).subtract(y.multiply(hhh)).mod(p);
        z = h.multiply(z).mod(p);
      }
    }
    BigInteger inverse = z.modInverse(p);
    BigInteger square = inverse.multiply(inverse).mod(p);
    return new ECPoint(x.multiply(square).mod(p), y.multiply(square.multiply(inverse)).mod(p));
  }

  private static BigInteger times3(BigInteger number) {
    return number.shiftLeft(1).add(number);
  }
}
