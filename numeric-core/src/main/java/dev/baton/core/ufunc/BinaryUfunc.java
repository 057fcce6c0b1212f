package dev.baton.core.ufunc;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.Casting;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Weak;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.ElementwiseKernels;
import dev.baton.core.internal.kernel.IndexKernels.Step;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
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

  private final BinaryOp op;
  private final String numpyName;

  BinaryUfunc(BinaryOp op) {
    this.op = op;
    this.numpyName = Names.of(this);
  }

  Folding folding() {
    return Folding.of(this, op);
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
    ArrayContext context = ArrayContext.of(a, b, out);
    try (var attachment = context.interpreter().attach()) {
      StridedArray left = context.own(numpyName, a);
      StridedArray right = context.own(numpyName, b);
      StridedArray given = out == null ? null : context.own(numpyName, out);
      return run(attachment.state(), context, left, right, given);
    }
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
    ArrayContext context = ArrayContext.of(a, b, options.out);
    try (var attachment = context.interpreter().attach()) {
      StridedArray left = context.own(numpyName, a);
      StridedArray right = context.own(numpyName, b);
      return general(attachment.state(), context, left, right, options);
    }
  }

  /** The short way, where the kernel takes and makes the very arrays; else the general one. */
  private NDArray run(
      ThreadState self,
      ArrayContext context,
      StridedArray a,
      StridedArray b,
      @Nullable StridedArray out) {
    Loop loop = BinaryUfuncLoops.of(this).find(a.type(), b.type());
    if (loop == null || !isDirect(loop, a, b)) {
      return general(self, context, a, b, options(out));
    }
    boolean sameShape = Arrays.equals(a.extents(), b.extents());
    long[] shape = sameShape ? a.extents() : Broadcast.shapes(numpyName, a.extents(), b.extents());
    if (out == null) {
      StridedArray result = context.emptyLike(self, loop.out(), shape, a, b);
      compute(self, result, a, b, true);
      return result;
    }
    if (out.type() != loop.out() || Outputs.disturbs(out, a) || Outputs.disturbs(out, b)) {
      return general(self, context, a, b, options(out));
    }
    Outputs.check(numpyName, out, loop.out(), shape);
    compute(self, out, a, b, false);
    return out;
  }

  private static UfuncOptions options(@Nullable NDArray out) {
    return out == null ? UfuncOptions.DEFAULT : UfuncOptions.DEFAULT.out(out);
  }

  private boolean isDirect(Loop loop, StridedArray a, StridedArray b) {
    return a.type() == loop.compute()
        && b.type() == loop.compute()
        && loop.made() == loop.out()
        && this != LDEXP
        && (this != POWER || loop.compute().kind() != 'i');
  }

  private NDArray general(
      ThreadState self,
      ArrayContext context,
      StridedArray a,
      StridedArray b,
      UfuncOptions options) {
    Loop loop = loop(a.type(), b.type(), options);
    StridedArray mask = Results.mask(numpyName, context, options);
    long[] operands = Broadcast.shapes(numpyName, a.extents(), b.extents());
    long[] shape = Results.withMask(numpyName, operands, mask);
    StridedArray out = Results.checkedOut(numpyName, context, loop, shape, options);
    StridedArray left = Results.in(a, loop.in(), loop.compute());
    try {
      StridedArray right =
          this == LDEXP
              ? Results.in(b, DType.INT64, DType.INT64)
              : Results.in(b, loop.in(), loop.compute());
      try {
        if (this == POWER && loop.compute().kind() == 'i') {
          requireNoneNegative(right, null);
        }
        StridedArray made = context.emptyLike(self, loop.made(), operands, left, right);
        compute(self, made, left, right, true);
        return Results.place(self, numpyName, made, loop.out(), shape, out, mask);
      } finally {
        Results.closeCopy(right, b);
      }
    } finally {
      Results.closeCopy(left, a);
    }
  }

  private Loop loop(DType a, DType b, UfuncOptions options) {
    LoopTable table = BinaryUfuncLoops.of(this);
    if (this != LDEXP) {
      return Results.loop(numpyName, table, a, b, options, false);
    }
    if (!DType.canCast(b, DType.INT64, Casting.SAFE)) {
      throw new UnsupportedOperationException(
          "ldexp: exponents of %s do not fit int64".formatted(b));
    }
    return Results.loop(numpyName, table, a, a, options, true);
  }

  /** Refuses exponents of integers that are less than 0, where a mask is set if there is one. */
  static void requireNoneNegative(StridedArray exponents, @Nullable NDArray mask) {
    Over over = mask == null ? Over.all() : Over.all().where(mask);
    try (NDArray negative = LESS.apply(exponents, 0);
        NDArray any = Reduction.ANY.apply(negative, over)) {
      if (any.getBoolean()) {
        throw new IllegalArgumentException(
            "power: integers to negative integer powers are not allowed: %s is the type"
                .formatted(exponents.type()));
      }
    }
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
    return apply(a, Scalar.of(b), false);
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
    return apply(a, Scalar.of(b), false);
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
    return apply(a, Scalar.of(b), false);
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
    return apply(a, Scalar.of(numpyName, b), false);
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
    return apply(b, Scalar.of(numpyName, a), true);
  }

  private NDArray apply(NDArray operand, Scalar number, boolean numberFirst) {
    ArrayContext context = ArrayContext.of(operand, null, null);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray a = context.own(numpyName, operand);
      DType dtype = dtypeOf(number, a.type());
      int outside = number.outside(dtype);
      if (outside != 0 && isComparison()) {
        return constant(self, context, a, compares(numberFirst ? outside : -outside));
      }
      Loop loop = BinaryUfuncLoops.of(this).find(a.type(), dtype);
      if (loop != null && isDirect(loop, a, a) && !numberFirst) {
        return computed(self, context, loop, a, number);
      }
      try (StridedArray b = context.empty(self, dtype)) {
        number.write(numpyName, dtype, b.address());
        return numberFirst
            ? general(self, context, b, a, UfuncOptions.DEFAULT)
            : general(self, context, a, b, UfuncOptions.DEFAULT);
      }
    }
  }

  /** The type that a number takes beside an array; of an exponent of ldexp its own. */
  private DType dtypeOf(Scalar number, DType beside) {
    return this == LDEXP && number.weak() == Weak.INTEGER ? number.alone() : number.with(beside);
  }

  private StridedArray computed(
      ThreadState self, ArrayContext context, Loop kernel, StridedArray a, Scalar number) {
    StridedArray result = context.emptyLike(self, kernel.out(), a.extents(), a);
    LoopDescriptor loop = LoopDescriptor.of(self);
    if (a.contiguous()) {
      loop.setRun(a.elements(), 1, 1, 0);
    } else {
      loop.set(a.extents(), result.steps(), a.steps(), new long[a.extents().length]);
    }
    long scalar = loop.scalar(0);
    return result.filledBy(
        () -> {
          number.write(numpyName, kernel.compute(), scalar);
          call(self, loop, result, a, a.address(), null, scalar);
        });
  }

  private boolean isComparison() {
    return switch (this) {
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> true;
      default -> false;
    };
  }

  /** Says what a comparison gives, for the sign of left minus right. */
  private boolean compares(int sign) {
    return switch (this) {
      case NOT_EQUAL -> true;
      case LESS, LESS_EQUAL -> sign < 0;
      case GREATER, GREATER_EQUAL -> sign > 0;
      default -> false;
    };
  }

  private static NDArray constant(
      ThreadState self, ArrayContext context, StridedArray a, boolean value) {
    StridedArray result = context.empty(self, DType.BOOL, a.extents());
    return result.filledBy(() -> result.fill(value));
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
    ArrayContext context = ArrayContext.of(a, b, null);
    try (var attachment = context.interpreter().attach()) {
      at(attachment.state(), context.own(numpyName, a), context.own(numpyName, b), index);
    }
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
    at(a, Scalar.of(numpyName, b), index);
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
    at(a, Scalar.of(b), index);
  }

  private void at(NDArray a, Scalar number, Index... index) {
    ArrayContext context = ArrayContext.of(a, null, null);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray target = context.own(numpyName, a);
      DType dtype = dtypeOf(number, target.type());
      try (StridedArray right = context.empty(self, dtype)) {
        number.write(numpyName, dtype, right.address());
        at(self, target, right, index);
      }
    }
  }

  private void at(ThreadState self, StridedArray a, StridedArray b, Index... index) {
    Loop loop = loop(a.type(), b.type(), UfuncOptions.DEFAULT);
    Results.requireInPlace(numpyName, a.type(), loop.out());
    if (this == POWER && loop.in().kind() == 'i') {
      requireNoneNegative(b, null);
    }
    DType valueType = this == LDEXP ? DType.INT64 : loop.compute();
    DType taken = this == LDEXP ? DType.INT64 : loop.in();
    StridedArray values = Results.in(b, taken, valueType);
    try {
      Selections.at(numpyName, self, a, Step.of(op), loop.in(), valueType, values, index);
    } finally {
      Results.closeCopy(values, b);
    }
  }

  // ---- the call ---------------------------------------------------------------------------------

  private void compute(
      ThreadState self, StridedArray out, StridedArray a, StridedArray b, boolean fresh) {
    LoopDescriptor loop = LoopDescriptor.of(self);
    long n = out.elements();
    if (out.contiguous() && isRun(a, n) && isRun(b, n)) {
      loop.setRun(n, 1, a.elements() == n ? 1 : 0, b.elements() == n ? 1 : 0);
    } else {
      long[] shape = out.extents();
      loop.set(
          shape,
          out.steps(),
          Broadcast.strides(numpyName, a.extents(), a.steps(), shape),
          Broadcast.strides(numpyName, b.extents(), b.steps(), shape));
    }
    try {
      call(self, loop, out, a, a.address(), b, b.address());
    } catch (RuntimeException | Error failed) {
      if (fresh) {
        out.close();
      }
      throw failed;
    }
  }

  /**
   * Says whether an operand is read as one run: all its elements in order, or its only one again
   * and again.
   */
  private static boolean isRun(StridedArray operand, long n) {
    return operand.contiguous() && (operand.elements() == n || operand.elements() == 1);
  }

  private void call(
      ThreadState self,
      LoopDescriptor loop,
      StridedArray out,
      StridedArray a,
      long aAddress,
      @Nullable StridedArray b,
      long bAddress) {
    try {
      int conditions =
          ElementwiseKernels.binary(
              self,
              op,
              a.elementType(),
              out.elements(),
              loop,
              out.storage(),
              out.address(),
              a.storage(),
              aAddress,
              b == null ? null : b.storage(),
              bAddress);
      if (conditions != 0) {
        FloatingPointErrors.report(out.context(), self, numpyName, conditions);
      }
    } finally {
      // An array that is found unreachable is closed, by any thread where none excludes the others.
      Reference.reachabilityFence(out);
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
    }
  }

  /** Returns NumPy's name of the function. */
  @Override
  public String toString() {
    return numpyName;
  }
}
