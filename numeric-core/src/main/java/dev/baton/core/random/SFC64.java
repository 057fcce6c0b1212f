package dev.baton.core.random;

import dev.baton.core.internal.kernel.BitState;
import java.util.Arrays;
import java.util.List;

/** Doty-Humphrey's small fast counting generator: {@code numpy.random.SFC64}. It cannot jump. */
public final class SFC64 extends BitGenerator {
  private static final int KIND = 4;
  private static final int WORDS = 4;
  private static final int WARM_UP = 12;

  private SFC64(SeedSequence seed) {
    super(new BitState(KIND, initial(seed.generateLongState(3))), seed);
  }

  /**
   * What {@code SFC64.state} has.
   *
   * @param state three words and the counter
   * @param hasUint32 whether half of a word is left of a 32-bit draw
   * @param uinteger the last such half, of 32 bits
   */
  public record State(List<Long> state, boolean hasUint32, int uinteger) {
    /**
     * Makes a state.
     *
     * @throws IllegalArgumentException if there are not four words
     */
    public State {
      state = words("state", state, WORDS);
    }
  }

  /**
   * Makes a generator from a seed.
   *
   * @param seed the seed, not negative
   * @return a new generator
   * @throws IllegalArgumentException if the seed is negative
   */
  public static SFC64 of(long seed) {
    return of(SeedSequence.of(seed));
  }

  /**
   * Makes a generator from a seed sequence.
   *
   * @param seed the sequence
   * @return a new generator
   */
  public static SFC64 of(SeedSequence seed) {
    return new SFC64(seed);
  }

  @Override
  BitGenerator seeded(SeedSequence seed) {
    return of(seed);
  }

  private static long[] initial(long[] seed) {
    long a = seed[0];
    long b = seed[1];
    long c = seed[2];
    for (long counter = 1; counter <= WARM_UP; counter++) {
      long word = a + b + counter;
      a = b ^ (b >>> 11);
      b = c + (c << 3);
      c = Long.rotateLeft(c, 24) + word;
    }
    return new long[] {0, 0, a, b, c, WARM_UP + 1};
  }

  /**
   * Returns the state.
   *
   * @return a value
   */
  public State state() {
    long[] words = words().read();
    return new State(
        Arrays.stream(words, 2, words.length).boxed().toList(), words[0] != 0, (int) words[1]);
  }

  /**
   * Replaces the state.
   *
   * @param state a value that {@link #state()} gave, or NumPy's
   */
  public void setState(State state) {
    List<Long> s = state.state();
    words()
        .write(
            state.hasUint32() ? 1 : 0,
            Integer.toUnsignedLong(state.uinteger()),
            s.get(0),
            s.get(1),
            s.get(2),
            s.get(3));
  }
}
