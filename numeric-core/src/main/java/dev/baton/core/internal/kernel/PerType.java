package dev.baton.core.internal.kernel;

/**
 * One thing for each of the four types that BLAS and LAPACK know: most often a function.
 *
 * @param <T> what it is
 * @param float32 LAPACK's S
 * @param float64 LAPACK's D
 * @param complex64 LAPACK's C
 * @param complex128 LAPACK's Z
 */
record PerType<T>(T float32, T float64, T complex64, T complex128) {
  T of(ElementType type) {
    return switch (type) {
      case FLOAT32 -> float32;
      case FLOAT64 -> float64;
      case COMPLEX64 -> complex64;
      case COMPLEX128 -> complex128;
      default -> throw new AssertionError("LAPACK does not know " + type);
    };
  }
}
