package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.interpreter.ThreadState;
import org.jspecify.annotations.Nullable;

/**
 * The one door to libbaton. Each kernel family has a class here ({@link ElementwiseKernels}, {@link
 * ReductionKernels}, {@link FourierKernels}, …), and each makes its calls between {@link #enter}
 * and {@link #leave}:
 *
 * <pre>
 *   enter   pin the operands · ask the release policy · drop the lock (a standing request is served here)
 *           the kernel runs: no Java memory, no callback, no lock of ours
 *   leave   retake the lock · unpin, freeing what was closed meanwhile
 *   check   the kernel's status becomes an exception, in one place
 * </pre>
 *
 * <p>The caller is attached and has checked shapes, dtypes, bounds and overlap. An operand is a
 * storage and an address in it; a scalar beside the {@link LoopDescriptor} has no storage.
 */
final class NativeCall {
  // A status is a baton_status and, above it, the floating-point conditions met.
  private static final int STATUS = 0xff;
  private static final int CONDITIONS_SHIFT = 8;

  private NativeCall() {}

  // How a call was entered; TIMED and RECORDED are added to one of the others.
  private static final int HELD = 0;
  private static final int PINNED = 1;
  private static final int RELEASED = 2;
  private static final int TIMED = 4;
  private static final int RECORDED = 8;

  /**
   * Decides, pins, drops. With the lock held nobody else can close an operand, so that nothing is
   * pinned; unless the lock excludes nobody, or an input is shared with other interpreters, whose
   * threads it does not exclude. {@code first} is what the kernel writes, which is this
   * interpreter's own and open.
   */
  static int enter(
      ThreadState self,
      NativeWork work,
      long elements,
      Storage first,
      @Nullable Storage second,
      @Nullable Storage third) {
    Interpreter interpreter = self.interpreter();
    ReleasePolicy policy = interpreter.releasePolicy();
    boolean releases = policy.releases(work, elements, interpreter.lock());
    int entered = enter(self, releases, first, second, third);
    if (KernelEvent.isRecorded()) {
      KernelEvent.begin(self, work, elements, releases);
      entered |= RECORDED;
    }
    if (policy.wantsTime(work)) {
      KernelTimer.of(self).start(work, elements);
      entered |= TIMED;
    }
    return entered;
  }

  private static int enter(
      ThreadState self,
      boolean releases,
      Storage first,
      @Nullable Storage second,
      @Nullable Storage third) {
    if (!releases && first.heap().isExclusive() && !isShared(second) && !isShared(third)) {
      return HELD;
    }
    pin(first);
    if (second != null) {
      pinAfter(second, first, null);
    }
    if (third != null) {
      pinAfter(third, first, second);
    }
    if (!releases) {
      return PINNED;
    }
    try {
      self.detach();
    } catch (RuntimeException | Error refused) {
      unpin(first, second, third, null);
      throw refused;
    }
    return RELEASED;
  }

  static int enter(
      ThreadState self,
      NativeWork work,
      long elements,
      Storage first,
      @Nullable Storage second,
      @Nullable Storage third,
      @Nullable Storage fourth) {
    if (fourth != null) {
      // Pinned even when the lock is held: the rare callers with four operands are never short.
      pin(fourth);
    }
    try {
      return enter(self, work, elements, first, second, third);
    } catch (RuntimeException | Error refused) {
      if (fourth != null) {
        fourth.release();
      }
      throw refused;
    }
  }

  /** As above for as many operands as there are, all of them pinned. */
  static int enter(ThreadState self, NativeWork work, long elements, Storage[] operands) {
    int pinned = 0;
    try {
      for (; pinned < operands.length; pinned++) {
        pin(operands[pinned]);
      }
      return enter(self, work, elements, operands[0], null, null);
    } catch (RuntimeException | Error refused) {
      unpin(operands, pinned);
      throw refused;
    }
  }

  static void leave(ThreadState self, int entered, Storage[] operands) {
    try {
      leave(self, entered, operands[0], null, null);
    } finally {
      unpin(operands, operands.length);
    }
  }

  private static void unpin(Storage[] operands, int count) {
    for (int i = 0; i < count; i++) {
      operands[i].release();
    }
  }

  static void leave(
      ThreadState self,
      int entered,
      Storage first,
      @Nullable Storage second,
      @Nullable Storage third) {
    if (entered != HELD) {
      leave(self, entered, first, second, third, null);
    }
  }

  static void leave(
      ThreadState self,
      int entered,
      Storage first,
      @Nullable Storage second,
      @Nullable Storage third,
      @Nullable Storage fourth) {
    KernelTimer timer = null;
    if ((entered & TIMED) != 0) {
      timer = KernelTimer.of(self);
      timer.stop();
    }
    if ((entered & RECORDED) != 0) {
      KernelEvent.end(self);
    }
    int way = entered & ~(TIMED | RECORDED);
    if (way == RELEASED) {
      try {
        self.reattach();
      } catch (InterpreterClosedException closed) {
        // Without the lock, which guards nothing any more.
        unpin(first, second, third, fourth);
        throw closed;
      }
    }
    if (way != HELD) {
      unpin(first, second, third, fourth);
    } else if (fourth != null) {
      fourth.release();
    }
    if (timer != null) {
      timer.report(self.interpreter().releasePolicy());
    }
  }

  private static boolean isShared(@Nullable Storage input) {
    return input != null && input.isShared();
  }

  private static void unpin(
      Storage first, @Nullable Storage second, @Nullable Storage third, @Nullable Storage fourth) {
    first.release();
    if (second != null) {
      second.release();
    }
    if (third != null) {
      third.release();
    }
    if (fourth != null) {
      fourth.release();
    }
  }

  private static void pin(Storage storage) {
    if (!storage.retain()) {
      throw new IllegalStateException("an operand was closed by another thread during the call");
    }
  }

  private static void pinAfter(Storage storage, Storage before, @Nullable Storage alsoBefore) {
    if (!storage.retain()) {
      before.release();
      if (alsoBefore != null) {
        alsoBefore.release();
      }
      throw new IllegalStateException("an operand was closed by another thread during the call");
    }
  }

  static void check(int status, Object operation, ElementType type) {
    if ((status & STATUS) != 0) {
      throw failure(status & STATUS, operation, type);
    }
  }

  /** The floating-point conditions that a status tells of. */
  static int conditions(int status) {
    return status >> CONDITIONS_SHIFT;
  }

  private static RuntimeException failure(int status, Object operation, ElementType type) {
    String what = operation + " of " + type;
    if (status == BatonLibrary.BATON_UNSUPPORTED()) {
      return new UnsupportedOperationException("libbaton has no kernel for " + what);
    }
    return new IllegalStateException(
        "libbaton refused %s with status %d: the call did not keep baton.h's contract"
            .formatted(what, status));
  }
}
