package dev.baton.core.linalg;

import dev.baton.core.internal.kernel.Outcome;
import dev.baton.core.linalg.LinearAlgebraException.Reason;

/** Makes LAPACK's outcomes exceptions. */
final class Failures {
  private final String operation;
  private final long[] batch;

  Failures(String operation, long[] batch) {
    this.operation = operation;
    this.batch = batch;
  }

  void requireRegular(Outcome outcome) {
    if (!outcome.isDone()) {
      throw failure(
          outcome, Reason.SINGULAR, "is singular: its pivot %d is 0".formatted(outcome.info()));
    }
  }

  void requirePositive(Outcome outcome) {
    if (!outcome.isDone()) {
      throw failure(
          outcome,
          Reason.NOT_POSITIVE_DEFINITE,
          "is not positive definite: its leading minor of order %d is not positive"
              .formatted(outcome.info()));
    }
  }

  /** NaN is found at once by some functions and never converges in others. */
  void requireConverged(Outcome outcome, String what) {
    if (!outcome.isDone()) {
      throw failure(
          outcome,
          Reason.NOT_CONVERGED,
          outcome.info() < 0
              ? "holds NaN: its %s do not converge".formatted(what)
              : "has %s that did not converge: %d of them".formatted(what, outcome.info()));
    }
  }

  void requireFinite(boolean isFinite) {
    if (!isFinite) {
      throw new LinearAlgebraException(
          operation, Reason.NOT_FINITE, new long[0], 0, "holds infinite elements or NaN");
    }
  }

  LinearAlgebraException withoutRoot(int matrix) {
    return failure(
        new Outcome(matrix, 0), Reason.SINGULAR, "has eigenvalues near 0 and no root to be found");
  }

  LinearAlgebraException withoutLogarithm(int matrix) {
    return failure(
        new Outcome(matrix, 0), Reason.SINGULAR, "has an eigenvalue that is 0, and no logarithm");
  }

  private LinearAlgebraException failure(Outcome outcome, Reason reason, String description) {
    return new LinearAlgebraException(
        operation,
        reason,
        BatchOffsets.index(outcome.matrix(), batch),
        Math.max(0, outcome.info()),
        description);
  }
}
