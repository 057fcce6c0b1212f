package dev.baton.core;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.ArrayScope;
import dev.baton.core.internal.array.Reshaping;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Over.Option;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UfuncOptions;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Means, variances, ranges and weighted averages, step by step as {@code numpy/_core/_methods.py}
 * makes them: the types of the steps, and so every rounding, are NumPy's.
 */
final class Moments {
  private Moments() {}

  static NDArray mean(ArrayContext context, NDArray a, Over over) {
    over.without("mean", Option.INITIAL, Option.CORRECTION);
    try (var _ = context.interpreter().attach()) {
      StridedArray operand = context.own("mean", a);
      DType type = operand.type();
      boolean isHalf = over.dtype() == null && type.isFloating() && type.itemsize() == 2;
      DType inner = over.dtype() != null ? over.dtype() : isHalf ? DType.FLOAT32 : floating(type);
      Over sums = inner == null ? over : over.dtype(inner);
      try (NDArray count = counts(context, operand, over, 0)) {
        NDArray sum = Reduction.SUM.apply(operand, sums);
        if (isHalf && over.out() == null) {
          return halved(sum, count, type);
        }
        return finished(sum, over, () -> divide(sum, count));
      }
    }
  }

  /** A mean of 16-bit numbers: one number is rounded once, several by way of float32. */
  private static NDArray halved(NDArray sum, NDArray count, DType type) {
    try (sum) {
      if (sum.ndim() == 0) {
        try (NDArray mean = BinaryUfunc.DIVIDE.apply(sum, count)) {
          return mean.astype(type, Casting.UNSAFE);
        }
      }
      divide(sum, count);
      return sum.astype(type, Casting.UNSAFE);
    }
  }

  static NDArray var(ArrayContext context, NDArray a, Over over) {
    return variance(context, "var", a, over);
  }

  static NDArray std(ArrayContext context, NDArray a, Over over) {
    NDArray variance = variance(context, "std", a, over);
    return finished(variance, over, () -> UnaryUfunc.SQRT.apply(variance, variance));
  }

  private static NDArray variance(ArrayContext context, String name, NDArray a, Over over) {
    over.without(name, Option.INITIAL);
    try (var _ = context.interpreter().attach()) {
      StridedArray operand = context.own(name, a);
      DType dtype = over.dtype() != null ? over.dtype() : floating(operand.type());
      try (NDArray squares = squares(context, operand, over.keepDims(), dtype);
          NDArray count = counts(context, operand, over, over.givenCorrection())) {
        Over sums = over.correction(0);
        NDArray sum = Reduction.SUM.apply(squares, dtype == null ? sums : sums.dtype(dtype));
        return finished(sum, over, () -> divide(sum, count));
      }
    }
  }

  /** Returns the squared distances from the means: real, as a view of a part if complex. */
  private static NDArray squares(
      ArrayContext context, StridedArray a, Over keeping, @Nullable DType dtype) {
    Over means = keeping.onlyAxes();
    try (NDArray count = counts(context, a, means, 0);
        NDArray mean = Reduction.SUM.apply(a, dtype == null ? means : means.dtype(dtype))) {
      divide(mean, count);
      return squaredDistances(a, mean);
    }
  }

  /** Lies in memory as the operand does, so that it is summed in the same order. */
  private static NDArray squaredDistances(StridedArray a, NDArray mean) {
    int[] axes = Reshaping.axesToRead(a.steps());
    try (NDArray lying = a.transpose(axes);
        NDArray means = mean.transpose(axes);
        NDArray dense = square(BinaryUfunc.SUBTRACT.apply(lying, means))) {
      return dense.transpose(Reshaping.inverse(axes));
    }
  }

  /** Squares in place; of complex numbers returns a view of the real parts. */
  private static NDArray square(NDArray distance) {
    if (!distance.dtype().isComplex()) {
      return squareReal(distance);
    }
    try (distance;
        NDArray im = squareReal(distance.imag())) {
      NDArray re = squareReal(distance.real());
      return ((StridedArray) re).filledBy(() -> BinaryUfunc.ADD.apply(re, im, re));
    }
  }

  private static NDArray squareReal(NDArray own) {
    return ((StridedArray) own).filledBy(() -> UnaryUfunc.SQUARE.apply(own, own));
  }

  static NDArray ptp(ArrayContext context, NDArray a, Over over) {
    over.without("ptp", Option.DTYPE, Option.INITIAL, Option.WHERE, Option.CORRECTION);
    try (var _ = context.interpreter().attach()) {
      StridedArray operand = context.own("ptp", a);
      // The smallest first: out may be the operand itself.
      try (NDArray smallest = Reduction.MIN.apply(operand, over.axesAlone())) {
        NDArray largest = Reduction.MAX.apply(operand, over);
        return finished(
            largest, over, () -> BinaryUfunc.SUBTRACT.apply(largest, smallest, largest));
      }
    }
  }

  // ---- weights ----------------------------------------------------------------------------------

  static NDArray average(ArrayContext context, NDArray a, NDArray weights, Over over) {
    Average average = averageWithWeights(context, a, weights, over);
    average.weights().close();
    return average.mean();
  }

