package dev.baton.core.internal.kernel;

import java.util.Arrays;

/**
 * Freed blocks kept by size class, so that the next array of about the same size gets memory whose
 * pages are mapped already.
 *
 * <p>Sizes are rounded up to a class: eight classes to each power of two, so that at most an eighth
 * is wasted. The cache holds addresses only; it neither allocates nor frees, and is guarded by its
 * owner.
 */
final class BlockCache {
  private static final int SUBCLASS_BITS = 3;
  private static final int CLASSES = 64 << SUBCLASS_BITS;
  private static final long SMALLEST = 64;

  private final long maxBytes;
  private final long[][] blocks = new long[CLASSES][];
  private final int[] counts = new int[CLASSES];
  private long bytes;

  BlockCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Rounds a size up to that of its class. */
  static long capacity(long bytes) {
    if (bytes <= SMALLEST) {
      return SMALLEST;
    }
    long step = stepOf(bytes);
    // Past 2^62 there is no larger class; the system refuses such a size anyway.
    long capacity = (bytes + step - 1) & -step;
    return capacity < 0 ? bytes : capacity;
  }

  /**
   * The distance between classes at a size: an eighth of the power of two below it, and at least a
   * cache line.
   */
  private static long stepOf(long bytes) {
    int exponent = 63 - Long.numberOfLeadingZeros(bytes - 1);
    return Math.max(SMALLEST, 1L << Math.max(0, exponent - SUBCLASS_BITS));
  }

  private static int classOf(long capacity) {
    int exponent = 63 - Long.numberOfLeadingZeros(capacity);
    int sub = (int) (capacity >>> (exponent - SUBCLASS_BITS)) & ((1 << SUBCLASS_BITS) - 1);
    return (exponent << SUBCLASS_BITS) + sub;
  }

  /** Takes a block of exactly this capacity out of the cache; 0 if there is none. */
  long take(long capacity) {
    int index = classOf(capacity);
    int count = counts[index];
    if (count == 0) {
      return 0;
    }
    counts[index] = count - 1;
    bytes -= capacity;
    return blocks[index][count - 1];
  }

  /** Puts a block in; false if the cache is full and the caller must free it. */
  boolean put(long address, long capacity) {
    if (bytes + capacity > maxBytes) {
      return false;
    }
    int index = classOf(capacity);
    int count = counts[index];
    long[] stack = blocks[index];
    if (stack == null) {
      stack = new long[8];
      blocks[index] = stack;
    } else if (count == stack.length) {
      stack = Arrays.copyOf(stack, 2 * count);
      blocks[index] = stack;
    }
    stack[count] = address;
    counts[index] = count + 1;
    bytes += capacity;
    return true;
  }

  long bytes() {
    return bytes;
  }

  /** Empties the cache into a consumer of addresses and capacities. */
  void drain(BlockConsumer consumer) {
    for (int index = 0; index < CLASSES; index++) {
      int exponent = index >>> SUBCLASS_BITS;
      long sub = index & ((1 << SUBCLASS_BITS) - 1);
      while (counts[index] > 0) {
        long capacity = (1L << exponent) + (sub << (exponent - SUBCLASS_BITS));
        counts[index]--;
        bytes -= capacity;
        consumer.accept(blocks[index][counts[index]], capacity);
      }
    }
  }

  /** Receives a block. */
  @FunctionalInterface
  interface BlockConsumer {
    void accept(long address, long capacity);
  }
}
