package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;

/** Multiplies matrices many times. Part of {@link LinearAlgebra}. */
public sealed interface MatrixPowers permits LinearAlgebra {
  /**
   * Multiplies matrices by themselves: {@code numpy.linalg.matrix_power}, in about 2·log₂|n|
   * products.
   *
   * @param a (…, m, m), integers too
   * @param n the power; 0 gives identities, a negative one powers of the inverses
   * @return a new array (…, m, m)
   * @throws LinearAlgebraException if the power is negative and a matrix singular
   * @throws dev.baton.core.array.ShapeException if {@code a} is not square
   */
  default NDArray matrixPower(NDArray a, int n) {
    return LinearAlgebra.one(this, "matrixPower", work -> Powers.matrixPower(work, a, n));
  }

  /**
   * Multiplies two or more matrices in the order that takes the fewest multiplications: {@code
   * numpy.linalg.multi_dot}.
   *
   * @param arrays of two axes; the first may be a vector, which is a row, and the last, which is a
   *     column
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if neighbours do not fit
   * @throws IllegalArgumentException if there are fewer than two
   */
  default NDArray multiDot(NDArray... arrays) {
    return LinearAlgebra.one(this, "multiDot", work -> Powers.multiDot(work, arrays));
  }
}
