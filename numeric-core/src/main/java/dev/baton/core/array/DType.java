package dev.baton.core.array;

/** The type of an array's elements, by NumPy's name. */
public enum DType {
  /** IEEE 754 binary64: NumPy's {@code float64}, Java's {@code double}. */
  FLOAT64("float64", 8),
  /** Two binary64, real part first: NumPy's {@code complex128}, {@link Complex}. */
  COMPLEX128("complex128", 16);

  private final String numpyName;
  private final int itemsize;

  DType(String numpyName, int itemsize) {
    this.numpyName = numpyName;
    this.itemsize = itemsize;
  }

  /**
   * Returns the size of one element.
   *
   * @return bytes
   */
  public int itemsize() {
    return itemsize;
  }

  /**
   * Says whether elements have an imaginary part.
   *
   * @return true for {@link #COMPLEX128}
   */
  public boolean isComplex() {
    return this == COMPLEX128;
  }

  /**
   * Returns the type that holds the values of both: {@code numpy.result_type}.
   *
   * @param a one operand's type
   * @param b the other's
   * @return complex128 if either is complex, else float64
   */
  public static DType promote(DType a, DType b) {
    return a.isComplex() ? a : b;
  }

  /** Returns NumPy's name of the type. */
  @Override
  public String toString() {
    return numpyName;
  }
}
