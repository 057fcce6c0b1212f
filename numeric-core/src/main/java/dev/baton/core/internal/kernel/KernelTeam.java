package dev.baton.core.internal.kernel;

import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.interpreter.ThreadStateLocal;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/**
 * One call on several threads: the loop of a kernel that works element by element is cut into parts
 * along one axis, and helpers run the same kernel on them beside the caller. What it computes is
 * the same to the bit, because such kernels know no neighbours.
 *
 * <p>Helpers have no part in the interpreter lock: the caller has dropped it, or holds it for them
 * all. The budget is one with BLAS's: of the calls that would use several threads, BLAS's or
 * libbaton's, one at a time does ({@link BlasThreads}), and any other runs on its own thread alone.
 */
public final class KernelTeam {
  /** Elements of a part: handing one over takes some 50 µs, which it is to be long beside. */
  static final long PART_ELEMENTS = 1 << 17;

  /** The number of threads where nobody has asked for another, in each calling thread. */
  private static final String PROPERTY = "baton.kernel.threads";

  private static final int DEFAULT = BlasThreads.setting(PROPERTY);

  private static final ExecutorService HELPERS =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("baton-kernel-", 0).factory());

  private static final LongAdder SHARED = new LongAdder();

  private static final ThreadStateLocal<KernelTeam> LOCAL =
      new ThreadStateLocal<>(_ -> new KernelTeam());

  private int limit = DEFAULT;
  private LoopDescriptor[] descriptors = {};

  private KernelTeam() {}

  /** A kernel over a part of its loop. */
  @FunctionalInterface
  interface Kernel {
    /**
     * Runs the kernel.
     *
     * @param loop the part's loop
     * @param offsets by how many bytes each operand's first element lies further on, output first
     * @return the kernel's status
     */
    int run(MemorySegment loop, long[] offsets);
  }

  /**
   * Returns how many threads the calls of a thread may use.
   *
   * @param self the calling thread's state
   * @return at least 1
   */
  public static int limit(ThreadState self) {
    return LOCAL.get(self).limit;
  }

  /**
   * Sets how many threads the calls of a thread may use.
   *
   * @param self the calling thread's state
   * @param threads at least 1
   */
  public static void limit(ThreadState self, int threads) {
    LOCAL.get(self).limit = threads;
  }

  /** Returns how many calls have had helpers, of all threads. */
  static long sharedCalls() {
    return SHARED.sum();
  }

  /**
   * Says whether a loop is to be shared, for which this asks the budget; if so {@link #run} must
   * follow.
   */
  static boolean shares(ThreadState self, long elements) {
    return elements >= 2 * PART_ELEMENTS && limit(self) > 1 && BlasThreads.tryAlone();
  }

  /** Returns into how many parts at most a loop of so many elements is cut for a thread. */
  static int mostParts(ThreadState self, long elements) {
    return Math.clamp(elements / PART_ELEMENTS, 1, limit(self));
  }

  /**
   * Runs a kernel over a loop that is to be shared, and gives the budget back.
   *
   * @param self the calling thread's state
   * @param elements the size of the loop
   * @param loop the loop
   * @param sizes the bytes of an element of each operand, output first
   * @param kernel what to run
   * @return the statuses of the parts, joined
   */
  static int run(ThreadState self, long elements, LoopDescriptor loop, int[] sizes, Kernel kernel) {
    int axis = loop.outermost();
    int count = (int) Math.min(mostParts(self, elements), loop.extent(axis));
    KernelTeam team = LOCAL.get(self);
    if (team.descriptors.length < count) {
      team.descriptors = LoopDescriptor.several(count);
    }
    return run(count, number -> team.part(number, count, axis, loop, sizes, kernel));
  }

  private IntSupplier part(
      int number, int count, int axis, LoopDescriptor loop, int[] sizes, Kernel kernel) {
    long first = firstOf(number, count, loop.extent(axis));
    LoopDescriptor descriptor = descriptors[number];
    descriptor.setPart(
        loop, sizes.length, axis, firstOf(number + 1, count, loop.extent(axis)) - first);
    long[] offsets = new long[sizes.length];
    for (int k = 0; k < sizes.length; k++) {
      offsets[k] = first * loop.step(k, axis) * sizes[k];
    }
    return () -> kernel.run(descriptor.pointer(), offsets);
  }

  /** Returns where along an axis a part begins, and the one before it ends. */
  static long firstOf(int number, int count, long extent) {
    return extent * number / count;
  }

  /**
   * Runs the parts of a call that is to be shared, and gives the budget back.
   *
   * @param count how many parts there are
   * @param parts each part by its number, to be run on any thread for its status
   * @return the statuses, joined
   */
  static int run(int count, IntFunction<IntSupplier> parts) {
    var others = new CompletableFuture<?>[count - 1];
    Arrays.fill(others, CompletableFuture.completedFuture(null));
    int[] statuses = new int[count];
    try {
      for (int i = 1; i < count; i++) {
        int number = i;
        IntSupplier part = parts.apply(i);
        others[i - 1] =
            CompletableFuture.runAsync(() -> statuses[number] = part.getAsInt(), HELPERS);
      }
      statuses[0] = parts.apply(0).getAsInt();
    } finally {
      try {
        join(others); // Whatever happened: the operands are pinned until the caller leaves.
      } finally {
        BlasThreads.leaveAlone();
      }
    }
    SHARED.increment();
    int joined = 0;
    for (int status : statuses) {
      joined |= status; // Conditions add up; that a kernel is missing or refuses, all parts say.
    }
    return joined;
  }

  /** Waits for the helpers, and throws what a kernel of theirs was refused with. */
  private static void join(CompletableFuture<?>[] others) {
    try {
      CompletableFuture.allOf(others).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw failed;
    }
  }
}
