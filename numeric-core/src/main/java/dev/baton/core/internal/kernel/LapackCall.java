package dev.baton.core.internal.kernel;

import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.util.function.IntUnaryOperator;

/**
 * LAPACK on a batch of matrices: the door that {@link NativeCall} is, with {@link BlasThreads}
 * behind it. The lock is dropped once for the whole batch.
 *
 * <p>All matrices lie column by column. A call of LAPACK gets a workspace of ours, so that it
 * allocates nothing.
 */
final class LapackCall {
  private LapackCall() {}

  /** One matrix's part of the work in {@link #run}: gets its number, returns LAPACK's info. */
  interface Step extends IntUnaryOperator {}

  /**
   * Runs a step for each matrix.
   *
   * @param self the calling thread's state
   * @param count how many matrices
   * @param elements the size of the call for the release policy
   * @param operations about how many floating-point operations one step is
   * @param step what is done with a matrix
   * @param storages all that is read or written
   * @return the first outcome that is not 0; the other matrices have been worked on too
   */
  static Outcome run(
      ThreadState self,
      int count,
      long elements,
      double operations,
      Step step,
      Storage... storages) {
    int entered = NativeCall.enter(self, NativeWork.GENERALIZED, elements, storages);
    try {
      BlasThreads.enter(self, operations);
      try {
        return steps(count, step);
      } finally {
        BlasThreads.leave();
      }
    } finally {
      NativeCall.leave(self, entered, storages);
    }
  }

  private static Outcome steps(int count, Step step) {
    Outcome outcome = Outcome.DONE;
    for (int i = 0; i < count; i++) {
      int info = step.applyAsInt(i);
      if (info != 0 && outcome.isDone()) {
        outcome = new Outcome(i, info);
      }
    }
    return outcome;
  }
}
