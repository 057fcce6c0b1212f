package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.CommonMemory;
import dev.baton.core.internal.array.StridedArray;
import java.util.Arrays;

/**
 * Says whether whole arrays are the same: in what they hold, or in where they lie. Part of {@link
 * Numeric}; {@link Closeness} allows for rounding.
 */
public sealed interface Sameness permits Numeric {
  /**
   * Says whether two arrays have one shape and equal elements: {@code numpy.array_equal}. NaN
   * equals nothing. Drops the lock above 500 elements under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a an operand
   * @param b another, of any dtype
   * @return whether they are equal
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default boolean arrayEqual(NDArray a, NDArray b) {
    return arrayEqual(a, b, false);
  }

  /**
   * Says whether two arrays have one shape and equal elements: {@code numpy.array_equal(a, b,
   * equal_nan)}.
   *
   * @param a an operand
   * @param b another, of any dtype
   * @param equalNan whether NaN equals NaN
   * @return whether they are equal
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default boolean arrayEqual(NDArray a, NDArray b, boolean equalNan) {
    StridedArray x = Numeric.context(this).own("arrayEqual", a);
    StridedArray y = Numeric.context(this).own("arrayEqual", b);
    if (!Arrays.equals(x.extents(), y.extents())) {
      return false;
    }
    Numeric np = (Numeric) this;
    try (Scope _ = np.scope()) {
      NDArray equal = np.equal(x, y);
      if (equalNan) {
        equal = np.logicalOr(equal, np.logicalAnd(np.isnan(x), np.isnan(y)));
      }
      return np.all(equal).getBoolean();
    }
  }

  /**
   * Says whether two arrays can be broadcast together and are equal then: {@code
   * numpy.array_equiv}. Drops the lock above 500 elements under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a an operand
   * @param b another, of any dtype
   * @return whether they are equal; false if their shapes do not fit
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default boolean arrayEquiv(NDArray a, NDArray b) {
    Numeric np = (Numeric) this;
    try (NDArray equal = np.equal(a, b);
        NDArray all = np.all(equal)) {
      return all.getBoolean();
    } catch (ShapeException apart) {
      return false;
    }
  }

  /**
   * Says whether two arrays lie in ranges of memory that meet: {@code numpy.may_share_memory}.
   *
   * @param a an operand
   * @param b another
   * @return false if no byte is in both; true if one may be
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default boolean mayShareMemory(NDArray a, NDArray b) {
    return Numeric.context(this)
        .own("mayShareMemory", a)
        .mayShareMemory(Numeric.context(this).own("mayShareMemory", b));
  }

  /**
   * Says whether a byte is part of elements of two arrays: {@code numpy.shares_memory}. Where
   * strides interleave in many axes that can take long; {@link #mayShareMemory} never does.
   *
   * @param a an operand
   * @param b another
   * @return whether one is
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default boolean sharesMemory(NDArray a, NDArray b) {
    return CommonMemory.isShared(
        Numeric.context(this).own("sharesMemory", a), Numeric.context(this).own("sharesMemory", b));
  }
}
