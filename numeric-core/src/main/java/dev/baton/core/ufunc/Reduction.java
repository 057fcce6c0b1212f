package dev.baton.core.ufunc;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.ReductionKernels;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A reduction: a (…) → (the axes not reduced). Drops the lock above 500 elements of {@code a} under
 * {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 *
 * <p>Types are NumPy's: sums and products of bool and of integers shorter than 64 bits are int64,
 * of unsigned ones uint64; any and all are bool; the others have the operand's type. With an {@code
 * out} and no dtype, the computation is in the type that both have in common.
 */
public enum Reduction {
  /** {@code numpy.sum}; pairwise, in NumPy's order; 0 where there is nothing to add. */
  SUM(BinaryOp.ADD, Kind.WIDENING),
  /** {@code numpy.prod}, in the elements' order; 1 where there is nothing to multiply. */
  PROD(BinaryOp.MULTIPLY, Kind.WIDENING),
  /** {@code numpy.max}: NaN where an element is. */
  MAX(BinaryOp.MAXIMUM, Kind.CHOOSING),
  /** {@code numpy.min}: NaN where an element is. */
  MIN(BinaryOp.MINIMUM, Kind.CHOOSING),
  /** {@code numpy.fmax.reduce}: the largest that is a number, NaN where none is. */
  FMAX(BinaryOp.FMAX, Kind.CHOOSING),
  /** {@code numpy.fmin.reduce}: the smallest that is a number, NaN where none is. */
  FMIN(BinaryOp.FMIN, Kind.CHOOSING),
  /** {@code numpy.any}: whether an element is not 0; stops at the first. */
  ANY(BinaryOp.LOGICAL_OR, Kind.LOGICAL),
  /** {@code numpy.all}: whether no element is 0; stops at the first. */
  ALL(BinaryOp.LOGICAL_AND, Kind.LOGICAL);

  private enum Kind {
    WIDENING,
    CHOOSING,
    LOGICAL
  }

  private final BinaryOp op;
  private final Kind kind;
  private final String numpyName;

  Reduction(BinaryOp op, Kind kind) {
    this.op = op;
    this.kind = kind;
    this.numpyName = Names.of(this);
  }

  /**
   * Reduces over all axes.
   *
   * @param a the operand
   * @return a new 0-d array
   * @throws ShapeException if there is no element, of an operation that needs one
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a) {
    return apply(a, Over.all());
  }

  /**
   * Reduces over some axes.
   *
   * @param a the operand
   * @param over which axes, and how
   * @return a new array, or the {@code out} given
   * @throws ShapeException if an axis does not exist or is named twice, {@code out} has another
   *     shape, {@code where} cannot be broadcast, or there is no element for an element of the
   *     result, of an operation that needs one
   * @throws IllegalArgumentException if an option does not fit the operation, or the arrays belong
   *     to different interpreters
   * @throws UnsupportedOperationException if {@code out} is read-only or cannot hold the result's
   *     dtype
   * @throws IllegalStateException if an array is closed
   */
  public NDArray apply(NDArray a, Over over) {
    over.without(numpyName, Over.Option.CORRECTION);
    if (kind != Kind.WIDENING) {
      over.without(numpyName, Over.Option.DTYPE);
    }
    if (kind == Kind.LOGICAL) {
      over.without(numpyName, Over.Option.INITIAL);
    }
    ArrayContext context = ArrayContext.of(a, over.where(), over.out());
    try (var attachment = context.interpreter().attach()) {
      StridedArray operand = context.own(numpyName, a);
      NDArray where = over.where();
      NDArray out = over.out();
      StridedArray mask = where == null ? null : context.own(numpyName, where);
      StridedArray given = out == null ? null : context.own(numpyName, out);
      DType dtype = type(operand.type(), over.dtype(), given);
      return run(attachment.state(), context, operand, dtype, mask, given, over);
    }
  }

  /**
   * Reduces over some axes.
   *
   * @param a the operand
   * @param keepDims true to keep the reduced axes, with extent 1
   * @param axes which axes; negative counts from the last; none reduces nothing
   * @return a new array
   * @throws ShapeException if an axis does not exist or is named twice, or has no element, of an
   *     operation that needs one
   * @throws IllegalStateException if the operand is closed
   */
  public NDArray apply(NDArray a, boolean keepDims, int... axes) {
    return apply(a, Over.axes(axes).keepDims(keepDims));
  }

