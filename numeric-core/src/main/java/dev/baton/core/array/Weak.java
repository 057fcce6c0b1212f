package dev.baton.core.array;

/**
 * The kind of a number of Java's that stands beside arrays: Python's {@code int}, {@code float} and
 * {@code complex} in NEP 50. A {@code boolean} is not weak but a {@link DType#BOOL}.
 */
public enum Weak {
  /** A {@code byte}, {@code short}, {@code int}, {@code long} or {@code BigInteger}. */
  INTEGER(DType.INT64),
  /** A {@code float} or {@code double}. */
  FLOAT(DType.FLOAT64),
  /** A {@link Complex}. */
  COMPLEX(DType.COMPLEX128);

  private final DType alone;

  Weak(DType alone) {
    this.alone = alone;
  }

  /**
   * Returns the type such a number has without an array that says otherwise.
   *
   * @return int64, float64 or complex128
   */
  public DType alone() {
    return alone;
  }
}
