package dev.baton.core;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Padding;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.Over;
import java.util.Arrays;

/**
 * Pads arrays, one axis after the other: what one has set is padded along the next.
 *
 * <p>Mirrored and wrapped elements are copied in runs: as far as an index moves on by one, or back.
 */
final class Padder {
  private final Numeric np;
  private final Padding padding;

  Padder(Object part, Padding padding) {
    this.np = (Numeric) part;
    this.padding = padding;
  }

  NDArray pad(NDArray a, long[][] widths) {
    ArrayContext context = Numeric.context(np);
    StridedArray array = context.own("pad", a);
    long[] shape = array.extents();
    int ndim = shape.length;
    if (widths.length != ndim && widths.length != 1) {
      throw new ShapeException(
          "pad: %d pairs of widths for %s".formatted(widths.length, array.described()));
    }
    for (long[] width : widths) {
      if (width.length != 2 || width[0] < 0 || width[1] < 0) {
        throw new ShapeException(
            "pad: %s is no pair of widths that are not negative".formatted(Arrays.toString(width)));
      }
    }
    long[] padded = new long[ndim];
    Slice[] inner = new Slice[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      long[] width = checked(widths[widths.length == 1 ? 0 : axis], axis, array);
      padded[axis] = width[0] + shape[axis] + width[1];
      inner[axis] = Slice.range(width[0], width[0] + shape[axis]);
    }
    try (var attachment = context.interpreter().attach()) {
      StridedArray result = context.empty(attachment.state(), array.type(), padded);
      return result.filledBy(
          () -> {
            try (StridedArray middle = result.slice(inner)) {
              middle.assign(array);
            }
            for (int axis = 0; axis < ndim; axis++) {
              Slice[] set = inner.clone();
              Arrays.fill(set, 0, axis + 1, Slice.ALL);
              try (StridedArray part = result.slice(set)) {
                pad(part, axis, inner[axis].first(padded[axis]), shape[axis]);
              }
            }
          });
    }
  }

  private long[] checked(long[] width, int axis, StridedArray array) {
    boolean needsElements =
        padding.mode() != Padding.Mode.CONSTANT && padding.mode() != Padding.Mode.EMPTY;
    if (needsElements && array.extents()[axis] == 0 && width[0] + width[1] > 0) {
      throw new ShapeException(
          "pad: axis %d of %s has no elements to be padded with by %s"
              .formatted(axis, array.described(), padding.mode()));
    }
    return width;
  }

  /** Sets what is before {@code first} and behind {@code first + extent} along an axis. */
  private void pad(StridedArray part, int axis, long first, long extent) {
    long end = part.extents()[axis];
    long behind = first + extent;
    switch (padding.mode()) {
      case EMPTY -> {}
      case CONSTANT -> {
        fill(part, axis, 0, first, padding.before());
        fill(part, axis, behind, end, padding.after());
      }
      case EDGE -> {
        repeat(part, axis, 0, first, first);
        repeat(part, axis, behind, end, behind - 1);
      }
      case LINEAR_RAMP -> {
        ramp(part, axis, 0, first, first, padding.before());
        ramp(part, axis, behind, end, behind - 1, padding.after());
      }
      case MAXIMUM, MEAN, MEDIAN, MINIMUM -> {
        long before = length(padding.before(), extent);
        long after = length(padding.after(), extent);
        statistic(part, axis, first, first + before, 0, first);
        statistic(part, axis, behind - after, behind, behind, end);
      }
      case REFLECT, SYMMETRIC, WRAP -> {
        copyRuns(part, axis, first, extent, 0, first);
        copyRuns(part, axis, first, extent, behind, end);
      }
    }
  }

  private static void fill(StridedArray part, int axis, long begin, long end, double value) {
    if (begin < end) {
      try (StridedArray edge = Parts.along(part, axis, begin, end)) {
        edge.fill(value);
      }
    }
  }

  private static void repeat(StridedArray part, int axis, long begin, long end, long index) {
    Parts.copyOver(part, axis, begin, end, Slice.range(index, index + 1));
  }

  private void copyRuns(
      StridedArray part, int axis, long first, long extent, long begin, long end) {
    long at = begin;
    while (at < end) {
      long source = source(at - first, extent);
      long run = 1;
      long step = at + 1 < end ? source(at + 1 - first, extent) - source : 1;
      if (Math.abs(step) == 1) {
        while (at + run < end && source(at + run - first, extent) == source + run * step) {
          run++;
        }
      } else {
        step = 1;
      }
      long last = first + source + (run - 1) * step;
      Slice taken =
          step > 0
              ? Slice.range(first + source, last + 1)
              : new Slice(first + source, last == 0 ? null : last - 1, -1);
      Parts.copyOver(part, axis, at, at + run, taken);
      at += run;
    }
  }

  /** Which element is shown at a place, counted from the first element on. */
  private long source(long place, long extent) {
    boolean mirrored = padding.mode() != Padding.Mode.WRAP;
    boolean repeats = padding.mode() == Padding.Mode.SYMMETRIC;
    if (!mirrored) {
      return Math.floorMod(place, extent);
    }
    if (extent == 1) {
      return 0;
    }
    long period = repeats ? 2 * extent : 2 * (extent - 1);
    long inPeriod = Math.floorMod(place, period);
    return inPeriod < extent ? inPeriod : period - inPeriod - (repeats ? 1 : 0);
  }

  private static long length(double given, long extent) {
    return given == 0 ? extent : Math.min((long) given, extent);
  }

  /** Pads from {@code begin} to {@code end} with a statistic of others. */
  private void statistic(StridedArray part, int axis, long from, long to, long begin, long end) {
    if (begin == end) {
      return;
    }
    Over along = Over.axis(axis).keepDims();
    try (StridedArray elements = Parts.along(part, axis, from, to);
        NDArray statistic =
            switch (padding.mode()) {
              case MAXIMUM -> np.max(elements, along);
              case MINIMUM -> np.min(elements, along);
              case MEDIAN -> np.median(elements, along);
              default -> np.mean(elements, along);
            }) {
      if (part.type().isInteger() && !statistic.dtype().isInteger()) {
        np.rint(statistic, statistic);
      }
      try (NDArray value = statistic.astype(part.type(), Casting.UNSAFE)) {
        Parts.put(part, axis, begin, end, value);
      }
    }
  }

  private void ramp(StridedArray part, int axis, long begin, long end, long index, double value) {
    long width = end - begin;
    if (width == 0) {
      return;
    }
    try (StridedArray edge = Parts.along(part, axis, Slice.at(index));
        NDArray outermost = np.full(DType.FLOAT64, value);
        NDArray ramp = np.linspace(outermost, edge, width, false);
        NDArray steps = Filling.floored(ramp, part.type());
        NDArray along = np.moveaxis(steps, 0, axis);
        NDArray turned = begin == 0 ? along.view() : np.flip(along, axis)) {
      Parts.put(part, axis, begin, end, turned);
    }
  }
}
