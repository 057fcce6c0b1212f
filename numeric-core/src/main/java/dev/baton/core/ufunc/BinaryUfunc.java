package dev.baton.core.ufunc;

import dev.baton.core.array.Complex;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Weak;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.kernel.BinaryOp;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A universal function of two operands: a (…), b (…) → (broadcast …). The type of the result is
 * that of NumPy's first loop that both operands convert to safely; numbers of Java's own are
 * {@linkplain Weak weak}. float16 and bfloat16 are computed in float32. Drops the lock above 500
 * elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 */
public enum BinaryUfunc {
  /** {@code numpy.add}. */
  ADD(BinaryOp.ADD),
  /** {@code numpy.multiply}. */
  MULTIPLY(BinaryOp.MULTIPLY),
  /** {@code numpy.maximum}. */
  MAXIMUM(BinaryOp.MAXIMUM),
  /** {@code numpy.minimum}. */
  MINIMUM(BinaryOp.MINIMUM),
  /** {@code numpy.fmax}. */
  FMAX(BinaryOp.FMAX),
  /** {@code numpy.fmin}. */
  FMIN(BinaryOp.FMIN),
  /** {@code numpy.subtract}. */
  SUBTRACT(BinaryOp.SUBTRACT),
  /** {@code numpy.power}. */
  POWER(BinaryOp.POWER),
  /** {@code numpy.divide}. */
  DIVIDE(BinaryOp.DIVIDE),
  /** {@code numpy.floor_divide}. */
  FLOOR_DIVIDE(BinaryOp.FLOOR_DIVIDE),
  /** {@code numpy.remainder}. */
  REMAINDER(BinaryOp.REMAINDER),
  /** {@code numpy.fmod}. */
  FMOD(BinaryOp.FMOD),
  /** {@code numpy.arctan2}. */
  ARCTAN2(BinaryOp.ARCTAN2),
  /** {@code numpy.hypot}. */
  HYPOT(BinaryOp.HYPOT),
  /** {@code numpy.logaddexp}. */
  LOGADDEXP(BinaryOp.LOGADDEXP),
  /** {@code numpy.logaddexp2}. */
  LOGADDEXP2(BinaryOp.LOGADDEXP2),
  /** {@code numpy.copysign}. */
  COPYSIGN(BinaryOp.COPYSIGN),
  /** {@code numpy.heaviside}. */
  HEAVISIDE(BinaryOp.HEAVISIDE),
  /** {@code numpy.nextafter}. */
  NEXTAFTER(BinaryOp.NEXTAFTER),
  /** {@code numpy.gcd}. */
  GCD(BinaryOp.GCD),
  /** {@code numpy.lcm}. */
  LCM(BinaryOp.LCM),
  /** {@code numpy.left_shift}. */
  LEFT_SHIFT(BinaryOp.LEFT_SHIFT),
  /** {@code numpy.right_shift}. */
  RIGHT_SHIFT(BinaryOp.RIGHT_SHIFT),
  /** {@code numpy.bitwise_and}. */
  BITWISE_AND(BinaryOp.BITWISE_AND),
  /** {@code numpy.bitwise_or}. */
  BITWISE_OR(BinaryOp.BITWISE_OR),
  /** {@code numpy.bitwise_xor}. */
  BITWISE_XOR(BinaryOp.BITWISE_XOR),
  /** {@code numpy.equal}. */
  EQUAL(BinaryOp.EQUAL),
  /** {@code numpy.not_equal}. */
  NOT_EQUAL(BinaryOp.NOT_EQUAL),
  /** {@code numpy.less}. */
  LESS(BinaryOp.LESS),
  /** {@code numpy.less_equal}. */
  LESS_EQUAL(BinaryOp.LESS_EQUAL),
  /** {@code numpy.greater}. */
  GREATER(BinaryOp.GREATER),
  /** {@code numpy.greater_equal}. */
  GREATER_EQUAL(BinaryOp.GREATER_EQUAL),
  /** {@code numpy.logical_and}. */
  LOGICAL_AND(BinaryOp.LOGICAL_AND),
  /** {@code numpy.logical_or}. */
  LOGICAL_OR(BinaryOp.LOGICAL_OR),
  /** {@code numpy.logical_xor}. */
  LOGICAL_XOR(BinaryOp.LOGICAL_XOR),
  /** {@code numpy.ldexp}: {@code a·2^b}; {@code b} is of integers. */
  LDEXP(BinaryOp.LDEXP);

