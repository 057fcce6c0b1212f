package dev.baton.core.array;

/** In which order an array's elements are read or laid out: NumPy's {@code order}. */
public enum Order {
  /** The last index runs fastest: rows one behind the other. */
  C,
  /** The first index runs fastest, as in Fortran: columns one behind the other. */
  F,
  /** {@link #F} for an array that is contiguous in that order and not in {@link #C}, else C. */
  A,
  /** As near as can be to the order in which the elements lie in memory. */
  K
}
