package dev.baton.core.random;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Spreads entropy of any size over as many bits as a generator's state needs: {@code
 * numpy.random.SeedSequence} (numpy/random/bit_generator.pyx, after M. E. O'Neill's seed_seq).
 * Arithmetic is on unsigned 32-bit words.
 *
 * <p>Sequences {@linkplain #spawn(int) spawned} from one are independent of it and of each other.
 */
public final class SeedSequence {
  private static final int DEFAULT_POOL_SIZE = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;
  private static final int SHIFT = 16;
  private static final long MAX_CHILDREN = 1L << 32;

  private final List<BigInteger> entropy;
  private final List<Long> spawnKey;
  private final int[] pool;
  private int hashConstant = INIT_A;
  private long childrenSpawned;

  private SeedSequence(List<BigInteger> entropy, List<Long> spawnKey, int poolSize) {
    if (poolSize < DEFAULT_POOL_SIZE) {
      throw new IllegalArgumentException(
          "pool size must be at least %d, but is %d".formatted(DEFAULT_POOL_SIZE, poolSize));
    }
    this.entropy = List.copyOf(entropy);
    this.spawnKey = List.copyOf(spawnKey);
    this.pool = new int[poolSize];
    mix(assembled());
  }

  /**
   * Takes a number as entropy.
   *
   * @param seed the number, not negative
   * @return a new sequence
   * @throws IllegalArgumentException if the seed is negative
   */
  public static SeedSequence of(long seed) {
    return of(BigInteger.valueOf(seed));
  }

  /**
   * Takes numbers as entropy, {@code SeedSequence([a, b, ...])}; one number is as that number
   * alone.
   *
   * @param seeds the numbers, none negative
   * @return a new sequence
   * @throws IllegalArgumentException if a seed is negative
   */
  public static SeedSequence of(long... seeds) {
    return of(
        LongStream.of(seeds).mapToObj(BigInteger::valueOf).toList(), List.of(), DEFAULT_POOL_SIZE);
  }

  /**
   * Takes numbers of any size as entropy.
   *
   * @param seeds the numbers, none negative
   * @return a new sequence
   * @throws IllegalArgumentException if a seed is negative
   */
  public static SeedSequence of(BigInteger... seeds) {
    return of(Arrays.asList(seeds), List.of(), DEFAULT_POOL_SIZE);
  }

  /**
   * Makes any sequence.
   *
   * @param entropy numbers of any size, none negative
   * @param spawnKey what tells it from others of the same entropy, none negative
   * @param poolSize the words that entropy is pooled in, at least 4
   * @return a new sequence
   * @throws IllegalArgumentException if a number is negative or the pool too small
   */
  public static SeedSequence of(List<BigInteger> entropy, List<Long> spawnKey, int poolSize) {
    return new SeedSequence(entropy, spawnKey, poolSize);
  }

  /**
   * Takes 128 bits of the system's entropy.
   *
   * @return a new sequence, different each time
   */
  public static SeedSequence fresh() {
    return of(new BigInteger(32 * DEFAULT_POOL_SIZE, new SecureRandom()));
  }

  /**
   * Returns what it was made of.
   *
   * @return the numbers given; one for a single seed
   */
  public List<BigInteger> entropy() {
    return entropy;
  }

  /**
   * Returns what tells it from others of the same entropy.
   *
   * @return which child of which child it is; empty if none
   */
  public List<Long> spawnKey() {
    return spawnKey;
  }

  /**
   * Returns the size of its pool.
   *
   * @return 32-bit words
   */
  public int poolSize() {
    return pool.length;
  }

  /**
   * Returns how many sequences were spawned from it.
   *
   * @return the number of the next child
   */
  public synchronized long childrenSpawned() {
    return childrenSpawned;
  }

  /**
   * Makes independent sequences of the same entropy.
   *
   * @param children how many, not negative
   * @return new sequences, other ones each time
   * @throws IllegalArgumentException if {@code children} is negative
   */
  public synchronized List<SeedSequence> spawn(int children) {
    if (children < 0) {
      throw new IllegalArgumentException("children must not be negative, but is " + children);
    }
    if (childrenSpawned + children > MAX_CHILDREN) {
      throw new IllegalStateException(
          "%d children were spawned and %d more are too many".formatted(childrenSpawned, children));
    }
    List<SeedSequence> spawned = new ArrayList<>();
    for (int i = 0; i < children; i++) {
      List<Long> key = Stream.concat(spawnKey.stream(), Stream.of(childrenSpawned++)).toList();
      spawned.add(new SeedSequence(entropy, key, pool.length));
    }
    return spawned;
  }

  /**
   * Returns 32-bit words of state: {@code generate_state(count)}.
   *
   * @param count how many
   * @return the same words each time
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public int[] generateState(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must not be negative, but is " + count);
    }
    int[] state = new int[count];
    int constant = INIT_B;
    for (int i = 0; i < count; i++) {
      int value = pool[i % pool.length] ^ constant;
      constant *= MULT_B;
      value *= constant;
      state[i] = value ^ (value >>> SHIFT);
    }
    return state;
  }

  /**
   * Returns 64-bit words of state: {@code generate_state(count, numpy.uint64)}.
   *
   * @param count how many
   * @return the same words each time
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public long[] generateLongState(int count) {
    int[] halves = generateState(Math.multiplyExact(2, count));
    return IntStream.range(0, count)
        .mapToLong(
            i -> Integer.toUnsignedLong(halves[2 * i]) | ((long) halves[2 * i + 1] << Integer.SIZE))
        .toArray();
  }

  @Override
  public String toString() {
    return "SeedSequence[entropy=%s, spawnKey=%s]".formatted(entropy, spawnKey);
  }

  // ---- the pool ---------------------------------------------------------------------------------

  /** Entropy first, then the key; zeros between, so that a key is never taken for entropy. */
  private int[] assembled() {
    IntStream words = entropy.stream().flatMapToInt(SeedSequence::words);
    if (spawnKey.isEmpty()) {
      return words.toArray();
    }
    int[] first = words.toArray();
    IntStream padded =
        IntStream.of(first.length < pool.length ? Arrays.copyOf(first, pool.length) : first);
    return IntStream.concat(
            padded, spawnKey.stream().map(BigInteger::valueOf).flatMapToInt(SeedSequence::words))
        .toArray();
  }

  /** A number's words, lowest first; one for 0. */
  private static IntStream words(BigInteger number) {
    if (number.signum() < 0) {
      throw new IllegalArgumentException(
          "SeedSequence: seed must not be negative, but is " + number);
    }
    int count = Math.max(1, (number.bitLength() + Integer.SIZE - 1) / Integer.SIZE);
    return IntStream.range(0, count).map(i -> number.shiftRight(Integer.SIZE * i).intValue());
  }

  private void mix(int[] words) {
    for (int i = 0; i < pool.length; i++) {
      pool[i] = hash(i < words.length ? words[i] : 0);
    }
    for (int from = 0; from < pool.length; from++) {
      for (int to = 0; to < pool.length; to++) {
        if (from != to) {
          pool[to] = mixed(pool[to], hash(pool[from]));
        }
      }
    }
    for (int from = pool.length; from < words.length; from++) {
      for (int to = 0; to < pool.length; to++) {
        pool[to] = mixed(pool[to], hash(words[from]));
      }
    }
  }

  private int hash(int word) {
    int value = word ^ hashConstant;
    hashConstant *= MULT_A;
    value *= hashConstant;
    return value ^ (value >>> SHIFT);
  }

  private static int mixed(int x, int y) {
    int value = MIX_LEFT * x - MIX_RIGHT * y;
    return value ^ (value >>> SHIFT);
  }
}
