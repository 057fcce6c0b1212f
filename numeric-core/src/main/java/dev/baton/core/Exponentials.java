package dev.baton.core;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UfuncOptions;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Raises to powers and takes roots, exponentials and logarithms element by element. Part of {@link
 * Numeric}.
 */
public sealed interface Exponentials permits Numeric {
  /**
   * Raises {@code a} to the {@code b}: {@code numpy.power}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray power(NDArray a, NDArray b) {
    return BinaryUfunc.POWER.apply(Numeric.context(this).mine("power", a), b);
  }

  /**
   * Raises {@code a} to the {@code b}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray power(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.POWER.apply(Numeric.context(this).mine("power", a), b, out);
  }

  /**
   * Raises {@code a} to the {@code b}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray power(NDArray a, Number b) {
    return BinaryUfunc.POWER.apply(Numeric.context(this).mine("power", a), b);
  }

  /**
   * Raises {@code a} to the {@code b}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray power(Number a, NDArray b) {
    return BinaryUfunc.POWER.apply(a, Numeric.context(this).mine("power", b));
  }

  /**
   * Squares: {@code numpy.square}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray square(NDArray a) {
    return UnaryUfunc.SQUARE.apply(Numeric.context(this).mine("square", a));
  }

  /**
   * Squares, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray square(NDArray a, NDArray out) {
    return UnaryUfunc.SQUARE.apply(Numeric.context(this).mine("square", a), out);
  }

  /**
   * Returns square roots: {@code numpy.sqrt}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray sqrt(NDArray a) {
    return UnaryUfunc.SQRT.apply(Numeric.context(this).mine("sqrt", a));
  }

  /**
   * Returns square roots, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray sqrt(NDArray a, NDArray out) {
    return UnaryUfunc.SQRT.apply(Numeric.context(this).mine("sqrt", a), out);
  }

  /**
   * Returns cube roots: {@code numpy.cbrt}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray cbrt(NDArray a) {
    return UnaryUfunc.CBRT.apply(Numeric.context(this).mine("cbrt", a));
  }

  /**
   * Returns cube roots, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray cbrt(NDArray a, NDArray out) {
    return UnaryUfunc.CBRT.apply(Numeric.context(this).mine("cbrt", a), out);
  }

  /**
   * Returns e to the a: {@code numpy.exp}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray exp(NDArray a) {
    return UnaryUfunc.EXP.apply(Numeric.context(this).mine("exp", a));
  }

  /**
   * Returns e to the a, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray exp(NDArray a, NDArray out) {
    return UnaryUfunc.EXP.apply(Numeric.context(this).mine("exp", a), out);
  }

  /**
   * Returns 2 to the a: {@code numpy.exp2}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray exp2(NDArray a) {
    return UnaryUfunc.EXP2.apply(Numeric.context(this).mine("exp2", a));
  }

  /**
   * Returns 2 to the a, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray exp2(NDArray a, NDArray out) {
    return UnaryUfunc.EXP2.apply(Numeric.context(this).mine("exp2", a), out);
  }

  /**
   * Returns {@code exp(a) - 1}, exact near 0: {@code numpy.expm1}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray expm1(NDArray a) {
    return UnaryUfunc.EXPM1.apply(Numeric.context(this).mine("expm1", a));
  }

  /**
   * Returns {@code exp(a) - 1}, exact near 0, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray expm1(NDArray a, NDArray out) {
    return UnaryUfunc.EXPM1.apply(Numeric.context(this).mine("expm1", a), out);
  }

  /**
   * Returns natural logarithms: {@code numpy.log}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray log(NDArray a) {
    return UnaryUfunc.LOG.apply(Numeric.context(this).mine("log", a));
  }

  /**
   * Returns natural logarithms, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray log(NDArray a, NDArray out) {
    return UnaryUfunc.LOG.apply(Numeric.context(this).mine("log", a), out);
  }

  /**
   * Returns logarithms to base 2: {@code numpy.log2}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray log2(NDArray a) {
    return UnaryUfunc.LOG2.apply(Numeric.context(this).mine("log2", a));
  }

  /**
   * Returns logarithms to base 2, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray log2(NDArray a, NDArray out) {
    return UnaryUfunc.LOG2.apply(Numeric.context(this).mine("log2", a), out);
  }

  /**
   * Returns logarithms to base 10: {@code numpy.log10}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray log10(NDArray a) {
    return UnaryUfunc.LOG10.apply(Numeric.context(this).mine("log10", a));
  }

  /**
   * Returns logarithms to base 10, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray log10(NDArray a, NDArray out) {
    return UnaryUfunc.LOG10.apply(Numeric.context(this).mine("log10", a), out);
  }

  /**
   * Returns {@code log(1 + a)}, exact near 0: {@code numpy.log1p}.
   *
   * @param a the operand
   * @return a new array
   * @see UnaryUfunc#apply(NDArray)
   */
  default NDArray log1p(NDArray a) {
    return UnaryUfunc.LOG1P.apply(Numeric.context(this).mine("log1p", a));
  }

