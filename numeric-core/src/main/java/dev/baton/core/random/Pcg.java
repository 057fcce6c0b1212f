package dev.baton.core.random;

import dev.baton.core.internal.kernel.BitState;
import java.math.BigInteger;

/**
 * What {@link PCG64} and {@link PCG64DXSM} have in common: a linear step modulo 2<sup>128</sup>.
 */
final class Pcg {
  static final int PCG64 = 0;
  static final int PCG64DXSM = 1;

  /** PCG64's; NumPy seeds PCG64DXSM with it too. */
  static final BigInteger MULTIPLIER = new BigInteger("47026247687942121848144207491837523525");

  /** 2<sup>128</sup> over the golden ratio, odd. */
  static final BigInteger JUMP = new BigInteger("9e3779b97f4a7c15f39cc0605cedc835", 16);

  private static final int BITS = 128;

  private Pcg() {}

  /**
   * From { seed high, seed low, stream high, stream low }: a step from 0, the seed, another step.
   */
  static BitState seeded(int kind, SeedSequence sequence) {
    long[] words = sequence.generateLongState(4);
    BigInteger seed = wide(words[0], words[1]);
    BigInteger increment = mod(wide(words[2], words[3]).shiftLeft(1).setBit(0));
    BigInteger state = mod(increment.add(seed).multiply(MULTIPLIER).add(increment));
    return new BitState(kind, words(state, increment, false, 0));
  }

  static BitState copied(int kind, BitState other) {
    return new BitState(kind, other.read());
  }

  static long[] words(BigInteger state, BigInteger increment, boolean hasHalf, int half) {
    BitGenerator.checked("state", state, BITS);
    BitGenerator.checked("inc", increment, BITS);
    return new long[] {
      hasHalf ? 1 : 0,
      Integer.toUnsignedLong(half),
      state.shiftRight(Long.SIZE).longValue(),
      state.longValue(),
      increment.shiftRight(Long.SIZE).longValue(),
      increment.longValue()
    };
  }

  static BigInteger wide(long high, long low) {
    return BitGenerator.unsigned(high).shiftLeft(Long.SIZE).add(BitGenerator.unsigned(low));
  }

  /**
   * Many steps at once (Brown 1994): the step's powers of two, composed as the count's bits say.
   */
  static void advance(BitState bits, BigInteger multiplier, BigInteger count) {
    bits.lock().lock();
    try {
      long[] words = bits.read();
      BigInteger steps = BitGenerator.wrapped(count, BITS);
      BigInteger factor = multiplier;
      BigInteger increment = wide(words[4], words[5]);
      BigInteger state = wide(words[2], words[3]);
      BigInteger addend = increment;
      for (int bit = 0; bit < steps.bitLength(); bit++) {
        if (steps.testBit(bit)) {
          state = mod(state.multiply(factor).add(addend));
        }
        addend = mod(factor.add(BigInteger.ONE).multiply(addend));
        factor = mod(factor.multiply(factor));
      }
      bits.write(words(state, increment, false, 0));
    } finally {
      bits.lock().unlock();
    }
  }

  private static BigInteger mod(BigInteger number) {
    return BitGenerator.wrapped(number, BITS);
  }
}
