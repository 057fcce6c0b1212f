package dev.baton.core.internal.array;

/** The reductions and accumulations that arrays have as methods of their own, by NumPy's names. */
public enum ArrayReduction {
  /** The sum. */
  SUM,
  /** The product. */
  PROD,
  /** The mean. */
  MEAN,
  /** The variance. */
  VAR,
  /** The standard deviation. */
  STD,
  /** The largest element. */
  MAX,
  /** The smallest element. */
  MIN,
  /** Whether an element is not 0. */
  ANY,
  /** Whether no element is 0. */
  ALL,
  /** The place of the largest element. */
  ARGMAX,
  /** The place of the smallest element. */
  ARGMIN,
  /** The sums up to each element. */
  CUMSUM,
  /** The products up to each element. */
  CUMPROD
}
