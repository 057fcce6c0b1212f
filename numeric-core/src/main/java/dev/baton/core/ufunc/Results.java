package dev.baton.core.ufunc;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import org.jspecify.annotations.Nullable;

/** Where a ufunc's results go when it is not simply a new array of the kernel's own type. */
final class Results {
  private Results() {}

  /** Returns the loop that options ask for, or operands of two types (or one twice). */
  static Loop loop(
      String name, LoopTable table, DType a, DType b, UfuncOptions options, boolean unary) {
    DType asked = options.dtype;
    Loop loop = asked == null ? table.find(a, b) : table.making(asked);
    if (loop == null) {
      throw new UnsupportedOperationException(
          asked != null
              ? "%s: no loop makes %s: there are loops for %s".formatted(name, asked, table)
              : "%s: no loop takes %s: there are loops for %s"
                  .formatted(name, unary ? a : a + " and " + b, table));
    }
    if (asked != null) {
      requireCast(name, a, loop.in(), options.casting);
      requireCast(name, b, loop.in(), options.casting);
    }
    return loop;
  }

  private static void requireCast(String name, DType from, DType to, Casting casting) {
    if (!DType.canCast(from, to, casting)) {
      throw new UnsupportedOperationException(
          "%s: cannot cast an operand from %s to %s by the rule %s"
              .formatted(name, from, to, casting));
    }
  }

  /**
   * Returns an operand in the type that a kernel takes, having had the one its loop takes: itself,
   * or a copy.
   */
  static StridedArray in(StridedArray operand, DType in, DType compute) {
    if (operand.type() == compute) {
      return operand;
    }
    if (in == compute || operand.type() == in) {
      return operand.converted(compute);
    }
    try (StridedArray rounded = operand.converted(in)) {
      return rounded.converted(compute);
    }
  }

  /** Closes what {@link #in} returned, unless it is the operand itself. */
  static void closeCopy(StridedArray perhapsCopy, StridedArray operand) {
    if (perhapsCopy != operand) {
      perhapsCopy.close();
    }
  }

  /** Checks where the result goes, before anything is computed. */
  static @Nullable StridedArray checkedOut(
      String name, ArrayContext context, Loop loop, long[] shape, UfuncOptions options) {
    if (options.out == null) {
      return null;
    }
    StridedArray out = context.own(name, options.out);
    out.requireWriteable(name);
    Outputs.checkShape(name, out, shape);
    if (!DType.canCast(loop.out(), out.type(), options.casting)) {
      throw new UnsupportedOperationException(
          "%s: out is %s and cannot hold a %s result by the rule %s"
              .formatted(name, out.type(), loop.out(), options.casting));
    }
    return out;
  }

  /** Checks that results can take their operands' places; all but imaginary parts may be lost. */
  static void requireInPlace(String name, DType target, DType made) {
    if (made.isComplex() && !target.isComplex()) {
      throw new UnsupportedOperationException(
          "%s: the results are %s and cannot take the places of %s".formatted(name, made, target));
    }
  }

  static @Nullable StridedArray mask(String name, ArrayContext context, UfuncOptions options) {
    if (options.where == null) {
      return null;
    }
    StridedArray mask = context.own(name, options.where);
    if (mask.type() != DType.BOOL) {
      throw new UnsupportedOperationException(
          "%s: where is %s, not bool".formatted(name, mask.type()));
    }
    return mask;
  }

  /** Puts what the kernel made where it belongs; {@code made} is closed unless it is the result. */
  static NDArray place(
      ThreadState self, String name, StridedArray made, DType dtype, @Nullable StridedArray out) {
    if (out == null && made.type() == dtype) {
      return made;
    }
    try (made) {
      if (out == null) {
        return Copies.converted(self, name, made, dtype);
      }
      Copies.convert(self, name, out, made);
      return out;
    }
  }
}