  private DType type(DType operand, @Nullable DType asked, @Nullable StridedArray out) {
    return switch (kind) {
      case LOGICAL -> DType.BOOL;
      case CHOOSING -> operand;
      case WIDENING ->
          asked != null
              ? asked
              : out != null ? DType.promote(operand, out.type()) : widened(operand);
    };
  }

  /** Returns the type of sums and products of elements of a type. */
  static DType widened(DType operand) {
    return switch (operand) {
      case BOOL, INT8, INT16, INT32 -> DType.INT64;
      case UINT8, UINT16, UINT32 -> DType.UINT64;
      default -> operand;
    };
  }

  private StridedArray run(
      ThreadState self,
      ArrayContext context,
      StridedArray operand,
      DType dtype,
      @Nullable StridedArray mask,
      @Nullable StridedArray out,
      Over over) {
    ReducedShape reduced = ReducedShape.of(operand.extents(), over);
    Object initial = over.initial();
    requireStart(reduced, mask, initial);
    long[] shape = reduced.result();
    if (out != null) {
      Outputs.check(numpyName, out, dtype, shape);
      if (!DType.canCast(dtype, out.type(), Casting.SAME_KIND)) {
        throw new UnsupportedOperationException(
            "%s: out is %s and cannot hold a %s result".formatted(numpyName, out.type(), dtype));
      }
      boolean direct =
          out.type() == dtype
              && !out.mayShareMemory(operand)
              && (mask == null || !out.mayShareMemory(mask));
      if (direct) {
        reduce(self, operand, mask, out, reduced, initial);
      } else {
        try (StridedArray result = context.empty(self, dtype, shape)) {
          reduce(self, operand, mask, result, reduced, initial);
          out.assign(result);
        }
      }
      return out;
    }
    StridedArray result = context.empty(self, dtype, shape);
    return result.filledBy(() -> reduce(self, operand, mask, result, reduced, initial));
  }

  private void requireStart(
      ReducedShape reduced, @Nullable StridedArray mask, @Nullable Object initial) {
    if (mask != null && mask.type() != DType.BOOL) {
      throw new IllegalArgumentException(
          "%s: where is %s, not bool".formatted(numpyName, mask.type()));
    }
    if (kind != Kind.CHOOSING || initial != null) {
      return;
    }
    if (mask != null) {
      throw new IllegalArgumentException(
          "%s: where may leave no element, and there is no identity: give an initial value"
              .formatted(numpyName));
    }
    if (reduced.hasEmptyRuns()) {
      throw new ShapeException(
          "%s: no elements along %s, and there is no identity: give an initial value"
              .formatted(numpyName, reduced));
    }
  }

  private void reduce(
      ThreadState self,
      StridedArray operand,
      @Nullable StridedArray mask,
      StridedArray result,
      ReducedShape reduced,
      @Nullable Object initial) {
    boolean onto = initial != null;
    if (initial != null) {
      Copies.fill(self, result, Scalar.of(numpyName, initial));
    }
    long[] shape = operand.extents();
    LoopDescriptor loop = LoopDescriptor.of(self);
    long[] spread = reduced.spread(result.steps());
    try {
      if (mask == null) {
        loop.set(shape, spread, operand.steps());
        ReductionKernels.reduce(
            self,
            op,
            onto,
            result.elementType(),
            operand.elementType(),
            operand.elements(),
            loop,
            result.storage(),
            result.address(),
            operand.storage(),
            operand.address());
      } else {
        long[] masked = Broadcast.strides(numpyName, mask.extents(), mask.steps(), shape);
        loop.set(shape, spread, operand.steps(), masked);
        ReductionKernels.reduceWhere(
            self,
            op,
            onto,
            result.elementType(),
            operand.elementType(),
            operand.elements(),
            loop,
            result.storage(),
            result.address(),
            operand.storage(),
            operand.address(),
            mask.storage(),
            mask.address());
      }
    } finally {
      Reference.reachabilityFence(operand);
      Reference.reachabilityFence(mask);
      Reference.reachabilityFence(result);
    }
  }

  /** Returns NumPy's name of the function. */
  @Override
  public String toString() {
    return numpyName;
  }
}