  /**
   * Returns {@code log(1 + a)}, exact near 0, into an array.
   *
   * @param a the operand
   * @param out where the result goes
   * @return {@code out}
   * @see UnaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray log1p(NDArray a, NDArray out) {
    return UnaryUfunc.LOG1P.apply(Numeric.context(this).mine("log1p", a), out);
  }

  /**
   * Returns {@code log(exp(a) + exp(b))}: {@code numpy.logaddexp}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray logaddexp(NDArray a, NDArray b) {
    return BinaryUfunc.LOGADDEXP.apply(Numeric.context(this).mine("logaddexp", a), b);
  }

  /**
   * Returns {@code log(exp(a) + exp(b))}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray logaddexp(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LOGADDEXP.apply(Numeric.context(this).mine("logaddexp", a), b, out);
  }

  /**
   * Returns {@code log(exp(a) + exp(b))}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray logaddexp(NDArray a, Number b) {
    return BinaryUfunc.LOGADDEXP.apply(Numeric.context(this).mine("logaddexp", a), b);
  }

  /**
   * Returns {@code log(exp(a) + exp(b))}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray logaddexp(Number a, NDArray b) {
    return BinaryUfunc.LOGADDEXP.apply(a, Numeric.context(this).mine("logaddexp", b));
  }

  /**
   * Returns {@code log2(2^a + 2^b)}: {@code numpy.logaddexp2}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, NDArray)
   */
  default NDArray logaddexp2(NDArray a, NDArray b) {
    return BinaryUfunc.LOGADDEXP2.apply(Numeric.context(this).mine("logaddexp2", a), b);
  }

  /**
   * Returns {@code log2(2^a + 2^b)}, into an array.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes
   * @return {@code out}
   * @see BinaryUfunc#apply(NDArray, NDArray, NDArray)
   */
  default NDArray logaddexp2(NDArray a, NDArray b, NDArray out) {
    return BinaryUfunc.LOGADDEXP2.apply(Numeric.context(this).mine("logaddexp2", a), b, out);
  }

  /**
   * Returns {@code log2(2^a + 2^b)}, of an array and a number.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array
   * @see BinaryUfunc#apply(NDArray, Number)
   */
  default NDArray logaddexp2(NDArray a, Number b) {
    return BinaryUfunc.LOGADDEXP2.apply(Numeric.context(this).mine("logaddexp2", a), b);
  }

  /**
   * Returns {@code log2(2^a + 2^b)}, of a number and an array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array
   * @see BinaryUfunc#apply(Number, NDArray)
   */
  default NDArray logaddexp2(Number a, NDArray b) {
    return BinaryUfunc.LOGADDEXP2.apply(a, Numeric.context(this).mine("logaddexp2", b));
  }

  /**
   * Raises to powers in float64, or complex128 if an operand is complex: {@code numpy.float_power}.
   * Drops the lock above 500 elements under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together
   * @throws IllegalArgumentException if the operands belong to different interpreters
   * @throws IllegalStateException if an operand is closed
   */
  default NDArray floatPower(NDArray a, NDArray b) {
    NDArray base = Numeric.context(this).own("floatPower", a);
    NDArray exponent = Numeric.context(this).own("floatPower", b);
    boolean isComplex = base.dtype().isComplex() || exponent.dtype().isComplex();
    DType dtype = isComplex ? DType.COMPLEX128 : DType.FLOAT64;
    return BinaryUfunc.POWER.apply(
        base, exponent, UfuncOptions.DEFAULT.dtype(dtype).casting(Casting.SAME_KIND));
  }
}
