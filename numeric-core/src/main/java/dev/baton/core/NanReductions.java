package dev.baton.core;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Copies;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.ufunc.ArgReduction;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Over.Option;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UfuncOptions;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.function.Function;

/**
 * Reductions that leave NaN out, made as NumPy makes them: of a copy in which something else is in
 * the place of NaN. Of types without NaN they are the plain ones, without a copy.
 */
final class NanReductions {
  private NanReductions() {}

  static boolean hasNan(DType type) {
    return type.isFloating() || type.isComplex();
  }

  /** Applies a function to a copy with a value in the place of NaN. */
  static NDArray replacing(
      ArrayContext context,
      String name,
      NDArray a,
      double value,
      Function<StridedArray, NDArray> function) {
    try (var attachment = context.interpreter().attach()) {
      StridedArray operand = context.own(name, a);
      if (!hasNan(operand.type())) {
        return function.apply(operand);
      }
      try (NDArray nan = UnaryUfunc.ISNAN.apply(operand);
          StridedArray filled = filled(attachment.state(), operand, nan, value)) {
        return function.apply(filled);
      }
    }
  }

  private static StridedArray filled(
      ThreadState self, StridedArray operand, NDArray nan, double value) {
    StridedArray filled = operand.copy(Order.K); // Summed in the order of the operand.
    return filled.filledBy(() -> put(self, filled, nan, value));
  }

  /** Writes a number where a mask is set. */
  private static void put(ThreadState self, NDArray target, NDArray mask, double value) {
    try (NDArray number = Moments.number(((StridedArray) target).context(), value)) {
      Copies.convertWhere(
          self, "cast", (StridedArray) target, (StridedArray) mask, (StridedArray) number);
    }
  }

  // ---- extremes ---------------------------------------------------------------------------------

  static NDArray extreme(
      ArrayContext context, String name, Reduction reduction, NDArray a, Over over) {
    NDArray result = reduction.apply(context.mine(name, a), over);
    return Moments.finished(
        result,
        over,
        () -> {
          if (hasNan(result.dtype())) {
            warnOfNan(context, name, result);
          }
        });
  }

  private static void warnOfNan(ArrayContext context, String name, NDArray result) {
    try (NDArray nan = UnaryUfunc.ISNAN.apply(result);
        NDArray any = Reduction.ANY.apply(nan)) {
      if (any.toBoolean()) {
        context.warn("all-NaN slice encountered in " + name);
      }
    }
  }

  static NDArray argExtreme(
      ArrayContext context, String name, ArgReduction reduction, NDArray a, Over over) {
    double last =
        reduction == ArgReduction.ARGMAX ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    try (var _ = context.interpreter().attach()) {
      StridedArray operand = context.own(name, a);
      if (hasNan(operand.type()) && operand.elements() > 0) {
        requireNumbers(name, operand, over);
      }
      return replacing(context, name, operand, last, filled -> reduction.apply(filled, over));
    }
  }

  private static void requireNumbers(String name, StridedArray a, Over over) {
    try (NDArray nan = UnaryUfunc.ISNAN.apply(a);
        NDArray all = Reduction.ALL.apply(nan, over.axesAlone());
        NDArray any = Reduction.ANY.apply(all)) {
      if (any.toBoolean()) {
        throw new ShapeException(
            "%s: nothing but NaN %s of %s".formatted(name, over, a.described()));
      }
    }
  }

  // ---- moments ----------------------------------------------------------------------------------

  static NDArray mean(ArrayContext context, NDArray a, Over over) {
    over.without("nanmean", Option.INITIAL, Option.CORRECTION);
    try (var attachment = context.interpreter().attach()) {
      StridedArray operand = context.own("nanmean", a);
      if (!hasNan(operand.type())) {
        return Moments.mean(context, operand, over);
      }
      requireInexact("nanmean", over);
      ThreadState self = attachment.state();
      try (NDArray nan = UnaryUfunc.ISNAN.apply(operand);
          NDArray count = numbers(nan, over.onlyAxes());
          StridedArray filled = filled(self, operand, nan, 0)) {
        NDArray sum = Reduction.SUM.apply(filled, over);
        return Moments.finished(
            sum,
            over,
            () -> {
              divide(context, self, sum, count);
              warnOfNone(context, "mean of empty slice encountered in nanmean", count);
            });
      }
    }
  }

  /** Counts what is a number, and masked in if there is a mask: float64. */
  private static NDArray numbers(NDArray nan, Over over) {
    try (NDArray number = UnaryUfunc.LOGICAL_NOT.apply(nan)) {
      return Reduction.SUM.apply(number, over.dtype(DType.FLOAT64));
    }
  }

