package dev.baton.core.random;

import dev.baton.core.internal.kernel.BitState;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Philox 4×64 of ten rounds, a bijection of a counter (Salmon and others, 2011): {@code
 * numpy.random.Philox}.
 */
public final class Philox extends BitGenerator {
  private static final int KIND = 2;
  private static final int BLOCK = 4;
  private static final int COUNTER_BITS = 256;
  private static final int KEY_BITS = 128;

  // Where the parts of the state are among the words.
  private static final int COUNTER = 2;
  private static final int KEY = 6;
  private static final int POSITION = 8;
  private static final int BUFFER = 9;
  private static final int WORDS = 13;

  private Philox(long[] words, @Nullable SeedSequence seed) {
    super(new BitState(KIND, words), seed);
  }

  /**
   * What {@code Philox.state} has.
   *
   * @param counter four words, lowest first
   * @param key two words, lowest first
   * @param buffer the last block
   * @param bufferPos which of the block's words is drawn next; 4 for none
   * @param hasUint32 whether half of a word is left of a 32-bit draw
   * @param uinteger the last such half, of 32 bits
   */
  public record State(
      List<Long> counter,
      List<Long> key,
      List<Long> buffer,
      int bufferPos,
      boolean hasUint32,
      int uinteger) {
    /**
     * Makes a state.
     *
     * @throws IllegalArgumentException if there are too few or too many words
     */
    public State {
      counter = words("counter", counter, BLOCK);
      key = words("key", key, 2);
      buffer = words("buffer", buffer, BLOCK);
      if (bufferPos < 0 || bufferPos > BLOCK) {
        throw new IllegalArgumentException("buffer position must be 0 to 4, but is " + bufferPos);
      }
    }
  }

  /**
   * Makes a generator from a seed.
   *
   * @param seed the seed, not negative
   * @return a new generator
   * @throws IllegalArgumentException if the seed is negative
   */
  public static Philox of(long seed) {
    return of(SeedSequence.of(seed));
  }

  /**
   * Makes a generator from a seed sequence.
   *
   * @param seed the sequence
   * @return a new generator
   */
  public static Philox of(SeedSequence seed) {
    long[] key = seed.generateLongState(2);
    return new Philox(initial(BigInteger.ZERO, Pcg.wide(key[1], key[0])), seed);
  }

  /**
   * Makes a generator from a key: {@code Philox(key=key, counter=counter)}.
   *
   * @param key the key, of 128 bits
   * @param counter where to begin, of 256 bits
   * @return a new generator, without a seed sequence
   * @throws IllegalArgumentException if a number is negative or of too many bits
   */
  public static Philox keyed(BigInteger key, BigInteger counter) {
    return new Philox(
        initial(checked("counter", counter, COUNTER_BITS), checked("key", key, KEY_BITS)), null);
  }

  @Override
  BitGenerator seeded(SeedSequence seed) {
    return of(seed);
  }

  private static long[] initial(BigInteger counter, BigInteger key) {
    long[] words = new long[WORDS];
    put(words, COUNTER, BLOCK, counter);
    put(words, KEY, 2, key);
    words[POSITION] = BLOCK;
    return words;
  }

  private static void put(long[] words, int at, int count, BigInteger number) {
    for (int i = 0; i < count; i++) {
      words[at + i] = number.shiftRight(Long.SIZE * i).longValue();
    }
  }

  /**
   * Returns the state.
   *
   * @return a value
   */
  public State state() {
    long[] words = words().read();
    return new State(
        list(words, COUNTER, BLOCK),
        list(words, KEY, 2),
        list(words, BUFFER, BLOCK),
        (int) words[POSITION],
        words[0] != 0,
        (int) words[1]);
  }

  private static List<Long> list(long[] words, int from, int count) {
    return Arrays.stream(words, from, from + count).boxed().toList();
  }

  /**
   * Replaces the state.
   *
   * @param state a value that {@link #state()} gave, or NumPy's
   */
  public void setState(State state) {
    long[] words = new long[WORDS];
    words[0] = state.hasUint32() ? 1 : 0;
    words[1] = Integer.toUnsignedLong(state.uinteger());
    for (int i = 0; i < BLOCK; i++) {
      words[COUNTER + i] = state.counter().get(i);
      words[BUFFER + i] = state.buffer().get(i);
    }
    words[KEY] = state.key().get(0);
    words[KEY + 1] = state.key().get(1);
    words[POSITION] = state.bufferPos();
    words().write(words);
  }

  /**
   * Moves the counter on, or back; drops what is left of the block.
   *
   * @param blocks how many blocks of four words, modulo 2<sup>256</sup>
   * @return this
   */
  public Philox advance(BigInteger blocks) {
    words().lock().lock();
    try {
      long[] words = words().read();
      BigInteger counter = BigInteger.ZERO;
      for (int i = BLOCK - 1; i >= 0; i--) {
        counter = counter.shiftLeft(Long.SIZE).add(unsigned(words[COUNTER + i]));
      }
      long[] advanced = new long[WORDS];
      System.arraycopy(words, KEY, advanced, KEY, 2);
      put(advanced, COUNTER, BLOCK, wrapped(counter.add(blocks), COUNTER_BITS));
      advanced[POSITION] = BLOCK;
      words().write(advanced);
    } finally {
      words().lock().unlock();
    }
    return this;
  }

  /**
   * Makes a copy that is 2<sup>128</sup> blocks ahead, {@code jumps} times.
   *
   * @param jumps how many times
   * @return a new generator
   */
  public Philox jumped(long jumps) {
    return new Philox(words().read(), seedSequenceIfAny())
        .advance(BigInteger.valueOf(jumps).shiftLeft(KEY_BITS));
  }

  /**
   * Makes a copy that is 2<sup>128</sup> blocks ahead.
   *
   * @return a new generator
   */
  public Philox jumped() {
    return jumped(1);
  }
}