  private final String numpyName;

  @SuppressWarnings("ImmutableEnumChecker") // A record of two enums and a string.
  private final BinaryCall call;

  BinaryUfunc(BinaryOp op) {
    this.numpyName = Names.of(this);
    this.call = new BinaryCall(this, op, numpyName);
  }

  BinaryCall call() {
    return call;
  }

  Folding folding() {
    return Folding.of(this, call.op());
  }

  // ---- two arrays -------------------------------------------------------------------------------

  /**
   * Computes into a new array.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together
   * @throws UnsupportedOperationException if there is no loop for the dtypes
   * @throws IllegalArgumentException if the operands belong to different interpreters, or integers
   *     are raised to negative powers
   * @throws IllegalStateException if an operand is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  public NDArray apply(NDArray a, NDArray b) {
    return apply(a, b, (NDArray) null);
  }

  /**
   * Computes into a given array, or a new one. Overlap is handled as if the operands were copied
   * first.
   *
   * @param a the left operand
   * @param b the right operand
   * @param out where the result goes, of its shape, and of a dtype of its kind or a higher one;
   *     null for a new array
   * @return {@code out}, or the new array
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together, or
   *     {@code out} has another
   * @throws UnsupportedOperationException if there is no loop for the dtypes, or {@code out} is
   *     read-only or cannot hold the result's dtype
   * @throws IllegalArgumentException if the arrays belong to different interpreters, or integers
   *     are raised to negative powers
   * @throws IllegalStateException if an array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  public NDArray apply(NDArray a, NDArray b, @Nullable NDArray out) {
    return call.apply(a, b, out);
  }

  /**
   * Computes with NumPy's named arguments.
   *
   * @param a the left operand
   * @param b the right operand
   * @param options where the result goes, of which type, and which elements are computed
   * @return {@code out}, or a new array
   * @throws dev.baton.core.array.ShapeException if the shapes cannot be broadcast together, or
   *     {@code out} has another
   * @throws UnsupportedOperationException if there is no such loop, {@code out} is read-only, or
   *     the casting rule forbids a conversion
   * @throws IllegalArgumentException if the arrays belong to different interpreters, or integers
   *     are raised to negative powers
   * @throws IllegalStateException if an array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  public NDArray apply(NDArray a, NDArray b, UfuncOptions options) {
    return call.apply(a, b, options);
  }

  // ---- an array and a number --------------------------------------------------------------------

  /**
   * Computes with an integer as the right operand, into a new array.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array of {@code a}'s shape
   * @throws UnsupportedOperationException if there is no loop for the dtypes
   * @throws ArithmeticException if the integer is out of the range of the dtype computed in
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a, long b) {
    return NumberOperand.right(call, a, Scalar.of(b));
  }

  /**
   * Computes with a number as the right operand, into a new array.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array of {@code a}'s shape
   * @throws UnsupportedOperationException if there is no loop for the dtypes
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a, double b) {
    return NumberOperand.right(call, a, Scalar.of(b));
  }

  /**
   * Computes with a complex number as the right operand, into a new array.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array of {@code a}'s shape
   * @throws UnsupportedOperationException if there is no loop for the dtypes
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a, Complex b) {
    return NumberOperand.right(call, a, Scalar.of(b));
  }

  /**
   * Computes with a number of any class as the right operand, into a new array.
   *
   * @param a the left operand
   * @param b the right operand, weak
   * @return a new array of {@code a}'s shape
   * @throws UnsupportedOperationException if there is no loop for the dtypes
   * @throws ArithmeticException if it is an integer out of the range of the dtype computed in
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a, Number b) {
    return NumberOperand.right(call, a, Scalar.of(numpyName, b));
  }

  /**
   * Computes with a number as the left operand, into a new array.
   *
   * @param a the left operand, weak
   * @param b the right operand
   * @return a new array of {@code b}'s shape
   * @throws UnsupportedOperationException if there is no loop for the dtypes
   * @throws ArithmeticException if it is an integer out of the range of the dtype computed in
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(Number a, NDArray b) {
    return NumberOperand.left(call, Scalar.of(numpyName, a), b);
  }

  // ---- other ways to apply it -------------------------------------------------------------------

  /**
   * Computes for every pair: a (i, …), b (j, …) → (i, …, j, …): {@code ufunc.outer}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if there are too many axes
   * @throws UnsupportedOperationException if there is no loop for the dtypes
   * @throws IllegalArgumentException if the operands belong to different interpreters
   * @throws IllegalStateException if an operand is closed
   */
  public NDArray outer(NDArray a, NDArray b) {
    long[] shape = Arrays.copyOf(a.shape(), a.ndim() + b.ndim());
    Arrays.fill(shape, a.ndim(), shape.length, 1);
    try (NDArray left = a.reshape(shape)) {
      return apply(left, b);
    }
  }

