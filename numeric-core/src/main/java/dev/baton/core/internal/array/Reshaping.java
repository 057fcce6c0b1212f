package dev.baton.core.internal.array;

import dev.baton.core.array.Order;
import dev.baton.core.array.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Strides for other shapes of the same elements. Pure: no array, no memory. */
public final class Reshaping {
  private Reshaping() {}

  /**
   * Finds the strides with which elements can be read in another shape where they are.
   *
   * @param shape the extents
   * @param strides the steps
   * @param target other extents, of as many elements
   * @param order {@link Order#C} or {@link Order#F}: in which order the elements are counted
   * @return the steps along {@code target}, or null if there are none
   */
  static long @Nullable [] strides(long[] shape, long[] strides, long[] target, Order order) {
    if (order == Order.C) {
      return rows(shape, strides, target);
    }
    // Columns are rows of everything reversed.
    long[] found = rows(reversed(shape), reversed(strides), reversed(target));
    return found == null ? null : reversed(found);
  }

  /**
   * Walks both shapes from the left. Axes of the old shape and of the new one are taken together
   * until they have as many elements; such old ones must follow one from the other, as the axes of
   * one run, and the new ones divide that run.
   */
  private static long @Nullable [] rows(long[] shape, long[] strides, long[] target) {
    if (Shape.size(shape) == 0) {
      return Shape.contiguousStrides(target);
    }
    long[] extents = new long[shape.length];
    long[] steps = new long[shape.length];
    int ndim = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] != 1) {
        extents[ndim] = shape[axis];
        steps[ndim++] = strides[axis];
      }
    }
    long[] result = new long[target.length];
    int old = 0;
    int made = 0;
    while (old < ndim && made < target.length) {
      int oldEnd = old + 1;
      int madeEnd = made + 1;
      long oldSize = extents[old];
      long madeSize = target[made];
      while (oldSize != madeSize) {
        if (madeSize < oldSize) {
          madeSize *= target[madeEnd++];
        } else {
          oldSize *= extents[oldEnd++];
        }
      }
      for (int axis = old; axis < oldEnd - 1; axis++) {
        if (steps[axis] != extents[axis + 1] * steps[axis + 1]) {
          return null;
        }
      }
      result[madeEnd - 1] = steps[oldEnd - 1];
      for (int axis = madeEnd - 1; axis > made; axis--) {
        result[axis - 1] = result[axis] * target[axis];
      }
      old = oldEnd;
      made = madeEnd;
    }
    // What is left are axes of extent 1, whose steps nobody uses.
    Arrays.fill(result, made, target.length, made == 0 ? 1 : result[made - 1]);
    return result;
  }

  /** Says whether elements at these strides lie one behind the other in an order. */
  static boolean isContiguous(long[] shape, long[] strides, Order order) {
    return order == Order.C
        ? Shape.isContiguous(shape, strides)
        : Shape.isContiguous(reversed(shape), reversed(strides));
  }

  /** Turns A into C or F, as an array lies in memory. */
  static Order resolved(Order order, long[] shape, long[] strides) {
    if (order != Order.A) {
      return order;
    }
    return isContiguous(shape, strides, Order.F) && !Shape.isContiguous(shape, strides)
        ? Order.F
        : Order.C;
  }

  /** Orders axes by their steps, the longest first: how the elements lie in memory. */
  static int[] axesInMemory(long[] strides) {
    Integer[] axes = new Integer[strides.length];
    Arrays.setAll(axes, axis -> axis);
    Arrays.sort(axes, (a, b) -> Long.compare(Math.abs(strides[b]), Math.abs(strides[a])));
    return Arrays.stream(axes).mapToInt(Integer::intValue).toArray();
  }

  /**
   * Orders axes as NumPy's iterator does to read elements near the order in which they lie: from
   * the last axis on, each moves outwards past those of shorter steps. A step of 0 says nothing, so
   * that repeated axes keep their places; an axis moves past another only where no array has it
   * otherwise.
   *
   * @param strides the strides of one array, or of several of the same number of axes
   * @return the axes, the outermost first
   */
  public static int[] axesToRead(long[]... strides) {
    int ndim = strides[0].length;
    int[] inwards = new int[ndim]; // The innermost axis first.
    for (int i = 0; i < ndim; i++) {
      int axis = ndim - 1 - i;
      int place = i;
      for (int before = i - 1; before >= 0; before--) {
        int order = order(strides, inwards[before], axis);
        if (order < 0) {
          break;
        }
        place = order > 0 ? before : place;
      }
      System.arraycopy(inwards, place, inwards, place + 1, i - place);
      inwards[place] = axis;
    }
    int[] axes = new int[ndim];
    Arrays.setAll(axes, i -> inwards[ndim - 1 - i]);
    return axes;
  }

  /** Returns above 0 if the inner axis should lie outside the outer one, below 0 if not, or 0. */
  private static int order(long[][] strides, int inner, int outer) {
    int order = 0;
    for (long[] of : strides) {
      long innerStep = Math.abs(of[inner]);
      long outerStep = Math.abs(of[outer]);
      if (innerStep != 0 && outerStep != 0) {
        if (innerStep <= outerStep) {
          return -1;
        }
        order = 1;
      }
    }
    return order;
  }

  /**
   * Returns, for each axis, where a permutation puts it.
   *
   * @param axes a permutation
   * @return its inverse
   */
  public static int[] inverse(int[] axes) {
    int[] result = new int[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      result[axes[axis]] = axis;
    }
    return result;
  }

  private static long[] reversed(long[] values) {
    long[] result = new long[values.length];
    Arrays.setAll(result, i -> values[values.length - 1 - i]);
    return result;
  }
}
