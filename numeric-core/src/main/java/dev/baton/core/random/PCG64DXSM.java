package dev.baton.core.random;

import java.math.BigInteger;

/** PCG with the output function DXSM and a 64-bit multiplier: {@code numpy.random.PCG64DXSM}. */
public final class PCG64DXSM extends BitGenerator {
  private static final BigInteger MULTIPLIER = new BigInteger("15750249268501108917");

  private PCG64DXSM(SeedSequence seed) {
    super(Pcg.seeded(Pcg.PCG64DXSM, seed), seed);
  }

  private PCG64DXSM(PCG64DXSM other) {
    super(Pcg.copied(Pcg.PCG64DXSM, other.words()), other.seedSequenceIfAny());
  }

  /**
   * What {@code PCG64DXSM.state} has.
   *
   * @param state the state, of 128 bits
   * @param inc the increment, of 128 bits
   * @param hasUint32 whether half of a word is left of a 32-bit draw
   * @param uinteger the last such half, of 32 bits
   */
  public record State(BigInteger state, BigInteger inc, boolean hasUint32, int uinteger) {}

  /**
   * Makes a generator from a seed.
   *
   * @param seed the seed, not negative
   * @return a new generator
   * @throws IllegalArgumentException if the seed is negative
   */
  public static PCG64DXSM of(long seed) {
    return of(SeedSequence.of(seed));
  }

  /**
   * Makes a generator from a seed sequence.
   *
   * @param seed the sequence
   * @return a new generator
   */
  public static PCG64DXSM of(SeedSequence seed) {
    return new PCG64DXSM(seed);
  }

  @Override
  BitGenerator seeded(SeedSequence seed) {
    return of(seed);
  }

  /**
   * Returns the state.
   *
   * @return a value
   */
  public State state() {
    long[] words = words().read();
    return new State(
        Pcg.wide(words[2], words[3]), Pcg.wide(words[4], words[5]), words[0] != 0, (int) words[1]);
  }

  /**
   * Replaces the state.
   *
   * @param state a value that {@link #state()} gave, or NumPy's
   * @throws IllegalArgumentException if a number is negative or of more than 128 bits
   */
  public void setState(State state) {
    words().write(Pcg.words(state.state(), state.inc(), state.hasUint32(), state.uinteger()));
  }

  /**
   * Moves on as if words of 64 bits had been drawn, or back; drops the half word that may be left.
   *
   * @param words how many, modulo 2<sup>128</sup>
   * @return this
   */
  public PCG64DXSM advance(BigInteger words) {
    Pcg.advance(words(), MULTIPLIER, words);
    return this;
  }

  /**
   * Makes a copy that is far ahead: by 2<sup>128</sup> divided by the golden ratio, {@code jumps}
   * times.
   *
   * @param jumps how many times
   * @return a new generator
   */
  public PCG64DXSM jumped(long jumps) {
    return new PCG64DXSM(this).advance(Pcg.JUMP.multiply(BigInteger.valueOf(jumps)));
  }

  /**
   * Makes a copy that is far ahead by one jump.
   *
   * @return a new generator
   */
  public PCG64DXSM jumped() {
    return jumped(1);
  }
}
