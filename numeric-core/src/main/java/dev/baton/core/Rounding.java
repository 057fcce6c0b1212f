package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.UnaryUfunc;
import org.jspecify.annotations.Nullable;

/** Rounds numbers and keeps them within bounds. Part of {@link Numeric}. */
public sealed interface Rounding permits Numeric {
  /**
   * Rounds to the nearest integer, ties to even: {@code numpy.rint}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray rint(NDArray a) {
    return UnaryUfunc.RINT.apply(Numeric.context(this).mine("rint", a));
  }

  /**
   * Rounds to the nearest integer, ties to even, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray rint(NDArray a, NDArray out) {
    return UnaryUfunc.RINT.apply(Numeric.context(this).mine("rint", a), out);
  }

  /**
   * Rounds down: {@code numpy.floor}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray floor(NDArray a) {
    return UnaryUfunc.FLOOR.apply(Numeric.context(this).mine("floor", a));
  }

  /**
   * Rounds down, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray floor(NDArray a, NDArray out) {
    return UnaryUfunc.FLOOR.apply(Numeric.context(this).mine("floor", a), out);
  }

  /**
   * Rounds up: {@code numpy.ceil}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray ceil(NDArray a) {
    return UnaryUfunc.CEIL.apply(Numeric.context(this).mine("ceil", a));
  }

  /**
   * Rounds up, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray ceil(NDArray a, NDArray out) {
    return UnaryUfunc.CEIL.apply(Numeric.context(this).mine("ceil", a), out);
  }

  /**
   * Rounds towards zero: {@code numpy.trunc}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray trunc(NDArray a) {
    return UnaryUfunc.TRUNC.apply(Numeric.context(this).mine("trunc", a));
  }

  /**
   * Rounds towards zero, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray trunc(NDArray a, NDArray out) {
    return UnaryUfunc.TRUNC.apply(Numeric.context(this).mine("trunc", a), out);
  }

  /**
   * Rounds towards zero: {@code numpy.fix}, which is {@code numpy.trunc}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray fix(NDArray a) {
    return trunc(a);
  }

  /**
   * Rounds to whole numbers, halves to even ones: {@code numpy.round}. Drops the lock above 500
   * elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the operand
   * @return a new array of {@code a}'s dtype; bools become float16
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray round(NDArray a) {
    return round(a, 0);
  }

  /**
   * Rounds to a number of decimals, halves to even digits: {@code numpy.round}. As NumPy does, it
   * multiplies by a power of ten, rounds and divides again. Complex numbers are rounded part by
   * part. Drops the lock above 500 elements under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the operand
   * @param decimals how many digits behind the point; negative before it
   * @return a new array of {@code a}'s dtype; bools become float16
   * @throws IllegalStateException if the operand is closed
   * @throws UnsupportedOperationException if bools are rounded to decimals
   */
  default NDArray round(NDArray a, int decimals) {
    return Adjusting.round((Numeric) this, Numeric.context(this).mine("round", a), decimals);
  }

  /**
   * Keeps elements within bounds: {@code numpy.clip}, the larger of an element and the least, then
   * the smaller of that and the most. NaN stays, and bounds that are NaN give NaN. Drops the lock
   * above 500 elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the operand
   * @param min the least, broadcast with {@code a}; null for none
   * @param max the most, broadcast with {@code a}; null for none
   * @return a new array of the promoted dtype
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default NDArray clip(NDArray a, @Nullable NDArray min, @Nullable NDArray max) {
    return Adjusting.clip((Numeric) this, Numeric.context(this).mine("clip", a), min, max);
  }

  /**
   * Keeps elements within bounds that are numbers; see {@link #clip(NDArray, NDArray, NDArray)}.
   * Integers beyond what {@code a}'s elements can be are no bounds.
   *
   * @param a the operand
   * @param min the least, weak; null for none
   * @param max the most, weak; null for none
   * @return a new array of {@code a}'s shape
   * @throws ArithmeticException if the least is more than {@code a}'s elements can be, or the most
   *     less
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray clip(NDArray a, @Nullable Number min, @Nullable Number max) {
    return Adjusting.clip((Numeric) this, Numeric.context(this).mine("clip", a), min, max);
  }

  /**
   * Replaces NaN by 0 and infinities by the largest numbers: {@code numpy.nan_to_num}.
   *
   * @param a the operand
   * @return a new array of {@code a}'s dtype
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray nanToNum(NDArray a) {
    return Adjusting.nanToNum(Numeric.context(this).mine("nanToNum", a), 0, null, null);
  }

  /**
   * Replaces what is no finite number: {@code numpy.nan_to_num}; of complex numbers part by part.
   * Drops the lock above 500 elements under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the operand
   * @param nan what stands for NaN
   * @param posinf what stands for infinity; null for the largest number
   * @param neginf what stands for minus infinity; null for the least number
   * @return a new array of {@code a}'s dtype
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray nanToNum(
      NDArray a, double nan, @Nullable Double posinf, @Nullable Double neginf) {
    return Adjusting.nanToNum(Numeric.context(this).mine("nanToNum", a), nan, posinf, neginf);
  }
}