  /**
   * Reduces the first axis: a (n, …) → (…), {@code ufunc.reduce}.
   *
   * @param a the operand
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if there is no first axis, or no element along it
   *     and no identity
   * @throws UnsupportedOperationException if there is no loop that takes and makes one type
   * @throws IllegalArgumentException if integers are raised to negative powers
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray reduce(NDArray a) {
    return reduce(a, Over.axis(0));
  }

  /**
   * Reduces axes: {@code ufunc.reduce}. Each element of the result is what the elements along those
   * axes come to, each step's result being the left operand of the next. Sums and products of bool
   * and of integers shorter than 64 bits are of 64 bits. What has an identity starts from it;
   * others start from the first element, and only maximum, minimum, fmax and fmin among them reduce
   * more axes than one. Drops the lock above 500 elements of {@code a} under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the operand
   * @param over which axes, and how
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if an axis does not exist or is named twice, {@code
   *     out} has another shape, {@code where} cannot be broadcast, or there is no element for an
   *     element of the result and no identity
   * @throws UnsupportedOperationException if there is no loop that takes and makes one type, or
   *     {@code out} is read-only or cannot hold the result's dtype
   * @throws IllegalArgumentException if the order matters and there are more axes than one, {@code
   *     where} has no start, integers are raised to negative powers, or the arrays belong to
   *     different interpreters
   * @throws IllegalStateException if an array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  public NDArray reduce(NDArray a, Over over) {
    return Reducer.reduce(numpyName + ".reduce", folding(), a, over);
  }

  /**
   * Accumulates along the first axis: a (n, …) → (n, …), {@code ufunc.accumulate}.
   *
   * @param a the operand
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if there is no first axis
   * @throws UnsupportedOperationException if there is no loop that takes and makes one type
   * @throws IllegalArgumentException if integers are raised to negative powers
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray accumulate(NDArray a) {
    return accumulate(a, Over.axis(0));
  }

  /**
   * Accumulates along an axis: {@code ufunc.accumulate}. Each element of the result is the
   * reduction of those up to its place, of the type that {@link #reduce(NDArray, Over)} makes.
   * Drops the lock above 500 elements of {@code a} under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the operand
   * @param over the axis; dtype and out
   * @return a new array of {@code a}'s shape, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist or {@code out} has
   *     another shape
   * @throws UnsupportedOperationException if there is no loop that takes and makes one type, or
   *     {@code out} is read-only or cannot hold the result's dtype
   * @throws IllegalArgumentException if there are more axes than one, another option is given,
   *     integers are raised to negative powers, or the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  public NDArray accumulate(NDArray a, Over over) {
    String name = numpyName + ".accumulate";
    return Accumulator.accumulate(name, folding(), a, over.oneAxis(name, a.ndim()), over, null);
  }

  /**
   * Reduces parts of the first axis; see {@link #reduceAt(NDArray, NDArray, Over)}.
   *
   * @param a the operand
   * @param indices where the parts begin: (k), integers
   * @return a new array
   * @throws dev.baton.core.array.ShapeException if there is no first axis
   * @throws IndexOutOfBoundsException if an index is out of bounds
   * @throws UnsupportedOperationException if there is no loop that takes and makes one type
   * @throws IllegalStateException if an array is closed
   */
  public NDArray reduceAt(NDArray a, NDArray indices) {
    return reduceAt(a, indices, Over.axis(0));
  }