  static Average averageWithWeights(ArrayContext context, NDArray a, NDArray weights, Over over) {
    over.without(
        "average", Option.DTYPE, Option.INITIAL, Option.WHERE, Option.CORRECTION, Option.OUT);
    try (var attachment = context.interpreter().attach();
        Scope scope = ArrayScope.open(attachment.state())) {
      StridedArray operand = context.own("average", a);
      NDArray spread = spread("average", operand, context.own("average", weights), over);
      DType common = DType.promote(operand.type(), spread.dtype());
      boolean isFloating = operand.type().isFloating() || operand.type().isComplex();
      DType type = isFloating ? common : DType.promote(common, DType.FLOAT64);
      NDArray scale = Reduction.SUM.apply(spread, over.dtype(type));
      requireWeight(scale);
      NDArray weighted =
          BinaryUfunc.MULTIPLY.apply(operand, spread, UfuncOptions.DEFAULT.dtype(type));
      NDArray mean = Reduction.SUM.apply(weighted, over);
      BinaryUfunc.DIVIDE.apply(mean, scale, mean);
      NDArray sums = scale.broadcastTo(mean.shape()).copy();
      return new Average(scope.keep(mean), scope.keep(sums));
    }
  }

  private static void requireWeight(NDArray scale) {
    try (NDArray zero = BinaryUfunc.EQUAL.apply(scale, 0);
        NDArray any = Reduction.ANY.apply(zero)) {
      if (any.toBoolean()) {
        throw new ArithmeticException(
            "average: weights that sum to zero cannot be normalized: "
                + Shape.toString(scale.shape()));
      }
    }
  }

  /**
   * Returns weights as a view that can be broadcast with an operand: those of its shape as they
   * are, those of the axes' extents turned to them.
   */
  static NDArray spread(String name, StridedArray a, StridedArray weights, Over over) {
    long[] shape = a.extents();
    if (Arrays.equals(shape, weights.extents())) {
      return weights.view();
    }
    int[] axes = over.axesOf(shape.length);
    long[] extents = new long[axes.length];
    long[] turned = new long[shape.length];
    Arrays.fill(turned, 1);
    Integer[] order = new Integer[axes.length];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = Shape.checkedAxis(name, axes[i], shape.length);
      extents[i] = shape[axes[i]];
      turned[axes[i]] = extents[i];
      order[i] = i;
    }
    if (!Arrays.equals(extents, weights.extents())) {
      throw new ShapeException(
          "%s: weights of shape %s for axes %s of shape %s"
              .formatted(
                  name,
                  Shape.toString(weights.extents()),
                  Arrays.toString(axes),
                  Shape.toString(shape)));
    }
    Arrays.sort(order, (i, j) -> Integer.compare(axes[i], axes[j]));
    try (NDArray inOrder = weights.transpose(Arrays.stream(order).mapToInt(i -> i).toArray())) {
      return inOrder.reshape(turned);
    }
  }

  // ---- parts ------------------------------------------------------------------------------------

  /** Returns the type that integers and bools are summed in; null for what stays as it is. */
  private static @Nullable DType floating(DType type) {
    return type.isInteger() || type == DType.BOOL ? DType.FLOAT64 : null;
  }

  /**
   * Returns how many elements are reduced, less the correction, at least 0: one number or, of a
   * mask, one for each element of the result; float64.
   */
  private static NDArray counts(
      ArrayContext context, StridedArray a, Over over, double correction) {
    NDArray where = over.where();
    if (where == null) {
      return number(context, Math.max(over.countOf(a.extents()) - correction, 0));
    }
    try (NDArray mask = context.own("where", where).broadcastTo(a.extents());
        NDArray taken = number(context, correction);
        NDArray none = number(context, 0)) {
      NDArray count = Reduction.SUM.apply(mask, over.axesAlone().dtype(DType.FLOAT64));
      return ((StridedArray) count)
          .filledBy(
              () -> {
                BinaryUfunc.SUBTRACT.apply(count, taken, count);
                BinaryUfunc.MAXIMUM.apply(count, none, count);
              });
    }
  }

  /** Makes a number an array, whose type is not weak as a number's would be. */
  static NDArray number(ArrayContext context, double value) {
    try (var attachment = context.interpreter().attach()) {
      StridedArray result = context.empty(attachment.state(), DType.FLOAT64);
      return result.filledBy(() -> result.fill(value));
    }
  }

  /** Divides in place, rounding to the array's own type whatever that is. */
  static void divide(NDArray sum, NDArray count) {
    if (sum.dtype().isInteger() || sum.dtype() == DType.BOOL) {
      BinaryUfunc.DIVIDE.apply(sum, count, UfuncOptions.DEFAULT.out(sum).casting(Casting.UNSAFE));
    } else {
      BinaryUfunc.DIVIDE.apply(sum, count, sum);
    }
  }

  /** Runs the last step on a result, which is closed if that fails and it is not the caller's. */
  static NDArray finished(NDArray result, Over over, Runnable step) {
    if (over.out() != null) {
      step.run();
      return result;
    }
    return ((StridedArray) result).filledBy(step);
  }
}
