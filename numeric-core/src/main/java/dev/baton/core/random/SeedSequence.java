package dev.baton.core.random;

/**
 * Spreads a seed over as many bits as a generator's state needs: {@code numpy.random.SeedSequence}
 * (numpy/random/bit_generator.pyx, after M. E. O'Neill's seed_seq). Arithmetic is on unsigned
 * 32-bit words.
 */
final class SeedSequence {
  private static final int POOL_SIZE = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;
  private static final int SHIFT = 16;

  private final int[] pool = new int[POOL_SIZE];
  private int hashConstant = INIT_A;

  SeedSequence(long seed) {
    if (seed < 0) {
      throw new IllegalArgumentException("seed must not be negative, but is " + seed);
    }
    // The seed's words, lowest first; what is missing counts as 0.
    int[] words = {(int) seed, (int) (seed >>> 32), 0, 0};
    for (int i = 0; i < POOL_SIZE; i++) {
      pool[i] = hash(words[i]);
    }
    for (int from = 0; from < POOL_SIZE; from++) {
      for (int to = 0; to < POOL_SIZE; to++) {
        if (from != to) {
          pool[to] = mix(pool[to], hash(pool[from]));
        }
      }
    }
  }

  private int hash(int word) {
    int value = word ^ hashConstant;
    hashConstant *= MULT_A;
    value *= hashConstant;
    return value ^ (value >>> SHIFT);
  }

  private static int mix(int x, int y) {
    int value = MIX_LEFT * x - MIX_RIGHT * y;
    return value ^ (value >>> SHIFT);
  }

  /** Returns 64-bit words of state: {@code generate_state(count, numpy.uint64)}. */
  long[] state(int count) {
    long[] result = new long[count];
    int constant = INIT_B;
    for (int i = 0; i < 2 * count; i++) {
      int value = pool[i % POOL_SIZE] ^ constant;
      constant *= MULT_B;
      value *= constant;
      value ^= value >>> SHIFT;
      result[i / 2] |= Integer.toUnsignedLong(value) << (32 * (i % 2));
    }
    return result;
  }
}
