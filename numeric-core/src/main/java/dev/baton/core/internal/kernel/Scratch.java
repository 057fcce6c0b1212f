package dev.baton.core.internal.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * What LAPACK scribbles in during a call: a storage in three parts, sized as LAPACK itself asks.
 */
final class Scratch implements AutoCloseable {
  private static final int ALIGNMENT = 64;

  private final Storage storage;
  private final Sizes sizes;
  private final long reals;
  private final long integers;

  /**
   * How many numbers each part holds.
   *
   * @param work numbers of the operands' type
   * @param reals real numbers of that precision
   * @param integers 32-bit integers
   */
  record Sizes(int work, int reals, int integers) {}

  /** Where LAPACK answers a question for sizes: the first number of each part. */
  record Answer(MemorySegment work, MemorySegment reals, MemorySegment integers) {}

  private Scratch(Storage storage, Sizes sizes, long reals, long integers) {
    this.storage = storage;
    this.sizes = sizes;
    this.reals = reals;
    this.integers = integers;
  }

  /** Asks for sizes; a part that the question leaves alone gets one number. */
  static Sizes ask(ElementType type, Consumer<Answer> question) {
    try (Arena arena = Arena.ofConfined()) {
      var answer =
          new Answer(
              arena.allocate(ALIGNMENT), arena.allocate(ALIGNMENT), arena.allocate(ALIGNMENT));
      question.accept(answer);
      return new Sizes(count(type, answer.work), count(type, answer.reals), count(answer.integers));
    }
  }

  /** LAPACK says its sizes as floating-point numbers; a float32 may have lost the last digits. */
  private static int count(ElementType type, MemorySegment answer) {
    boolean single = type == ElementType.FLOAT32 || type == ElementType.COMPLEX64;
    double count =
        single
            ? Math.nextUp(answer.get(ValueLayout.JAVA_FLOAT, 0))
            : answer.get(ValueLayout.JAVA_DOUBLE, 0);
    return Math.max(1, (int) Math.ceil(count));
  }

  private static int count(MemorySegment answer) {
    return Math.max(1, answer.get(ValueLayout.JAVA_INT, 0));
  }

  static Scratch of(ElementType type, Sizes sizes, LongFunction<Storage> memory) {
    long work = aligned((long) sizes.work * type.itemsize());
    long reals = aligned((long) sizes.reals * Double.BYTES);
    long integers = (long) sizes.integers * Integer.BYTES;
    Storage storage = memory.apply(work + reals + integers);
    return new Scratch(storage, sizes, storage.address() + work, storage.address() + work + reals);
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  Storage storage() {
    return storage;
  }

  int workSize() {
    return sizes.work;
  }

  int realsSize() {
    return sizes.reals;
  }

  int integersSize() {
    return sizes.integers;
  }

  MemorySegment work() {
    return MemorySegment.ofAddress(storage.address());
  }

  MemorySegment reals() {
    return MemorySegment.ofAddress(reals);
  }

  MemorySegment integers() {
    return MemorySegment.ofAddress(integers);
  }

  @Override
  public void close() {
    storage.release();
  }
}
