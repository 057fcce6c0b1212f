package dev.baton.core.internal.kernel;

/**
 * What LAPACK gives for a real matrix whose eigenvalues are complex, made complex: values in two
 * arrays of real and imaginary parts, and vectors in pairs of real columns.
 *
 * @param single whether parts are float32
 * @param n the order
 */
record ComplexPairs(boolean single, int n) {
  static ComplexPairs of(ElementType type, int n) {
    return new ComplexPairs(type == ElementType.FLOAT32, n);
  }

  int bytes() {
    return single ? Float.BYTES : Double.BYTES;
  }

  private double get(long base, long i) {
    return single
        ? RawMemory.getFloat(base + i * Float.BYTES)
        : RawMemory.getDouble(base + i * Double.BYTES);
  }

  private void set(long base, long i, double real, double imaginary) {
    if (single) {
      RawMemory.setFloat(base + 2 * i * Float.BYTES, (float) real);
      RawMemory.setFloat(base + (2 * i + 1) * Float.BYTES, (float) imaginary);
    } else {
      RawMemory.setDouble(base + 2 * i * Double.BYTES, real);
      RawMemory.setDouble(base + (2 * i + 1) * Double.BYTES, imaginary);
    }
  }

  /** Writes the n values. */
  void values(long reals, long imaginaries, long values) {
    for (int i = 0; i < n; i++) {
      set(values, i, get(reals, i), get(imaginaries, i));
    }
  }

  /**
   * Writes the n vectors, column by column: of a pair of conjugate values the first column holds
   * the real parts, the second the imaginary parts of the first vector.
   */
  void vectors(long imaginaries, long columns, long vectors) {
    for (int j = 0; j < n; j++) {
      boolean isPair = get(imaginaries, j) != 0 && j + 1 < n;
      long here = (long) j * n;
      long next = here + n;
      for (int i = 0; i < n; i++) {
        double x = get(columns, here + i);
        double y = isPair ? get(columns, next + i) : 0;
        set(vectors, here + i, x, y);
        if (isPair) {
          set(vectors, next + i, x, -y);
        }
      }
      if (isPair) {
        j++;
      }
    }
  }
}
