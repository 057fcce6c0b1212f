package dev.baton.core.internal.kernel;

/**
 * How LAPACK fared with the matrices of a batch.
 *
 * @param matrix the first one in which it met something, counted in C order; -1 if none
 * @param info what it met there, LAPACK's {@code info}: positive, and which pivot, minor or
 *     off-diagonal that is depends on the function; negative if the matrix holds NaN
 */
public record Outcome(int matrix, int info) {
  static final Outcome DONE = new Outcome(-1, 0);

  /**
   * Says whether all went well.
   *
   * @return true if nothing was met
   */
  public boolean isDone() {
    return matrix < 0;
  }
}
