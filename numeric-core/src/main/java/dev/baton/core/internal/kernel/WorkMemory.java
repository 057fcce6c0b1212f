package dev.baton.core.internal.kernel;

import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.interpreter.ThreadStateLocal;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A little memory that each thread's kernels may scribble in, one call after the other: for small
 * work, of which taking a storage and giving it back would be half.
 *
 * <p>A thread makes one native call at a time, so what is here is the call's alone until it
 * returns, with or without the lock.
 */
public final class WorkMemory {
  /** How many bytes there are, 64-byte aligned. */
  public static final long BYTES = 1 << 16;

  private static final ThreadStateLocal<WorkMemory> LOCAL =
      new ThreadStateLocal<>(_ -> new WorkMemory());

  /** Lives as long as the thread state. */
  private final Arena arena = Arena.ofAuto();

  private final MemorySegment pointer =
      MemorySegment.ofAddress(arena.allocate(BYTES, 64).address());

  private WorkMemory() {}

  /** Returns the calling thread's, 64-byte aligned, as it is passed to a kernel. */
  static MemorySegment of(ThreadState self) {
    return LOCAL.get(self).pointer;
  }
}
