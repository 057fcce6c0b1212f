package dev.baton.core.random;

/**
 * PCG64's seeding (pcg-random.org, {@code pcg_setseq_128_srandom}), in 128-bit arithmetic on pairs
 * of longs.
 */
final class Pcg64 {
  private static final long MULTIPLIER_HIGH = 2549297995355413924L;
  private static final long MULTIPLIER_LOW = 4865540595714422341L;

  private Pcg64() {}

  /**
   * Turns { seed high, seed low, stream high, stream low } into { state high, state low, increment
   * high, increment low }.
   */
  static void seed(long[] words) {
    long seedHigh = words[0];
    long seedLow = words[1];
    long incrementHigh = (words[2] << 1) | (words[3] >>> 63);
    long incrementLow = (words[3] << 1) | 1;
    // The first step from state 0 gives the increment itself; then the seed is added and a second
    // step taken.
    long low = incrementLow + seedLow;
    long carry = Long.compareUnsigned(low, seedLow) < 0 ? 1 : 0;
    long high = incrementHigh + seedHigh + carry;
    long productLow = low * MULTIPLIER_LOW;
    long productHigh =
        Math.unsignedMultiplyHigh(low, MULTIPLIER_LOW)
            + high * MULTIPLIER_LOW
            + low * MULTIPLIER_HIGH;
    words[1] = productLow + incrementLow;
    carry = Long.compareUnsigned(words[1], incrementLow) < 0 ? 1 : 0;
    words[0] = productHigh + incrementHigh + carry;
    words[2] = incrementHigh;
    words[3] = incrementLow;
  }
}
