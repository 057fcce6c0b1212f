package dev.baton.core.linalg;

import dev.baton.core.array.Shape;
import java.io.Serial;

/**
 * Thrown where a matrix has not what is asked of it, or an iteration did not converge: {@code
 * numpy.linalg.LinAlgError}. It says which matrix of a batch, and how far LAPACK came with it.
 * Operands are as they were.
 */
public final class LinearAlgebraException extends ArithmeticException {
  @Serial private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Reason {
    /** A pivot is 0, so that there is no inverse. */
    SINGULAR,
    /** A leading minor is not positive. */
    NOT_POSITIVE_DEFINITE,
    /** An iteration was given up. */
    NOT_CONVERGED,
    /** An element is infinite or NaN. */
    NOT_FINITE
  }

  private final String operation;
  private final Reason reason;
  private final long[] matrix;
  private final int order;

  LinearAlgebraException(
      String operation, Reason reason, long[] matrix, int order, String description) {
    super(
        "%s: %s %s"
            .formatted(
                operation,
                matrix.length == 0
                    ? "the matrix"
                    : "matrix %s of the batch".formatted(Shape.toString(matrix)),
                description));
    this.operation = operation;
    this.reason = reason;
    this.matrix = matrix;
    this.order = order;
  }

  /**
   * Returns what was called.
   *
   * @return its name, such as {@code solve}
   */
  public String operation() {
    return operation;
  }

  /**
   * Returns what is wrong.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  /**
   * Returns which matrix of the batch it is: the first of which this is true.
   *
   * @return its index, of no numbers if there is no batch
   */
  public long[] matrix() {
    return matrix.clone();
  }

  /**
   * Returns how far LAPACK came.
   *
   * @return if singular, which pivot is 0, from 1; if not positive definite, the order of the
   *     leading minor; if not converged, how many values did not, as far as LAPACK tells; else 0
   */
  public int order() {
    return order;
  }
}
