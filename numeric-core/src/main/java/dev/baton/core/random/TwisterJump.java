package dev.baton.core.random;

import java.math.BigInteger;

/**
 * Jumps of the Mersenne twister by 2<sup>128</sup> steps. Its step is a linear map of 19937 bits;
 * with the map's characteristic polynomial φ and g(t) = t^(2^128) mod φ, all over the field of two
 * elements, the jump is g of the map (Haramoto and others, 2008), by Horner's rule. φ is as
 * Matsumoto and Nishimura give it (1998, appendix A.2).
 */
final class TwisterJump {
  private static final int N = MT19937.KEY_WORDS;
  private static final int M = 397;
  private static final int LOWER_BITS = 31;
  private static final int DEGREE = 19937;
  private static final int MATRIX = 0x9908b0df;
  private static final int LOG_STEPS = 128;

  private TwisterJump() {}

  /** Computed at the first jump. */
  private static final class Polynomial {
    static final BigInteger JUMP = jump();

    /**
     * φ = PQ^31 + Σ a[i]·PQ^(30-i) + a[31], P = t^n + t^m, Q = t^(n-1) + t^(m-1), a the matrix'
     * bits.
     */
    private static int[] exponents() {
      BigInteger sum = BigInteger.ONE;
      for (int i = 0; i < LOWER_BITS; i++) {
        // Horner in Q: (…(Q + a[0])·Q + a[1])·Q …
        sum = sum.shiftLeft(N - 1).xor(sum.shiftLeft(M - 1));
        sum = (MATRIX >>> i & 1) != 0 ? sum.flipBit(0) : sum;
      }
      BigInteger phi = sum.shiftLeft(N).xor(sum.shiftLeft(M));
      phi = (MATRIX >>> LOWER_BITS & 1) != 0 ? phi.flipBit(0) : phi;
      int[] exponents = new int[phi.bitCount()];
      for (int i = 0, bit = -1; i < exponents.length; i++) {
        do {
          bit++;
        } while (!phi.testBit(bit));
        exponents[i] = bit;
      }
      return exponents;
    }

    private static BigInteger jump() {
      int[] phi = exponents();
      boolean[] g = new boolean[DEGREE];
      g[1] = true;
      for (int i = 0; i < LOG_STEPS; i++) {
        boolean[] square = new boolean[2 * DEGREE];
        for (int bit = 0; bit < DEGREE; bit++) {
          square[2 * bit] = g[bit];
        }
        for (int bit = 2 * DEGREE - 1; bit >= DEGREE; bit--) {
          if (square[bit]) {
            for (int exponent : phi) {
              square[bit - DEGREE + exponent] ^= true;
            }
          }
        }
        System.arraycopy(square, 0, g, 0, DEGREE);
      }
      byte[] bytes = new byte[DEGREE / 8 + 1];
      for (int bit = 0; bit < DEGREE; bit++) {
        if (g[bit]) {
          bytes[bytes.length - 1 - bit / 8] |= (byte) (1 << bit % 8);
        }
      }
      return new BigInteger(1, bytes);
    }
  }

  /**
   * Jumps. The key is a ring that begins at the position, as NumPy has it.
   *
   * @return the new position
   */
  static int jump(int[] key, int position) {
    int start = position % N;
    int[] ring = key.clone();
    int at = start;
    int bit = Polynomial.JUMP.bitLength() - 1;
    for (; bit > 0; bit--) {
      at = step(ring, at);
      if (Polynomial.JUMP.testBit(bit - 1)) {
        for (int i = 0; i < N; i++) {
          ring[(at + i) % N] ^= key[(start + i) % N];
        }
      }
    }
    System.arraycopy(ring, 0, key, 0, N);
    return at;
  }

  private static int step(int[] ring, int at) {
    int y = (ring[at] & 0x80000000) | (ring[(at + 1) % N] & 0x7fffffff);
    ring[at] = ring[(at + M) % N] ^ (y >>> 1) ^ (-(y & 1) & MATRIX);
    return (at + 1) % N;
  }
}
