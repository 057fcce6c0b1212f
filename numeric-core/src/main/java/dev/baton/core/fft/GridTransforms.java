package dev.baton.core.fft;

import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.StridedArray;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Transforms along several axes, one after the other, the last of them first; what comes between is
 * transformed in place.
 */
final class GridTransforms {
  private final AxisTransforms transforms;
  private final int[] axes;
  private final long[] lengths;
  private final boolean given;

  private GridTransforms(AxisTransforms transforms, int[] axes, long[] lengths, boolean given) {
    this.transforms = transforms;
    this.axes = axes;
    this.lengths = lengths;
    this.given = given;
  }

  /**
   * Prepares transforms of an array.
   *
   * @param transforms those along one axis
   * @param options the axes and lengths
   * @param defaults the axes if neither axes nor lengths are given; null for all
   */
  static GridTransforms of(
      AxisTransforms transforms,
      StridedArray a,
      FourierOptions options,
      int @Nullable [] defaults) {
    int ndim = a.extents().length;
    String operation = transforms.operation();
    long[] given = options.lengths;
    int[] named = options.axes == null ? defaults : options.axes;
    if (named == null) {
      int count = given == null ? ndim : given.length;
      named = new int[count];
      Arrays.setAll(named, i -> i - count);
    }
    if (given != null && given.length != named.length) {
      throw new ShapeException(
          "%s: %d lengths %s for %d axes %s"
              .formatted(
                  operation,
                  given.length,
                  Arrays.toString(given),
                  named.length,
                  Arrays.toString(named)));
    }
    int[] axes = new int[named.length];
    long[] lengths = new long[named.length];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = Shape.checkedAxis(operation, named[i], ndim);
      lengths[i] = given == null || given[i] == -1 ? a.extents()[axes[i]] : given[i];
    }
    return new GridTransforms(transforms, axes, lengths, given != null);
  }

  /** Transforms complex numbers, or reals as such. */
  StridedArray complex(StridedArray a, int sign, @Nullable StridedArray out) {
    return axes.length == 0 ? copied(a, out) : complex(a, false, axes.length - 1, sign, out);
  }

  /** Transforms reals forward along the last axis and what comes of it along the others. */
  StridedArray toSpectrum(StridedArray a, @Nullable StridedArray out) {
    int last = requireAxes();
    long n = lengths[last];
    StridedArray target = holdsNext(out, a, last, n / 2 + 1) ? out : null;
    StridedArray next = transforms.toSpectrum(a, axes[last], n, target);
    return next == out ? further(next, last, -1, out) : ownThenClosed(next, last, -1, out);
  }

  /** Transforms back along all axes but the last, then along the last to reals. */
  StridedArray toReals(StridedArray a, @Nullable StridedArray out) {
    int last = requireAxes();
    long n = given ? lengths[last] : 2 * (lengths[last] - 1);
    if (last == 0) {
      return transforms.toReals(a, axes[0], n, out);
    }
    try (StridedArray spectra = complex(a, false, last - 1, 1, null)) {
      return transforms.toReals(spectra, axes[last], n, out);
    }
  }

  /** Transforms by cosines, else sines; back where inverse. */
  StridedArray cosines(
      StridedArray a,
      boolean cosine,
      boolean inverse,
      int type,
      FourierNorm norm,
      @Nullable StridedArray out) {
    CosineAxis each = transforms.cosines(cosine, inverse, type, norm);
    StridedArray current = a;
    for (int i = requireAxes(); i >= 0; i--) {
      StridedArray last = current;
      try {
        current = each.apply(last, axes[i], lengths[i], i == 0 ? out : null);
      } finally {
        if (last != a) {
          last.close();
        }
      }
    }
    return current;
  }

  private int requireAxes() {
    if (axes.length == 0) {
      throw new ShapeException(transforms.operation() + ": there is no axis to transform along");
    }
    return axes.length - 1;
  }

  /** Transforms an array that nobody else has further, which is the result or closed. */
  private StridedArray ownThenClosed(
      StridedArray own, int done, int sign, @Nullable StridedArray out) {
    StridedArray result = null;
    try {
      result = further(own, done, sign, out);
    } finally {
      if (result != own) {
        own.close();
      }
    }
    return result;
  }

  /** Transforms what may be written over along the axes before the one numbered {@code done}. */
  private StridedArray further(StridedArray a, int done, int sign, @Nullable StridedArray out) {
    return done == 0 ? a : complex(a, true, done - 1, sign, out);
  }

  /**
   * Transforms along the axes from the one numbered from down to the first.
   *
   * @param own whether nobody else has the array, or it is {@code out}: it may be written over
   */
  private StridedArray complex(
      StridedArray a, boolean own, int from, int sign, @Nullable StridedArray out) {
    long n = lengths[from];
    StridedArray target = holdsNext(out, a, from, n) ? out : null;
    if (target == null && own && a.extents()[axes[from]] == n) {
      target = a;
    }
    StridedArray next = transforms.complex(a, axes[from], n, sign, target);
    return next == a || next == out
        ? further(next, from, sign, out)
        : ownThenClosed(next, from, sign, out);
  }

  /**
   * Says whether what a transform along an axis gives goes into {@code out}: the last one's does,
   * and that of one before if the transforms to come leave its extents and none of them refuses.
   */
  private boolean holdsNext(@Nullable StridedArray out, StridedArray a, int axis, long extent) {
    if (out == null || (axis > 0 && out.type() != AxisTransforms.complexType(a.type()))) {
      return false;
    }
    long[] next = a.extents().clone();
    next[axes[axis]] = extent;
    for (int i = 0; i < axis; i++) {
      if (next[axes[i]] != lengths[i] || lengths[i] < 1) {
        return false;
      }
    }
    return true;
  }

  /** What transforms along no axis give. */
  private StridedArray copied(StridedArray a, @Nullable StridedArray out) {
    var type = AxisTransforms.complexType(a.type());
    if (out == null) {
      return a.converted(type);
    }
    Outputs.check(transforms.operation(), out, type, a.extents());
    out.assign(a);
    return out;
  }
}
