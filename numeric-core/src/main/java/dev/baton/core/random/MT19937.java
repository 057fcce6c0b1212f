package dev.baton.core.random;

import dev.baton.core.internal.kernel.BitState;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matsumoto and Nishimura's Mersenne twister (1998): {@code numpy.random.MT19937}. */
public final class MT19937 extends BitGenerator {
  private static final int KIND = 3;
  private static final int HEAD = 3;
  private static final int POSITION = 2;

  /** The length of the key. */
  static final int KEY_WORDS = 624;

  private MT19937(int[] key, int position, @Nullable SeedSequence seed) {
    super(new BitState(KIND, words(key, position)), seed);
  }

  /**
   * What {@code MT19937.state} has.
   *
   * @param key 624 words of 32 bits
   * @param pos which of them is drawn next; 624 for none
   */
  public record State(List<Integer> key, int pos) {
    /**
     * Makes a state.
     *
     * @throws IllegalArgumentException if there are not 624 words, or the position is not among
     *     them
     */
    public State {
      if (key.size() != KEY_WORDS || pos < 0 || pos > KEY_WORDS) {
        throw new IllegalArgumentException(
            "key must be %d words and pos at most that, but there are %d and pos is %d"
                .formatted(KEY_WORDS, key.size(), pos));
      }
      key = List.copyOf(key);
    }
  }

  /**
   * Makes a generator from a seed.
   *
   * @param seed the seed, not negative
   * @return a new generator
   * @throws IllegalArgumentException if the seed is negative
   */
  public static MT19937 of(long seed) {
    return of(SeedSequence.of(seed));
  }

  /**
   * Makes a generator from a seed sequence.
   *
   * @param seed the sequence
   * @return a new generator
   */
  public static MT19937 of(SeedSequence seed) {
    int[] key = seed.generateState(KEY_WORDS);
    key[0] = Integer.MIN_VALUE; // Not all may be 0.
    // Where NumPy's seeding leaves it, at the last word.
    return new MT19937(key, KEY_WORDS - 1, seed);
  }

  @Override
  BitGenerator seeded(SeedSequence seed) {
    return of(seed);
  }

  private static long[] words(int[] key, int position) {
    long[] words = new long[HEAD + KEY_WORDS / 2];
    words[POSITION] = position;
    for (int i = 0; i < KEY_WORDS; i++) {
      // Two words in one, as memory has them on little-endian processors.
      words[HEAD + i / 2] |= Integer.toUnsignedLong(key[i]) << (Integer.SIZE * (i % 2));
    }
    return words;
  }

  private static int[] key(long[] words) {
    int[] key = new int[KEY_WORDS];
    for (int i = 0; i < KEY_WORDS; i++) {
      key[i] = (int) (words[HEAD + i / 2] >>> (Integer.SIZE * (i % 2)));
    }
    return key;
  }

  /**
   * Returns the state.
   *
   * @return a value
   */
  public State state() {
    long[] words = words().read();
    return new State(Arrays.stream(key(words)).boxed().toList(), (int) words[POSITION]);
  }

  /**
   * Replaces the state.
   *
   * @param state a value that {@link #state()} gave, or NumPy's
   */
  public void setState(State state) {
    words().write(words(state.key().stream().mapToInt(Integer::intValue).toArray(), state.pos()));
  }

  /**
   * Makes a copy that is 2<sup>128</sup> draws ahead, {@code jumps} times. Some milliseconds each;
   * the first in a process takes longer.
   *
   * @param jumps how many times, not negative
   * @return a new generator
   * @throws IllegalArgumentException if {@code jumps} is negative
   */
  public MT19937 jumped(int jumps) {
    if (jumps < 0) {
      throw new IllegalArgumentException("jumps must not be negative, but is " + jumps);
    }
    long[] words = words().read();
    int[] key = key(words);
    int position = (int) words[POSITION];
    for (int i = 0; i < jumps; i++) {
      position = TwisterJump.jump(key, position);
    }
    return new MT19937(key, position, seedSequenceIfAny());
  }

  /**
   * Makes a copy that is 2<sup>128</sup> draws ahead.
   *
   * @return a new generator
   */
  public MT19937 jumped() {
    return jumped(1);
  }
}
