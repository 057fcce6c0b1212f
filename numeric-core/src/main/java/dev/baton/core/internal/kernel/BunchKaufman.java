package dev.baton.core.internal.kernel;

/**
 * What LAPACK's {@code sytrf} and {@code hetrf} leave of a matrix, column by column: a triangular
 * factor and a block diagonal one, one over the other, and the exchanges of rows between the steps.
 *
 * @param type the type of the matrix
 * @param n its order
 * @param factors the address of (n, n)
 * @param pivots the address of int32 (n): with which row each was exchanged, from 1; the same
 *     negative number twice for a block of two rows, of which the one further on was exchanged
 */
record BunchKaufman(ElementType type, int n, long factors, long pivots) {
  /**
   * Leaves the triangular factor alone, with the exchanges made, so that {@code l·d·lᴴ} is the
   * matrix.
   *
   * @param hermitian whether the block diagonal one is Hermitian
   * @param lower which triangle was factored
   * @param d the address of (n, n), 0: becomes the block diagonal factor
   * @param rows the address of int64 (n): the rows of the factor in the order that makes it
   *     triangular
   */
  void layApart(boolean hermitian, boolean lower, long d, long rows) {
    // LAPACK lays columns one behind the other, Triangles rows.
    if (lower) {
      Triangles.clearBelow(type, n, n, factors);
    } else {
      Triangles.clearAbove(type, n, n, factors);
    }
    int[] exchanged = new int[n];
    boolean[] isBlock = new boolean[n]; // Whether a row and the next one are one.
    for (int i = 0; i < n; i++) {
      moveDiagonal(i, hermitian, d);
      int pivot = pivot(i);
      exchanged[i] = pivot - 1;
      if (pivot < 0) {
        isBlock[i] = true;
        moveCorner(i, hermitian, lower, d);
        moveDiagonal(i + 1, hermitian, d);
        exchanged[i] = lower ? i : -pivot - 1;
        exchanged[i + 1] = lower ? -pivot(i + 1) - 1 : i + 1;
        i++;
      }
    }
    exchange(lower, exchanged, isBlock, rows);
  }

  private int pivot(int i) {
    return RawMemory.getInt(pivots + (long) i * Integer.BYTES);
  }

  private long at(long matrix, int row, int column) {
    return matrix + ((long) column * n + row) * type.itemsize();
  }

  private void moveDiagonal(int i, boolean hermitian, long d) {
    long from = at(factors, i, i);
    double imaginary = hermitian ? 0 : Numbers.imaginary(type, from);
    Numbers.set(type, at(d, i, i), Numbers.real(type, from), imaginary);
    Numbers.set(type, from, 1, 0);
  }

  /** The elements of a block beside the diagonal. */
  private void moveCorner(int i, boolean hermitian, boolean lower, long d) {
    int row = lower ? i + 1 : i;
    int column = lower ? i : i + 1;
    long from = at(factors, row, column);
    double real = Numbers.real(type, from);
    double imaginary = Numbers.imaginary(type, from);
    Numbers.set(type, at(d, row, column), real, imaginary);
    Numbers.set(type, at(d, column, row), real, hermitian ? -imaginary : imaginary);
    Numbers.set(type, from, 0, 0);
  }

  /** Undoes the exchanges, the last one first: each was made in the columns after its own alone. */
  private void exchange(boolean lower, int[] exchanged, boolean[] isBlock, long rows) {
    int[] places = new int[n];
    for (int i = 0; i < n; i++) {
      places[i] = i;
    }
    for (int step = 0; step < n; step++) {
      int row = lower ? n - 1 - step : step;
      int other = exchanged[row];
      if (other != row) {
        boolean isSecond = lower ? row > 0 && isBlock[row - 1] : isBlock[row];
        int own = isSecond ? 1 : 0;
        exchangeRows(row, other, lower ? row - own : 0, lower ? n : row + 1 + own);
        int place = places[row];
        places[row] = places[other];
        places[other] = place;
      }
    }
    for (int i = 0; i < n; i++) {
      RawMemory.setLong(rows + (long) places[i] * Long.BYTES, i);
    }
  }

  private void exchangeRows(int row, int other, int from, int to) {
    for (int column = from; column < to; column++) {
      long a = at(factors, row, column);
      long b = at(factors, other, column);
      double real = Numbers.real(type, a);
      double imaginary = Numbers.imaginary(type, a);
      Numbers.set(type, a, Numbers.real(type, b), Numbers.imaginary(type, b));
      Numbers.set(type, b, real, imaginary);
    }
  }
}
