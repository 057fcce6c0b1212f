package dev.baton.core.array;

/**
 * One item between the brackets of NumPy's {@code a[…]}: a {@link Slice} (which may be a single
 * index, an ellipsis or a new axis), or an array of indices or of truth values.
 *
 * @see NDArray#get(Index...)
 */
public sealed interface Index permits Slice, IndexArray {
  /**
   * Takes one index and drops the axis: {@code a[i]}.
   *
   * @param index the index; negative counts from the end
   * @return the item
   */
  static Index at(long index) {
    return Slice.at(index);
  }

  /**
   * Takes the elements that an array's elements name, or at which it is true: {@code a[b]}.
   *
   * @param array integers, or bools: these stand for the indices of their true elements along as
   *     many axes as the array has
   * @return the item
   */
  static Index of(NDArray array) {
    return new IndexArray(array);
  }

  /**
   * Takes some indices in the order given: {@code a[[3, 1, 1]]}.
   *
   * @param indices the indices; negative count from the end
   * @return the item
   */
  static Index of(long... indices) {
    return new IndexArray(indices);
  }

  /**
   * Takes the indices at which a mask is true: {@code a[[True, False, True]]}.
   *
   * @param mask one truth value for each index of the axis
   * @return the item
   */
  static Index of(boolean... mask) {
    return new IndexArray(mask);
  }
}