  /**
   * Reduces parts of an axis: a (…, n, …), indices (k) → (…, k, …), {@code ufunc.reduceat}. Part i
   * goes from {@code indices[i]} to before {@code indices[i + 1]}, the last to the end; it is one
   * element where the next index is not larger. Drops the lock above 500 elements of {@code a}
   * under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the operand
   * @param indices where the parts begin: (k), integers, at least 0
   * @param over the axis; dtype and out
   * @return a new array, or the {@code out} given
   * @throws dev.baton.core.array.ShapeException if the axis does not exist, the indices have not
   *     one axis, or {@code out} has another shape
   * @throws IndexOutOfBoundsException if an index is out of bounds
   * @throws UnsupportedOperationException if there is no loop that takes and makes one type, or
   *     {@code out} is read-only or cannot hold the result's dtype
   * @throws IllegalArgumentException if there are more axes than one, another option is given, the
   *     indices are no integers, integers are raised to negative powers, or the arrays belong to
   *     different interpreters
   * @throws IllegalStateException if an array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  public NDArray reduceAt(NDArray a, NDArray indices, Over over) {
    return PartReducer.reduce(numpyName + ".reduceat", folding(), a, indices, over);
  }

  /**
   * Computes in place for the elements that an index selects, one after the other, so that an
   * element which is selected twice changes twice: {@code ufunc.at}. Each step is computed in the
   * type that {@link #apply(NDArray, NDArray)} would use, and converted to {@code a}'s, whatever is
   * lost. Drops the lock above 500 elements selected under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the left operands, overwritten with the results
   * @param b the right operands, broadcast to what is selected
   * @param index what is selected, as {@link NDArray#get(dev.baton.core.array.Index...)} takes it
   * @throws dev.baton.core.array.ShapeException if {@code b} cannot be broadcast, or there are more
   *     indices than axes
   * @throws IndexOutOfBoundsException if an index is out of bounds
   * @throws UnsupportedOperationException if there is no loop for the dtypes, {@code a} is
   *     read-only, or the results are complex and {@code a} is not
   * @throws IllegalArgumentException if integers are raised to negative powers, or the arrays
   *     belong to different interpreters
   * @throws IllegalStateException if an array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised; the elements are computed all the same
   */
  public void at(NDArray a, NDArray b, Index... index) {
    InPlace.at(call, a, b, index);
  }

  /**
   * Computes in place with a number, for the elements that an index selects; see {@link
   * #at(NDArray, NDArray, Index...)}.
   *
   * @param a the left operands, overwritten with the results
   * @param b the right operand, weak
   * @param index what is selected
   * @throws dev.baton.core.array.ShapeException if there are more indices than axes
   * @throws IndexOutOfBoundsException if an index is out of bounds
   * @throws UnsupportedOperationException if there is no loop for the dtypes, {@code a} is
   *     read-only, or the results are complex and {@code a} is not
   * @throws ArithmeticException if it is an integer out of the range of the dtype computed in
   * @throws IllegalArgumentException if integers are raised to negative powers
   * @throws IllegalStateException if the array is closed
   */
  public void at(NDArray a, Number b, Index... index) {
    InPlace.at(call, a, Scalar.of(numpyName, b), index);
  }

  /**
   * Computes in place with a complex number, for the elements that an index selects; see {@link
   * #at(NDArray, NDArray, Index...)}.
   *
   * @param a the left operands, overwritten with the results
   * @param b the right operand, weak
   * @param index what is selected
   * @throws dev.baton.core.array.ShapeException if there are more indices than axes
   * @throws IndexOutOfBoundsException if an index is out of bounds
   * @throws UnsupportedOperationException if there is no loop for the dtypes, {@code a} is
   *     read-only, or the results are complex and {@code a} is not
   * @throws IllegalStateException if the array is closed
   */
  public void at(NDArray a, Complex b, Index... index) {
    InPlace.at(call, a, Scalar.of(b), index);
  }

  /** Returns NumPy's name of the function. */
  @Override
  public String toString() {
    return numpyName;
  }
}
