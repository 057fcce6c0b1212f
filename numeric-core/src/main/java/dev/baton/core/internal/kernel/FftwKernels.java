package dev.baton.core.internal.kernel;

import static dev.baton.core.internal.kernel.NativeCall.enter;
import static dev.baton.core.internal.kernel.NativeCall.leave;

import dev.baton.bindings.FftwLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * FFTW's planner and plans, called between {@link NativeCall}'s enter and leave.
 *
 * <p>FFTW's planner serves one caller at a time, in the whole process: it runs under a monitor of
 * its own. Whoever has that waits for nothing else, and above all not for an interpreter lock; the
 * plan is there before the lock is taken back. Plans may be executed by many threads at once.
 */
public final class FftwKernels {
  private static final Object PLANNER = new Object();

  /** The planner estimates and leaves inputs as they are: FFTW_ESTIMATE | FFTW_PRESERVE_INPUT. */
  private static final int FLAGS = 1 << 6 | 1 << 4;

  private static final int DIMENSION_LONGS = 3;

  private FftwKernels() {}

  /** What a transform goes from and to. */
  public enum Kind {
    /** From complex numbers to complex numbers. */
    COMPLEX,
    /** From reals to half of their spectrum. */
    FROM_REALS,
    /** From half a spectrum to reals. */
    TO_REALS
  }

  /**
   * Loads FFTW, if need be, and describes it.
   *
   * @param single whether of single precision, else of double
   * @return its version and its place
   * @throws IllegalStateException if there is none; the message says what was tried
   */
  public static String describe(boolean single) {
    FftwLibrary library = FftwLibrary.load(single);
    return library.version() + ", " + library.place();
  }

  /**
   * Returns how memory must lie for a plan that was made for other memory.
   *
   * @param single which library's rule
   * @param address the first number
   * @return equal for what is alike
   */
  public static int alignmentOf(boolean single, long address) {
    try {
      return (int)
          FftwLibrary.load(single).alignmentOf().invokeExact(BorrowedMemory.pointer(address));
    } catch (Throwable e) {
      throw undeclared(e);
    }
  }

  /**
   * Makes a plan, which lives until {@link #destroy}.
   *
   * @param self the calling thread's state
   * @param single whether of single precision
   * @param kind what it goes from and to
   * @param sign -1 or 1; of complex numbers
   * @param size how many numbers there are, which decides whether the lock is dropped
   * @param dimensions extent, step of the input and step of the output: of the transform, then of
   *     each axis of the batch
   * @param out what is written to
   * @param outAddress the first number
   * @param a what is read
   * @param aAddress the first number
   * @return the plan's address
   * @throws UnsupportedOperationException if FFTW makes none
   */
  public static long plan(
      ThreadState self,
      boolean single,
      Kind kind,
      int sign,
      long size,
      long[] dimensions,
      Storage out,
      long outAddress,
      Storage a,
      long aAddress) {
    FftwLibrary library = FftwLibrary.load(single);
    MemorySegment plan;
    int entered = enter(self, NativeWork.GENERALIZED, size, out, a, null);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment first = arena.allocateFrom(ValueLayout.JAVA_LONG, dimensions);
      MemorySegment batch = first.asSlice(DIMENSION_LONGS * Long.BYTES);
      int axes = dimensions.length / DIMENSION_LONGS - 1;
      MemorySegment from = BorrowedMemory.pointer(aAddress);
      MemorySegment to = BorrowedMemory.pointer(outAddress);
      synchronized (PLANNER) {
        plan =
            switch (kind) {
              case COMPLEX ->
                  (MemorySegment)
                      library.plan().invokeExact(1, first, axes, batch, from, to, sign, FLAGS);
              case FROM_REALS ->
                  (MemorySegment)
                      library.planFromReals().invokeExact(1, first, axes, batch, from, to, FLAGS);
              case TO_REALS ->
                  (MemorySegment)
                      library.planToReals().invokeExact(1, first, axes, batch, from, to, FLAGS);
            };
      }
    } catch (Throwable e) {
      throw undeclared(e);
    } finally {
      leave(self, entered, out, a, null);
    }
    if (plan.address() == 0) {
      throw new UnsupportedOperationException(
          "fft: FFTW makes no plan for a transform of length " + dimensions[0]);
    }
    return plan.address();
  }

  /**
   * Runs a plan.
   *
   * @param self the calling thread's state
   * @param single whether of single precision
   * @param kind what it goes from and to
   * @param plan a plan for numbers that lie alike
   * @param size how many numbers there are, which decides whether the lock is dropped
   * @param out what is written to
   * @param outAddress the first number
   * @param a what is read
   * @param aAddress the first number
   */
  public static void execute(
      ThreadState self,
      boolean single,
      Kind kind,
      long plan,
      long size,
      Storage out,
      long outAddress,
      Storage a,
      long aAddress) {
    FftwLibrary library = FftwLibrary.load(single);
    var function =
        switch (kind) {
          case COMPLEX -> library.execute();
          case FROM_REALS -> library.executeFromReals();
          case TO_REALS -> library.executeToReals();
        };
    int entered = enter(self, NativeWork.GENERALIZED, size, out, a, null);
    try {
      function.invokeExact(
          MemorySegment.ofAddress(plan),
          BorrowedMemory.pointer(aAddress),
          BorrowedMemory.pointer(outAddress));
    } catch (Throwable e) {
      throw undeclared(e);
    } finally {
      leave(self, entered, out, a, null);
    }
  }

  /**
   * Frees a plan that nobody runs.
   *
   * @param single whether of single precision
   * @param plan the plan's address
   */
  public static void destroy(boolean single, long plan) {
    FftwLibrary library = FftwLibrary.load(single);
    synchronized (PLANNER) {
      try {
        library.destroy().invokeExact(MemorySegment.ofAddress(plan));
      } catch (Throwable e) {
        throw undeclared(e);
      }
    }
  }

  /** Method handles declare anything; FFTW's functions throw nothing. */
  private static RuntimeException undeclared(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }
}
