package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.IndexMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.UfuncOptions;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Functions of sequences, written as NumPy's are; their callers close what they leave. */
final class Sequences {
  private Sequences() {}

  static NDArray sinc(Numeric np, NDArray given) {
    NDArray x = BinaryUfunc.MULTIPLY.apply(Math.PI, given);
    double little = x.dtype().isComplex() ? 1e-20 : x.dtype().floatLimits().eps();
    NDArray y = np.where(x, x, np.full(x.dtype(), little));
    return np.divide(np.sin(y), y);
  }

  static NDArray unwrap(Numeric np, NDArray p, double discont, int axis, double period) {
    int along = Shape.checkedAxis("unwrap", axis, p.ndim());
    NDArray behind = along(p, along, Slice.from(1));
    NDArray steps = np.subtract(behind, along(p, along, Slice.to(-1)));
    double high = period / 2;
    NDArray within = np.add(np.remainder(np.add(steps, high), period), -high);
    NDArray onEdge = np.logicalAnd(np.equal(within, -high), np.greater(steps, 0));
    Adjusting.put(within, onEdge, high);
    NDArray correction = np.subtract(within, steps);
    Adjusting.put(correction, np.less(np.absolute(steps), discont), 0);
    NDArray unwrapped = p.astype(within.dtype());
    NDArray sums = np.cumsum(correction, Over.axis(along));
    along(unwrapped, along, Slice.from(1)).assign(np.add(behind, sums));
    return unwrapped;
  }

  private static NDArray along(NDArray a, int axis, Slice slice) {
    Slice[] items = new Slice[axis + 1];
    Arrays.fill(items, Slice.ALL);
    items[axis] = slice;
    return a.slice(items);
  }

  static NDArray interp(
      Numeric np,
      NDArray given,
      NDArray points,
      NDArray values,
      @Nullable Double left,
      @Nullable Double right) {
    if (points.ndim() != 1 || values.ndim() != 1 || points.size() != values.size()) {
      throw new ShapeException(
          "interp: points of shape %s and values of shape %s are not two sequences of one length"
              .formatted(Arrays.toString(points.shape()), Arrays.toString(values.shape())));
    }
    if (points.size() == 0) {
      throw new ShapeException("interp: there is no point to interpolate between");
    }
    try (var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
      return interpolated(np, given, points, values, left, right);
    }
  }

  private static NDArray interpolated(
      Numeric np,
      NDArray given,
      NDArray points,
      NDArray values,
      @Nullable Double left,
      @Nullable Double right) {
    long n = points.size();
    NDArray x = given.astype(DType.FLOAT64);
    NDArray xp = points.astype(DType.FLOAT64);
    NDArray fp = values.astype(values.dtype().isComplex() ? DType.COMPLEX128 : DType.FLOAT64);
    NDArray place = np.subtract(np.searchsorted(xp, x, true), 1);
    NDArray result = np.take(fp, place, 0, IndexMode.CLIP);
    if (n > 1) {
      NDArray between = between(np, x, xp, fp, place);
      NDArray at = np.equal(x, np.take(xp, place, 0, IndexMode.CLIP));
      NDArray outside = np.logicalOr(np.less(place, 0), np.greaterEqual(place, n - 1));
      copy(result, np.logicalNot(np.logicalOr(at, outside)), between);
    }
    if (left != null) {
      copy(result, np.less(x, xp.slice(Slice.at(0))), np.full(fp.dtype(), left));
    }
    if (right != null) {
      copy(result, np.greater(x, xp.slice(Slice.at(-1))), np.full(fp.dtype(), right));
    }
    if (n > 1) {
      copy(result, np.isnan(x), x);
    }
    return result;
  }

  /** The values on the lines between the points at places and those behind them. */
  private static NDArray between(Numeric np, NDArray x, NDArray xp, NDArray fp, NDArray place) {
    NDArray rise = np.subtract(fp.slice(Slice.from(1)), fp.slice(Slice.to(-1)));
    NDArray run = np.subtract(xp.slice(Slice.from(1)), xp.slice(Slice.to(-1)));
    NDArray slope = np.take(np.divide(rise, run), place, 0, IndexMode.CLIP);
    NDArray next = np.add(place, 1);
    NDArray y0 = np.take(fp, place, 0, IndexMode.CLIP);
    NDArray y1 = np.take(fp, next, 0, IndexMode.CLIP);
    NDArray x0 = np.take(xp, place, 0, IndexMode.CLIP);
    NDArray x1 = np.take(xp, next, 0, IndexMode.CLIP);
    NDArray result = np.add(np.multiply(slope, np.subtract(x, x0)), y0);
    // From the other side where infinities came to nothing.
    NDArray again = np.add(np.multiply(slope, np.subtract(x, x1)), y1);
    copy(result, np.isnan(result), again);
    copy(result, np.logicalAnd(np.isnan(result), np.equal(y0, y1)), y0);
    return result;
  }

  private static void copy(NDArray target, NDArray mask, NDArray source) {
    UnaryUfunc.POSITIVE.apply(source, UfuncOptions.DEFAULT.out(target).where(mask));
  }
}
