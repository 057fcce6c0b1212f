package dev.baton.core.internal.kernel;

/** The triangles of matrices: sets those of matrices that lie row by row to 0. */
public final class Triangles {
  private Triangles() {}

  /** Returns LAPACK's letter for a triangle. */
  static byte letter(boolean lower) {
    return (byte) (lower ? 'L' : 'U');
  }

  /**
   * Clears what is below the diagonals.
   *
   * @param type the type of the matrices
   * @param count how many
   * @param rows their rows
   * @param columns their columns
   * @param a (rows, columns)
   */
  public static void clearBelow(ElementType type, int count, long rows, long columns, Blocks a) {
    for (int i = 0; i < count; i++) {
      clearBelow(type, rows, columns, a.addressOf(i));
    }
  }

  /**
   * Clears what is above the diagonals.
   *
   * @param type the type of the matrices
   * @param count how many
   * @param rows their rows
   * @param columns their columns
   * @param a (rows, columns)
   */
  public static void clearAbove(ElementType type, int count, long rows, long columns, Blocks a) {
    for (int i = 0; i < count; i++) {
      clearAbove(type, rows, columns, a.addressOf(i));
    }
  }

  static void clearBelow(ElementType type, long rows, long columns, long matrix) {
    for (long row = 1; row < rows; row++) {
      clear(type, matrix, row * columns, Math.min(row, columns));
    }
  }

  static void clearAbove(ElementType type, long rows, long columns, long matrix) {
    for (long row = 0; row < rows && row + 1 < columns; row++) {
      clear(type, matrix, row * columns + row + 1, columns - row - 1);
    }
  }

  private static void clear(ElementType type, long matrix, long first, long elements) {
    BorrowedMemory.bytes(matrix + first * type.itemsize(), elements * type.itemsize())
        .fill((byte) 0);
  }
}