  /** Divides in place, and says nothing of what was divided by 0. */
  private static void divide(ArrayContext context, ThreadState self, NDArray sum, NDArray count) {
    try (var _ =
        FloatingPointErrors.of(context, self)
            .invalid(ErrorMode.IGNORE)
            .divide(ErrorMode.IGNORE)
            .open()) {
      Moments.divide(sum, count);
    }
  }

  /** Warns if a count is 0 or less. */
  private static void warnOfNone(ArrayContext context, String message, NDArray count) {
    try (NDArray none = BinaryUfunc.LESS_EQUAL.apply(count, 0);
        NDArray any = Reduction.ANY.apply(none)) {
      if (any.toBoolean()) {
        context.warn(message);
      }
    }
  }

  private static void requireInexact(String name, Over over) {
    DType dtype = over.dtype();
    NDArray out = over.out();
    if ((dtype != null && !hasNan(dtype)) || (out != null && !hasNan(out.dtype()))) {
      throw new IllegalArgumentException(
          "%s: dtype and out must hold fractions, not %s"
              .formatted(name, dtype != null && !hasNan(dtype) ? dtype : "an integer's type"));
    }
  }

  static NDArray var(ArrayContext context, NDArray a, Over over) {
    return variance(context, "nanvar", a, over);
  }

  static NDArray std(ArrayContext context, NDArray a, Over over) {
    NDArray variance = variance(context, "nanstd", a, over);
    return Moments.finished(variance, over, () -> UnaryUfunc.SQRT.apply(variance, variance));
  }

  private static NDArray variance(ArrayContext context, String name, NDArray a, Over over) {
    over.without(name, Option.INITIAL);
    try (var attachment = context.interpreter().attach()) {
      StridedArray operand = context.own(name, a);
      if (!hasNan(operand.type())) {
        return Moments.var(context, operand, over);
      }
      requireInexact(name, over);
      ThreadState self = attachment.state();
      try (NDArray nan = UnaryUfunc.ISNAN.apply(operand);
          NDArray degrees = numbers(nan, over.onlyAxes());
          NDArray squares = squares(context, self, operand, nan, over.keepDims())) {
        NDArray sum = Reduction.SUM.apply(squares, over.correction(0));
        return Moments.finished(
            sum, over, () -> divideByDegrees(context, self, name, sum, degrees, over));
      }
    }
  }

  private static void divideByDegrees(
      ArrayContext context,
      ThreadState self,
      String name,
      NDArray sum,
      NDArray degrees,
      Over over) {
    try (NDArray correction = Moments.number(context, over.givenCorrection())) {
      BinaryUfunc.SUBTRACT.apply(degrees, correction, degrees);
    }
    divide(context, self, sum, degrees);
    try (NDArray none = BinaryUfunc.LESS_EQUAL.apply(degrees, 0)) {
      put(self, sum, none, Double.NaN);
    }
    warnOfNone(context, "degrees of freedom <= 0 for a slice in " + name, degrees);
  }

  /** Returns the squared distances from the means, 0 in the place of NaN. */
  private static NDArray squares(
      ArrayContext context, ThreadState self, StridedArray a, NDArray nan, Over keeping) {
    Over means = keeping.onlyAxes();
    DType dtype = keeping.dtype();
    StridedArray distance = filled(self, a, nan, 0);
    distance.filledBy(
        () -> {
          try (NDArray count = numbers(nan, means);
              NDArray mean =
                  Reduction.SUM.apply(distance, dtype == null ? means : means.dtype(dtype))) {
            divide(context, self, mean, count);
            UfuncOptions here = masked(context, keeping, distance);
            BinaryUfunc.SUBTRACT.apply(distance, mean, here.casting(Casting.UNSAFE));
            put(self, distance, nan, 0);
            if (distance.type().isComplex()) {
              try (NDArray conjugate = UnaryUfunc.CONJUGATE.apply(distance)) {
                BinaryUfunc.MULTIPLY.apply(distance, conjugate, here);
              }
            } else {
              BinaryUfunc.MULTIPLY.apply(distance, distance, here);
            }
          }
        });
    if (!distance.type().isComplex()) {
      return distance;
    }
    try (distance) {
      return distance.real();
    }
  }

  private static UfuncOptions masked(ArrayContext context, Over over, NDArray out) {
    NDArray where = over.where();
    UfuncOptions options = UfuncOptions.DEFAULT.out(out);
    return where == null ? options : options.where(context.own("where", where));
  }
}
