package dev.baton.core.interpreter;

/**
 * Sorts native work by the rule that decides whether it drops the interpreter lock, in NumPy's
 * terms.
 *
 * @see ReleasePolicy
 */
public enum NativeWork {
  /** A universal function over elements: {@code add}, {@code exp}, … */
  ELEMENTWISE,
  /** A reduction: {@code sum}, … */
  REDUCTION,
  /** A copy, fill, cast, assignment or indexing. */
  COPY,
  /** A call of BLAS itself: {@code dot}. */
  BLAS,
  /**
   * A generalised universal function, with core dimensions: {@code matmul}, {@code linalg}, {@code
   * fft}.
   */
  GENERALIZED,
  /** A fill from a random generator, under the generator's own lock. */
  RANDOM,
  /** A sort or partition, of values or of indices. */
  SORT
}
