package dev.baton.core.ufunc;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.Selections;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.ElementwiseKernels;
import dev.baton.core.internal.kernel.IndexKernels.Step;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.UnaryOp;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A universal function of one operand: a (…) → (…). The type of the result is that of NumPy's loop;
 * float16 and bfloat16 are computed in float32. Drops the lock above 500 elements under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 */
public enum UnaryUfunc {
  /** {@code numpy.negative}. */
  NEGATIVE(UnaryOp.NEGATIVE),
  /** {@code numpy.conjugate}. */
  CONJUGATE(UnaryOp.CONJUGATE),
  /** {@code numpy.positive}. */
  POSITIVE(UnaryOp.POSITIVE),
  /** {@code numpy.sign}. */
  SIGN(UnaryOp.SIGN),
  /** {@code numpy.reciprocal}. */
  RECIPROCAL(UnaryOp.RECIPROCAL),
  /** {@code numpy.square}. */
  SQUARE(UnaryOp.SQUARE),
  /** {@code numpy.absolute}. */
  ABSOLUTE(UnaryOp.ABSOLUTE),
  /** {@code numpy.exp}. */
  EXP(UnaryOp.EXP),
  /** {@code numpy.sqrt}. */
  SQRT(UnaryOp.SQRT),
  /** {@code numpy.rint}. */
  RINT(UnaryOp.RINT),
  /** {@code numpy.log}. */
  LOG(UnaryOp.LOG),
  /** {@code numpy.sin}. */
  SIN(UnaryOp.SIN),
  /** {@code numpy.cos}. */
  COS(UnaryOp.COS),
  /** {@code numpy.exp2}. */
  EXP2(UnaryOp.EXP2),
  /** {@code numpy.expm1}. */
  EXPM1(UnaryOp.EXPM1),
  /** {@code numpy.log2}. */
  LOG2(UnaryOp.LOG2),
  /** {@code numpy.log10}. */
  LOG10(UnaryOp.LOG10),
  /** {@code numpy.log1p}. */
  LOG1P(UnaryOp.LOG1P),
  /** {@code numpy.tan}. */
  TAN(UnaryOp.TAN),
  /** {@code numpy.arcsin}. */
  ARCSIN(UnaryOp.ARCSIN),
  /** {@code numpy.arccos}. */
  ARCCOS(UnaryOp.ARCCOS),
  /** {@code numpy.arctan}. */
  ARCTAN(UnaryOp.ARCTAN),
  /** {@code numpy.sinh}. */
  SINH(UnaryOp.SINH),
  /** {@code numpy.cosh}. */
  COSH(UnaryOp.COSH),
  /** {@code numpy.tanh}. */
  TANH(UnaryOp.TANH),
  /** {@code numpy.arcsinh}. */
  ARCSINH(UnaryOp.ARCSINH),
  /** {@code numpy.arccosh}. */
  ARCCOSH(UnaryOp.ARCCOSH),
  /** {@code numpy.arctanh}. */
  ARCTANH(UnaryOp.ARCTANH),
  /** {@code numpy.fabs}. */
  FABS(UnaryOp.FABS),
  /** {@code numpy.degrees}. */
  DEGREES(UnaryOp.DEGREES),
  /** {@code numpy.radians}. */
  RADIANS(UnaryOp.RADIANS),
  /** {@code numpy.cbrt}. */
  CBRT(UnaryOp.CBRT),
  /** {@code numpy.spacing}. */
  SPACING(UnaryOp.SPACING),
  /** {@code numpy.floor}. */
  FLOOR(UnaryOp.FLOOR),
  /** {@code numpy.ceil}. */
  CEIL(UnaryOp.CEIL),
  /** {@code numpy.trunc}. */
  TRUNC(UnaryOp.TRUNC),
  /** {@code numpy.signbit}. */
  SIGNBIT(UnaryOp.SIGNBIT),
  /** {@code numpy.isnan}. */
  ISNAN(UnaryOp.ISNAN),
  /** {@code numpy.isinf}. */
  ISINF(UnaryOp.ISINF),
  /** {@code numpy.isfinite}. */
  ISFINITE(UnaryOp.ISFINITE),
  /** {@code numpy.logical_not}. */
  LOGICAL_NOT(UnaryOp.LOGICAL_NOT),
  /** {@code numpy.invert}. */
  INVERT(UnaryOp.INVERT),
  /** {@code numpy.bitwise_count}. */
  BITWISE_COUNT(UnaryOp.BITWISE_COUNT);

  private final UnaryOp op;
  private final String numpyName;

  UnaryUfunc(UnaryOp op) {
    this.op = op;
    this.numpyName = Names.of(this);
  }

  UnaryOp op() {
    return op;
  }

