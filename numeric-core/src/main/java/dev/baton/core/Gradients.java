package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Derivatives of samples along an axis: central differences inside, one-sided ones at the ends. */
final class Gradients {
  private final Numeric np;
  private final StridedArray f;
  private final int axis;
  private final int edgeOrder;
  private final StridedArray out;

  private Gradients(Numeric np, StridedArray f, int axis, int edgeOrder, StridedArray out) {
    this.np = np;
    this.f = f;
    this.axis = axis;
    this.edgeOrder = edgeOrder;
    this.out = out;
  }

  static List<NDArray> along(Numeric np, NDArray f, double distance, int edgeOrder, int... axes) {
    ArrayContext context = Numeric.context(np);
    List<NDArray> results = new ArrayList<>();
    try (var _ = context.interpreter().attach();
        StridedArray samples = samples(context, f)) {
      int ndim = samples.extents().length;
      int[] chosen = axes.length == 0 ? Over.all().axesOf(ndim) : axes;
      Shape.checkedAxes("gradient", chosen, ndim);
      for (int axis : chosen) {
        // As a weak number, the distance has the type of the samples.
        results.add(derivative(np, samples, axis, edgeOrder, g -> g.even(distance, g.out.type())));
      }
      return results;
    } catch (RuntimeException | Error failed) {
      results.forEach(NDArray::close);
      throw failed;
    }
  }

  static NDArray at(Numeric np, NDArray f, NDArray places, int edgeOrder, int axis) {
    ArrayContext context = Numeric.context(np);
    try (var _ = context.interpreter().attach();
        StridedArray samples = samples(context, f)) {
      StridedArray own = context.own("gradient", places);
      int along = Shape.checkedAxis("gradient", axis, samples.extents().length);
      if (own.extents().length != 1 || own.elements() != samples.extents()[along]) {
        throw new ShapeException(
            "gradient: places of shape %s for axis %d of shape %s"
                .formatted(
                    Shape.toString(own.extents()), along, Shape.toString(samples.extents())));
      }
      return derivative(np, samples, along, edgeOrder, g -> g.at(own));
    }
  }

  /** Integers are converted, so that differences do not wrap. */
  private static StridedArray samples(ArrayContext context, NDArray f) {
    StridedArray own = context.own("gradient", f);
    return own.type().isInteger() ? own.astype(DType.FLOAT64) : own.slice();
  }

  private static NDArray derivative(
      Numeric np, StridedArray f, int axis, int edgeOrder, Consumer<Gradients> filling) {
    if (edgeOrder != 1 && edgeOrder != 2) {
      throw new IllegalArgumentException("gradient: edgeOrder is 1 or 2, not " + edgeOrder);
    }
    int along = Shape.checkedAxis("gradient", axis, f.extents().length);
    if (f.extents()[along] < edgeOrder + 1) {
      throw new ShapeException(
          "gradient: axis %d of shape %s has not the %d elements that order %d at the ends takes"
              .formatted(along, Shape.toString(f.extents()), edgeOrder + 1, edgeOrder));
    }
    DType type = f.type() == DType.BOOL ? DType.FLOAT64 : f.type();
    StridedArray out = (StridedArray) np.empty(type, f.extents().clone());
    return out.filledBy(() -> filling.accept(new Gradients(np, f, along, edgeOrder, out)));
  }

  // ---- places -----------------------------------------------------------------------------------

  private void at(StridedArray places) {
    try (StridedArray exact = Joint.converted(places, DType.FLOAT64);
        NDArray steps = Neighbours.difference(exact, 0);
        NDArray first = steps.slice(Slice.at(0));
        NDArray same = BinaryUfunc.EQUAL.apply(steps, first);
        NDArray all = Reduction.ALL.apply(same)) {
      if (all.toBoolean()) {
        even(first.toDouble(), DType.FLOAT64);
      } else {
        uneven(steps);
      }
    }
  }

