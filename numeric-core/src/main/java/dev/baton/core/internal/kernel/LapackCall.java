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

  /** Solves the equations of one matrix in {@link #runSolving}. */
  interface Substitution {
    int apply(int matrix, int right);
  }

  /**
   * Factors matrices and then solves equations with them; those of a matrix whose factor has failed
   * are left as they are.
   *
   * @param self the calling thread's state
   * @param count how many matrices
   * @param of for each block of right sides which matrix is its
   * @param elements the size of the call for the release policy
   * @param operations about how many floating-point operations one step is
   * @param factor what is done with a matrix first
   * @param substitution what is done with its factor and a block of right sides
   * @param storages all that is read or written
   * @return the first matrix that failed, and LAPACK's info
   */
  static Outcome runSolving(
      ThreadState self,
      int count,
      int[] of,
      long elements,
      double operations,
      Step factor,
      Substitution substitution,
      Storage... storages) {
    boolean[] failed = new boolean[count];
    return run(
        self,
        count + of.length,
        elements,
        operations,
        i -> {
          if (i < count) {
            int info = factor.applyAsInt(i);
            failed[i] = info > 0;
            return info;
          }
          int right = i - count;
          return failed[of[right]] ? 0 : substitution.apply(of[right], right);
        },
        storages);
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
