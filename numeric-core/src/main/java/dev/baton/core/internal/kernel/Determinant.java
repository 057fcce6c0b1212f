package dev.baton.core.internal.kernel;

/**
 * A determinant that neither overflows nor underflows.
 *
 * @param real the real part of its sign, a number of absolute value 1, or 0
 * @param imaginary the imaginary part
 * @param logarithm the logarithm of its absolute value
 */
record Determinant(double real, double imaginary, double logarithm) {
  /** Multiplies the diagonal of a factored matrix, whose exchanges of rows change the sign. */
  static Determinant of(ElementType type, int n, long lu, long pivots) {
    double real = 1;
    double imaginary = 0;
    double logarithm = 0;
    for (int i = 0; i < n; i++) {
      long at = lu + (long) i * (n + 1) * type.itemsize();
      double x = Numbers.real(type, at);
      double y = Numbers.imaginary(type, at);
      double size = y == 0 ? Math.abs(x) : Math.hypot(x, y);
      boolean isExchanged = RawMemory.getInt(pivots + (long) i * Integer.BYTES) != i + 1;
      double unit = isExchanged ? -size : size;
      double u = size == 0 ? 0 : x / unit;
      double v = size == 0 ? 0 : y / unit;
      double turned = real * u - imaginary * v;
      imaginary = real * v + imaginary * u;
      real = turned;
      logarithm += Math.log(size);
    }
    return new Determinant(real, imaginary, logarithm);
  }

  /** Writes the logarithm as a real number of the sign's precision. */
  void write(ElementType type, long sign, long log) {
    Numbers.set(type, sign, real, imaginary);
    Numbers.setReal(type, log, logarithm);
  }
}
