package dev.baton.core.ufunc;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.interpreter.ThreadState;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a ufunc of two operands is carried along axes, each result the left operand of the next step:
 * what {@link Reducer}, {@link Accumulator} and {@link PartReducer} have in common.
 */
record Folding(BinaryUfunc ufunc, BinaryOp op, Start start) {
  /** What a reduction starts from. */
  enum Start {
    /** A value that changes no other. */
    IDENTITY,
    /** The first element, whichever that is. */
    ANY_FIRST,
    /** The first element of one axis: the order matters. */
    FIRST
  }

  static Folding of(BinaryUfunc ufunc, BinaryOp op) {
    Start start =
        switch (ufunc) {
          case ADD,
              MULTIPLY,
              HYPOT,
              LOGADDEXP,
              LOGADDEXP2,
              GCD,
              BITWISE_AND,
              BITWISE_OR,
              BITWISE_XOR,
              LOGICAL_AND,
              LOGICAL_OR,
              LOGICAL_XOR ->
              Start.IDENTITY;
          case MAXIMUM, MINIMUM, FMAX, FMIN -> Start.ANY_FIRST;
          default -> Start.FIRST;
        };
    return new Folding(ufunc, op, start);
  }

  // ---- types ------------------------------------------------------------------------------------

  /**
   * Returns the type of the result, in which each step is computed, too.
   *
   * @throws UnsupportedOperationException if there is no loop that takes and makes one type
   */
  DType type(String name, DType operand, @Nullable DType asked, @Nullable StridedArray out) {
    Loop loop =
        switch (ufunc) {
          case LOGICAL_AND, LOGICAL_OR, LOGICAL_XOR -> ofBools(asked);
          case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
              operand == DType.BOOL || asked != null ? ofBools(asked) : null;
          case LDEXP ->
              DType.canCast(operand, DType.INT64, Casting.SAFE) ? find(operand, asked, null) : null;
          case ADD, MULTIPLY ->
              asked == null && out == null ? find(widened(operand)) : find(operand, asked, out);
          default -> find(operand, asked, out);
        };
    if (loop == null || loop.in() != loop.out()) {
      throw new UnsupportedOperationException(
          "%s: no loop takes and makes one type, for %s%s: there are loops for %s"
              .formatted(
                  name, operand, asked == null ? "" : " as " + asked, BinaryUfuncLoops.of(ufunc)));
    }
    return loop.out();
  }

  private @Nullable Loop find(DType type) {
    return BinaryUfuncLoops.of(ufunc).find(type);
  }

  private @Nullable Loop find(DType operand, @Nullable DType asked, @Nullable StridedArray out) {
    LoopTable table = BinaryUfuncLoops.of(ufunc);
    return asked != null
        ? table.making(asked)
        : table.find(out == null ? operand : out.type(), operand);
  }

  private @Nullable Loop ofBools(@Nullable DType asked) {
    return asked == null || asked == DType.BOOL ? find(DType.BOOL) : null;
  }

  /** Returns the type of sums and products of elements of a type. */
  static DType widened(DType operand) {
    return switch (operand) {
      case BOOL, INT8, INT16, INT32 -> DType.INT64;
      case UINT8, UINT16, UINT32 -> DType.UINT64;
      default -> operand;
    };
  }

  // ---- operands ---------------------------------------------------------------------------------

  /**
   * Returns the operand as a kernel may read it: itself, for kernels convert what they read, or a
   * copy where elements are to lose digits before they are computed with.
   */
  StridedArray readable(ThreadState self, String operation, StridedArray operand, DType dtype) {
    boolean isExact =
        switch (operand.type()) {
          case BOOL, INT8, UINT8 -> true;
          default -> operand.type() == dtype;
        };
    return isExact || ufunc == BinaryUfunc.LDEXP || !LoopTable.HALVES.contains(dtype)
        ? operand
        : Copies.converted(self, operation, operand, dtype);
  }

  /** Refuses integer powers to less than 0 where elements are exponents: from a place on. */
  void requireExponents(
      StridedArray operand, DType dtype, @Nullable StridedArray mask, int axis, long from) {
    boolean isPower = ufunc == BinaryUfunc.POWER && dtype.isInteger();
    if (!isPower || operand.type().kind() != 'i' || operand.extents().length == 0) {
      return;
    }
    Slice[] rest = new Slice[axis + 1];
    Arrays.fill(rest, Slice.ALL);
    rest[axis] = Slice.from(from);
    try (StridedArray exponents = operand.slice(rest)) {
      BinaryCall.requireNoneNegative(exponents, mask);
    }
  }

  // ---- results ----------------------------------------------------------------------------------

  /**
   * Makes the result, or puts it into what was given.
   *
   * @param operation NumPy's name of what is done, for conditions
   * @param compute fills an array of the result's type and shape that shares no memory with an
   *     operand, unless {@code mayBeDirect} says that it may
   */
  static StridedArray result(
      String name,
      String operation,
      ThreadState self,
      StridedArray a,
      DType dtype,
      long[] shape,
      @Nullable StridedArray out,
      boolean mayBeDirect,
      Consumer<StridedArray> compute) {
    if (out == null) {
      StridedArray result = a.context().empty(self, dtype, shape);
      return result.filledBy(() -> compute.accept(result));
    }
    Outputs.check(name, out, dtype, shape);
    if (!DType.canCast(dtype, out.type(), Casting.SAME_KIND)) {
      throw new UnsupportedOperationException(
          "%s: out is %s and cannot hold a %s result".formatted(name, out.type(), dtype));
    }
    if (out.type() == dtype && mayBeDirect) {
      compute.accept(out);
    } else {
      try (StridedArray result = a.context().empty(self, dtype, shape)) {
        compute.accept(result);
        Copies.convert(self, operation, out, result);
      }
    }
    return out;
  }
}
