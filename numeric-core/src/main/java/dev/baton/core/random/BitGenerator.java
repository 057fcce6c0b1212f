package dev.baton.core.random;

import dev.baton.core.internal.kernel.BitState;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source of random bits: {@code numpy.random.BitGenerator}, bit for bit. It belongs to no
 * interpreter; every {@link Generator} made of it draws from the same stream, and draws of several
 * threads exclude each other.
 *
 * <p>States are values as NumPy's {@code state} has them, read and set at once.
 */
public abstract sealed class BitGenerator permits PCG64, PCG64DXSM, Philox, MT19937, SFC64 {
  private final BitState words;
  private final @Nullable SeedSequence seedSequence;

  BitGenerator(BitState words, @Nullable SeedSequence seedSequence) {
    this.words = words;
    this.seedSequence = seedSequence;
  }

  /** Returns the words that kernels work on. */
  final BitState words() {
    return words;
  }

  /** Makes a generator of the same kind. */
  abstract BitGenerator seeded(SeedSequence seed);

  /**
   * Returns the sequence that seeded it.
   *
   * @return the sequence
   * @throws IllegalStateException if it was made from a state or a key
   */
  public final SeedSequence seedSequence() {
    if (seedSequence == null) {
      throw new IllegalStateException(
          getClass().getSimpleName() + " was made from a state or a key: it has no seed sequence");
    }
    return seedSequence;
  }

  final @Nullable SeedSequence seedSequenceIfAny() {
    return seedSequence;
  }

  /**
   * Makes independent generators of the same kind, seeded by what its seed sequence spawns.
   *
   * @param children how many, not negative
   * @return new generators
   * @throws IllegalArgumentException if {@code children} is negative
   * @throws IllegalStateException if it has no seed sequence
   */
  public List<BitGenerator> spawn(int children) {
    return seedSequence().spawn(children).stream().map(this::seeded).toList();
  }

  /** Checks and wraps a number modulo 2 to the power of {@code bits}. */
  static BigInteger wrapped(BigInteger number, int bits) {
    return number.mod(BigInteger.ONE.shiftLeft(bits));
  }

  static BigInteger unsigned(long word) {
    BigInteger value = BigInteger.valueOf(word);
    return word < 0 ? value.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : value;
  }

  static BigInteger checked(String what, BigInteger number, int bits) {
    if (number.signum() < 0 || number.bitLength() > bits) {
      throw new IllegalArgumentException(
          "%s must be in [0, 2^%d), but is %s".formatted(what, bits, number));
    }
    return number;
  }

  static List<Long> words(String what, List<Long> words, int count) {
    if (words.size() != count) {
      throw new IllegalArgumentException(
          "%s must be %d words, but is %d".formatted(what, count, words.size()));
    }
    return List.copyOf(words);
  }
}