  /**
   * Computes into a new array.
   *
   * @param a the operand
   * @return a new array
   * @throws IllegalStateException if the operand is closed
   * @throws UnsupportedOperationException if there is no loop for its dtype
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  public NDArray apply(NDArray a) {
    return apply(a, (NDArray) null);
  }

  /**
   * Computes into a given array, or a new one. Overlap is handled as if the operand were copied
   * first.
   *
   * @param a the operand
   * @param out where the result goes, of its shape, and of a dtype of its kind or a higher one;
   *     null for a new array
   * @return {@code out}, or the new array
   * @throws dev.baton.core.array.ShapeException if {@code out} has another shape
   * @throws UnsupportedOperationException if there is no loop for the dtype, or {@code out} is
   *     read-only or cannot hold the result's dtype
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  public NDArray apply(NDArray a, @Nullable NDArray out) {
    ArrayContext context = ArrayContext.of(a, null, out);
    try (var attachment = context.interpreter().attach()) {
      ThreadState self = attachment.state();
      StridedArray operand = context.own(numpyName, a);
      Loop loop = UnaryUfuncLoops.of(this).find(operand.type());
      if (loop == null || loop.compute() != operand.type() || loop.made() != loop.out()) {
        return general(self, context, operand, options(out));
      }
      if (out == null) {
        return computed(self, context, loop, operand);
      }
      StridedArray given = context.own(numpyName, out);
      if (given.type() != loop.out() || Outputs.disturbs(given, operand)) {
        return general(self, context, operand, options(out));
      }
      Outputs.check(numpyName, given, loop.out(), operand.extents());
      compute(self, given, operand, false);
      return given;
    }
  }

  private static UfuncOptions options(@Nullable NDArray out) {
    return out == null ? UfuncOptions.DEFAULT : UfuncOptions.DEFAULT.out(out);
  }

  /**
   * Computes with NumPy's named arguments.
   *
   * @param a the operand
   * @param options where the result goes, of which type, and which elements are computed
   * @return {@code out}, or a new array
   * @throws dev.baton.core.array.ShapeException if {@code where} cannot be broadcast with the
   *     operand, or {@code out} has another shape
   * @throws UnsupportedOperationException if there is no such loop, {@code out} is read-only, or
   *     the casting rule forbids a conversion
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised
   */
  public NDArray apply(NDArray a, UfuncOptions options) {
    ArrayContext context = ArrayContext.of(a, options.where, options.out);
    try (var attachment = context.interpreter().attach()) {
      return general(attachment.state(), context, context.own(numpyName, a), options);
    }
  }

  private NDArray general(
      ThreadState self, ArrayContext context, StridedArray a, UfuncOptions options) {
    LoopTable table = UnaryUfuncLoops.of(this);
    Loop loop = Results.loop(numpyName, table, a.type(), a.type(), options, true);
    StridedArray mask = Results.mask(numpyName, context, options);
    if (mask != null) {
      return masked(self, context, loop, a, options, mask);
    }
    StridedArray out = Results.checkedOut(numpyName, context, loop, a.extents(), options);
    StridedArray in = Results.in(a, loop.in(), loop.compute());
    try {
      StridedArray made = computed(self, context, loop, in);
      return Results.place(self, numpyName, made, loop.out(), out);
    } finally {
      Results.closeCopy(in, a);
    }
  }

  private NDArray masked(
      ThreadState self,
      ArrayContext context,
      Loop loop,
      StridedArray a,
      UfuncOptions options,
      StridedArray mask) {
    long[] shape = Broadcast.shapes(numpyName, a.extents(), mask.extents());
    StridedArray out = Results.checkedOut(numpyName, context, loop, shape, options);
    try (Masked masked = Masked.of(self, numpyName, mask, shape);
        StridedArray selected = masked.selected(a)) {
      return masked.place(general(self, context, selected, options.fresh()), loop.out(), out);
    }
  }

  /**
   * Computes in place for the elements that an index selects, one after the other, so that an
   * element which is selected twice changes twice: {@code ufunc.at}. Each step is computed in the
   * type that {@link #apply(NDArray)} would use, and converted to {@code a}'s, whatever is lost.
   * Drops the lock above 500 elements selected under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a the operands, overwritten with the results
   * @param index what is selected, as {@link NDArray#get(Index...)} takes it
   * @throws dev.baton.core.array.ShapeException if there are more indices than axes
   * @throws IndexOutOfBoundsException if an index is out of bounds
   * @throws UnsupportedOperationException if there is no loop for the dtype, or {@code a} is
   *     read-only
   * @throws IllegalStateException if the array is closed
   * @throws dev.baton.core.array.FloatingPointException if a floating-point condition is to be
   *     raised; the elements are computed all the same
   */
  public void at(NDArray a, Index... index) {
    ArrayContext context = ArrayContext.of(a, null, null);
    try (var attachment = context.interpreter().attach()) {
      StridedArray target = context.own(numpyName, a);
      DType type = target.type();
      LoopTable table = UnaryUfuncLoops.of(this);
      Loop loop = Results.loop(numpyName, table, type, type, UfuncOptions.DEFAULT, true);
      Results.requireInPlace(numpyName, type, loop.out());
      DType in = loop.in();
      Selections.at(numpyName, attachment.state(), target, Step.of(op), in, in, null, index);
    }
  }

  private StridedArray computed(ThreadState self, ArrayContext context, Loop loop, StridedArray a) {
    StridedArray result = context.emptyLike(self, loop.made(), a.extents(), a);
    compute(self, result, a, true);
    return result;
  }

  private void compute(ThreadState self, StridedArray out, StridedArray a, boolean fresh) {
    compute(numpyName, op, self, out, a, fresh);
  }

  /** Runs a kernel over arrays of its own types; one that is fresh is closed if that fails. */
  static void compute(
      String name, UnaryOp op, ThreadState self, StridedArray out, StridedArray a, boolean fresh) {
    LoopDescriptor loop = LoopDescriptor.of(self);
    if (out.contiguous() && a.contiguous()) {
      loop.setRun(out.elements(), 1, 1);
    } else {
      loop.set(out.extents(), out.steps(), a.steps());
    }
    try {
      int conditions =
          ElementwiseKernels.unary(
              self,
              op,
              out.elementType(),
              a.elementType(),
              out.elements(),
              loop,
              out.storage(),
              out.address(),
              a.storage(),
              a.address());
      if (conditions != 0) {
        FloatingPointErrors.report(out.context(), self, name, conditions);
      }
    } catch (RuntimeException | Error failed) {
      if (fresh) {
        out.close();
      }
      throw failed;
    } finally {
      Reference.reachabilityFence(out);
      Reference.reachabilityFence(a);
    }
  }

  /** Returns NumPy's name of the function. */
  @Override
  public String toString() {
    return numpyName;
  }
}
