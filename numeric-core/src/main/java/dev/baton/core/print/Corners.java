package dev.baton.core.print;

import dev.baton.core.array.Complex;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array that are printed: all of a small array; of a large one, those at the
 * ends of each axis. They are read once, and nothing else of the array is.
 */
final class Corners {
  /** Where the elements come from. */
  interface Source {
    /** The array's extents. */
    long[] shape();

    /** Whether elements have imaginary parts. */
    boolean isComplex();

    /** An element of a real array. */
    double real(long[] index);

    /** An element of a complex array. */
    Complex complex(long[] index);
  }

  private static final long MOST_ELEMENTS = Integer.MAX_VALUE - 8;

  private final long[] shape;
  private final int[] extents;
  private final boolean summarised;
  private final int edge;
  private final double[] re;
  private final double @Nullable [] im;

  /**
   * Reads the elements.
   *
   * @param source the array; not empty
   * @param options how to print
   */
  Corners(Source source, PrintOptions options) {
    shape = source.shape();
    edge = options.edgeItems();
    summarised = size(shape) > options.threshold();
    extents = new int[shape.length];
    long count = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      // Without edges all is read, though next to nothing is printed: the common form depends on
      // all, as NumPy's does.
      long extent = isCut(axis) && edge > 0 ? 2L * edge : shape[axis];
      if (extent > MOST_ELEMENTS / count) {
        throw new IllegalArgumentException(
            "cannot print %s: more elements than a Java array has room for; threshold %d, edgeItems %d"
                .formatted(Arrays.toString(shape), options.threshold(), edge));
      }
      extents[axis] = (int) extent;
      count *= extent;
    }
    re = new double[(int) count];
    im = source.isComplex() ? new double[(int) count] : null;
    read(source);
  }

  private void read(Source source) {
    int[] at = new int[extents.length];
    long[] index = new long[extents.length];
    for (int i = 0; i < re.length; i++) {
      if (im == null) {
        re[i] = source.real(index);
      } else {
        Complex z = source.complex(index);
        re[i] = z.re();
        im[i] = z.im();
      }
      for (int axis = extents.length - 1; axis >= 0; axis--) {
        at[axis] = at[axis] + 1 < extents[axis] ? at[axis] + 1 : 0;
        boolean trailing = at[axis] >= extents[axis] - edge && isCut(axis);
        index[axis] = trailing ? shape[axis] - extents[axis] + at[axis] : at[axis];
        if (at[axis] != 0) {
          break;
        }
      }
    }
  }

  static long size(long[] shape) {
    long size = 1;
    for (long extent : shape) {
      size *= extent;
    }
    return size;
  }

  /** Whether the array is larger than the threshold; single axes may be shown whole nonetheless. */
  boolean isSummarised() {
    return summarised;
  }

  /** Whether only the ends of an axis are printed. */
  boolean isCut(int axis) {
    return summarised && shape[axis] > 2L * edge;
  }

  int ndim() {
    return extents.length;
  }

  /** The number of indices of an axis that are held. */
  int extent(int axis) {
    return extents[axis];
  }

  /** The common form of the elements. */
  ElementFormat format(PrintOptions options) {
    return im == null
        ? new FloatFormat(re, options.sign(), options)
        : new ComplexFormat(re, im, options);
  }
}
