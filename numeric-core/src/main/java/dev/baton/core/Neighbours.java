package dev.baton.core;

import dev.baton.core.array.Casting;
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
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Differences and sums of elements that are beside each other along an axis. */
final class Neighbours {
  private Neighbours() {}

  static NDArray diff(
      Numeric np, NDArray a, int n, int axis, @Nullable NDArray before, @Nullable NDArray behind) {
    if (n < 0) {
      throw new IllegalArgumentException("diff: n must not be negative, but is " + n);
    }
    ArrayContext context = Numeric.context(np);
    try (var _ = context.interpreter().attach()) {
      StridedArray own = context.own("diff", a);
      int along = Shape.checkedAxis("diff", axis, own.extents().length);
      NDArray result = joined(np, own, along, before, behind);
      for (int i = 0; i < n; i++) {
        try (NDArray operand = result) {
          result = difference(operand, along);
        }
      }
      if (n > 0) {
        return result;
      }
      try (NDArray view = result) {
        return view.copy();
      }
    }
  }

  private static NDArray joined(
      Numeric np, StridedArray a, int axis, @Nullable NDArray before, @Nullable NDArray behind) {
    if (before == null && behind == null) {
      return a.slice();
    }
    long[] one = Parts.with(a.extents(), axis, 1);
    try (NDArray first = before == null ? null : spread(before, one);
        NDArray last = behind == null ? null : spread(behind, one)) {
      NDArray[] all =
          Stream.of(first, a, last).filter(part -> part != null).toArray(NDArray[]::new);
      return np.concatenate(axis, all);
    }
  }

  private static NDArray spread(NDArray a, long... one) {
    return a.ndim() == 0 ? a.broadcastTo(one) : a.view();
  }

  /** Returns the elements but the first less those but the last. */
  static NDArray difference(NDArray a, int axis) {
    StridedArray own = (StridedArray) a;
    try (StridedArray after = Parts.along(own, axis, Slice.from(1));
        StridedArray before = Parts.along(own, axis, Slice.to(-1))) {
      return own.type() == DType.BOOL
          ? BinaryUfunc.NOT_EQUAL.apply(after, before)
          : BinaryUfunc.SUBTRACT.apply(after, before);
    }
  }

  static NDArray ediff1d(
      Numeric np, NDArray a, @Nullable NDArray toEnd, @Nullable NDArray toBegin) {
    ArrayContext context = Numeric.context(np);
    try (var attachment = context.interpreter().attach();
        StridedArray flat = context.own("ediff1d", a).reshape(-1);
        StridedArray end = flat(context, toEnd, flat.type());
        StridedArray begin = flat(context, toBegin, flat.type());
        StridedArray after = flat.slice(Slice.from(1));
        StridedArray before = flat.slice(Slice.to(-1));
        NDArray differences = BinaryUfunc.SUBTRACT.apply(after, before)) {
      long head = begin == null ? 0 : begin.elements();
      long tail = end == null ? 0 : end.elements();
      long count = differences.size();
      StridedArray result = context.empty(attachment.state(), flat.type(), head + count + tail);
      return result.filledBy(
          () -> {
            if (begin != null) {
              Parts.put(result, 0, 0, head, begin);
            }
            Parts.put(result, 0, head, head + count, differences);
            if (end != null) {
              Parts.put(result, 0, head + count, head + count + tail, end);
            }
          });
    }
  }

  private static @Nullable StridedArray flat(
      ArrayContext context, @Nullable NDArray part, DType type) {
    if (part == null) {
      return null;
    }
    StridedArray own = context.own("ediff1d", part);
    if (!DType.canCast(own.type(), type, Casting.SAME_KIND)) {
      throw new UnsupportedOperationException(
          "ediff1d: differences of %s cannot hold %s".formatted(type, own.type()));
    }
    return own.reshape(-1);
  }

  static NDArray trapezoid(Numeric np, NDArray y, @Nullable NDArray x, double distance, int axis) {
    ArrayContext context = Numeric.context(np);
    try (var _ = context.interpreter().attach()) {
      StridedArray own = context.own("trapezoid", y);
      int along = Shape.checkedAxis("trapezoid", axis, own.extents().length);
      try (StridedArray after = Parts.along(own, along, Slice.from(1));
          StridedArray before = Parts.along(own, along, Slice.to(-1));
          NDArray sums = BinaryUfunc.ADD.apply(after, before);
          NDArray widened = widened(context, own, sums, x, distance, along);
          NDArray areas = BinaryUfunc.DIVIDE.apply(widened, 2.0)) {
        // As broadcast with places of more axes: counted from the last.
        return Reduction.SUM.apply(areas, Over.axis(axis));
      }
    }
  }

  private static NDArray widened(
      ArrayContext context,
      StridedArray y,
      NDArray sums,
      @Nullable NDArray x,
      double distance,
      int axis) {
    if (x == null) {
      return BinaryUfunc.MULTIPLY.apply(sums, distance);
    }
    StridedArray places = context.own("trapezoid", x);
    if (places.extents().length != 1) {
      int along =
          Shape.checkedAxis("trapezoid", axis - y.extents().length, places.extents().length);
      try (NDArray distances = difference(places, along)) {
        return BinaryUfunc.MULTIPLY.apply(distances, sums);
      }
    }
    long[] turned = new long[y.extents().length];
    Arrays.fill(turned, 1);
    turned[axis] = -1;
    if (places.elements() != y.extents()[axis] && places.elements() != 2) {
      throw new ShapeException(
          "trapezoid: %d places for axis %d of shape %s"
              .formatted(places.elements(), axis, Shape.toString(y.extents())));
    }
    try (NDArray distances = difference(places, 0);
        NDArray along = distances.reshape(turned)) {
      return BinaryUfunc.MULTIPLY.apply(along, sums);
    }
  }
}