  private void even(double h, DType type) {
    try (StridedArray before = Parts.along(f, axis, Slice.to(-2));
        StridedArray after = Parts.along(f, axis, Slice.from(2));
        NDArray rise = BinaryUfunc.SUBTRACT.apply(after, before);
        NDArray run = number(2. * h, type);
        NDArray slope = BinaryUfunc.DIVIDE.apply(rise, run)) {
      put(Slice.range(1, -1), slope);
    }
    if (edgeOrder == 1) {
      line(0, 1, h, type);
      line(-2, -1, h, type);
    } else {
      parabola(0, new double[] {-1.5 / h, 2. / h, -0.5 / h}, type);
      parabola(-3, new double[] {0.5 / h, -2. / h, 1.5 / h}, type);
    }
  }

  private void uneven(NDArray steps) {
    long[] turned = new long[f.extents().length];
    Arrays.fill(turned, 1);
    turned[axis] = -1;
    try (var _ = np.scope()) {
      NDArray dx1 = steps.slice(Slice.to(-1));
      NDArray dx2 = steps.slice(Slice.from(1));
      NDArray both = np.add(dx1, dx2);
      NDArray a = np.divide(np.negative(dx2), np.multiply(dx1, both)).reshape(turned);
      NDArray b = np.divide(np.subtract(dx2, dx1), np.multiply(dx1, dx2)).reshape(turned);
      NDArray c = np.divide(dx1, np.multiply(dx2, both)).reshape(turned);
      NDArray before = np.multiply(a, Parts.along(f, axis, Slice.to(-2)));
      NDArray here = np.multiply(b, Parts.along(f, axis, Slice.range(1, -1)));
      NDArray after = np.multiply(c, Parts.along(f, axis, Slice.from(2)));
      put(Slice.range(1, -1), np.add(np.add(before, here), after));
    }
    long last = steps.size() - 1;
    if (edgeOrder == 1) {
      line(0, 1, steps.getDouble(0), DType.FLOAT64);
      line(-2, -1, steps.getDouble(last), DType.FLOAT64);
      return;
    }
    double p = steps.getDouble(0);
    double q = steps.getDouble(1);
    double[] first = {-(2. * p + q) / (p * (p + q)), (p + q) / (p * q), -p / (q * (p + q))};
    parabola(0, first, DType.FLOAT64);
    p = steps.getDouble(last - 1);
    q = steps.getDouble(last);
    double[] end = {q / (p * (p + q)), -(q + p) / (p * q), (2. * q + p) / (q * (p + q))};
    parabola(-3, end, DType.FLOAT64);
  }

  // ---- ends -------------------------------------------------------------------------------------

  /** The slope between two elements, put where the outer one is. */
  private void line(long from, long to, double h, DType type) {
    try (StridedArray before = Parts.along(f, axis, Slice.at(from));
        StridedArray after = Parts.along(f, axis, Slice.at(to));
        NDArray rise = BinaryUfunc.SUBTRACT.apply(after, before);
        NDArray run = number(h, type);
        NDArray slope = BinaryUfunc.DIVIDE.apply(rise, run)) {
      put(Slice.at(from == 0 ? 0 : -1), slope);
    }
  }

  /** The slope at an end of the parabola through three elements, by their factors. */
  private void parabola(long from, double[] factors, DType type) {
    try (NDArray first = scaled(from, factors[0], type);
        NDArray second = scaled(from + 1, factors[1], type);
        NDArray third = scaled(from + 2, factors[2], type);
        NDArray two = BinaryUfunc.ADD.apply(first, second);
        NDArray slope = BinaryUfunc.ADD.apply(two, third)) {
      put(Slice.at(from == 0 ? 0 : -1), slope);
    }
  }

  private NDArray scaled(long place, double factor, DType type) {
    try (StridedArray element = Parts.along(f, axis, Slice.at(place));
        NDArray number = number(factor, type)) {
      return BinaryUfunc.MULTIPLY.apply(number, element);
    }
  }

  private NDArray number(double value, DType type) {
    try (NDArray exact = Moments.number(Numeric.context(np), value)) {
      return exact.astype(type);
    }
  }

  private void put(Slice part, NDArray values) {
    try (StridedArray target = Parts.along(out, axis, part)) {
      target.assign(values);
    }
  }
}
