package dev.baton.core;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.array.Views;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shows arrays in other shapes and orders: NumPy's array manipulation routines. Part of {@link
 * Numeric}.
 *
 * {@snippet file="dev/baton/core/ArraySnippets.java" region="manipulation"}
 *
 * <p>What is called a view shares its elements with the array and takes no native call; it is an
 * array of the caller's, closed apart from the one it shows. Views keep the dtype and are writeable
 * where the array is, unless said otherwise.
 */
public sealed interface ArrayManipulation permits Numeric {

  // ---- shapes -----------------------------------------------------------------------------------

  /**
   * Gives an array another shape: {@code numpy.reshape}. A view where strides for it exist, else a
   * copy, which drops the lock above 500 elements.
   *
   * @param a the array
   * @param shape the extents; one may be -1, for what is left
   * @return a view or a new array
   * @throws ShapeException if the numbers of elements differ
   */
  default NDArray reshape(NDArray a, long... shape) {
    return Operands.of(this, "reshape", a).reshape(shape);
  }

  /**
   * Gives an array another shape, its elements counted in an order: {@code numpy.reshape}. A view
   * where strides for it exist, else a copy.
   *
   * @param a the array
   * @param order {@link Order#C}, {@link Order#F} or {@link Order#A}
   * @param shape the extents; one may be -1, for what is left
   * @return a view or a new array
   * @throws ShapeException if the numbers of elements differ
   * @throws IllegalArgumentException if the order is {@link Order#K}
   */
  default NDArray reshape(NDArray a, Order order, long... shape) {
    return Operands.of(this, "reshape", a).reshape(order, shape);
  }

  /**
   * Makes an array one-dimensional, in C order: {@code numpy.ravel}. A view of a contiguous array,
   * else a copy.
   *
   * @param a the array
   * @return a view or a new array (size)
   */
  default NDArray ravel(NDArray a) {
    return ravel(a, Order.C);
  }

  /**
   * Makes an array one-dimensional: {@code numpy.ravel}. A view of an array that is contiguous in
   * the order, else a copy.
   *
   * @param a the array
   * @param order in which the elements are counted
   * @return a view or a new array (size)
   */
  default NDArray ravel(NDArray a, Order order) {
    return Operands.of(this, "ravel", a).ravel(order);
  }

  /**
   * Drops all axes of extent 1: {@code numpy.squeeze}.
   *
   * @param a the array
   * @return a view
   */
  default NDArray squeeze(NDArray a) {
    return Operands.of(this, "squeeze", a).squeeze();
  }

  /**
   * Drops axes of extent 1: {@code numpy.squeeze(a, axis)}.
   *
   * @param a the array
   * @param axes which axes; negative counts from the last
   * @return a view
   * @throws ShapeException if an axis does not exist, is named twice, or has another extent
   */
  default NDArray squeeze(NDArray a, int... axes) {
    return Operands.of(this, "squeeze", a).squeeze(axes);
  }

  /**
   * Adds axes of extent 1: {@code numpy.expand_dims}.
   *
   * @param a the array
   * @param axes where they are in the result; negative counts from its last
   * @return a view
   * @throws ShapeException if there is no such place, or one is named twice
   */
  default NDArray expandDims(NDArray a, int... axes) {
    return Operands.of(this, "expandDims", a).expandDims(axes);
  }

  /**
   * Gives an array at least one axis: {@code numpy.atleast_1d}.
   *
   * @param a the array
   * @return a view
   */
  default NDArray atleast1d(NDArray a) {
    StridedArray array = Operands.of(this, "atleast1d", a);
    return array.ndim() == 0 ? array.expandDims(0) : array.view();
  }

  /**
   * Gives an array at least two axes, new ones in front: {@code numpy.atleast_2d}.
   *
   * @param a the array
   * @return a view: () → (1, 1), (n) → (1, n)
   */
  default NDArray atleast2d(NDArray a) {
    StridedArray array = Operands.of(this, "atleast2d", a);
    return switch (array.ndim()) {
      case 0 -> array.expandDims(0, 1);
      case 1 -> array.expandDims(0);
      default -> array.view();
    };
  }

  /**
   * Gives an array at least three axes: {@code numpy.atleast_3d}.
   *
   * @param a the array
   * @return a view: () → (1, 1, 1), (n) → (1, n, 1), (m, n) → (m, n, 1)
   */
  default NDArray atleast3d(NDArray a) {
    StridedArray array = Operands.of(this, "atleast3d", a);
    return switch (array.ndim()) {
      case 0 -> array.expandDims(0, 1, 2);
      case 1 -> array.expandDims(0, 2);
      case 2 -> array.expandDims(2);
      default -> array.view();
    };
  }

  // ---- axes -------------------------------------------------------------------------------------

  /**
   * Reverses the order of the axes: {@code numpy.transpose}.
   *
   * @param a the array
   * @return a view
   */
  default NDArray transpose(NDArray a) {
    return Operands.of(this, "transpose", a).transpose();
  }

  /**
   * Puts the axes into another order: {@code numpy.transpose(a, axes)}.
   *
   * @param a the array
   * @param axes for each axis of the result, the axis of {@code a} it is; negative counts from the
   *     last
   * @return a view
   * @throws ShapeException if {@code axes} is not a permutation of all axes
   */
  default NDArray transpose(NDArray a, int... axes) {
    return Operands.of(this, "transpose", a).transpose(axes);
  }

  /**
   * Puts the axes into another order: {@code numpy.permute_dims}.
   *
   * @param a the array
   * @param axes for each axis of the result, the axis of {@code a} it is; negative counts from the
   *     last
   * @return a view
   * @throws ShapeException if {@code axes} is not a permutation of all axes
   */
  default NDArray permuteDims(NDArray a, int... axes) {
    return transpose(a, axes);
  }

  /**
   * Exchanges the last two axes: {@code numpy.matrix_transpose}; a (…, m, n) → (…, n, m).
   *
   * @param a the array
   * @return a view
   * @throws ShapeException if {@code a} has fewer than two axes
   */
  default NDArray matrixTranspose(NDArray a) {
    return Operands.of(this, "matrixTranspose", a).swapaxes(-1, -2);
  }

  /**
   * Exchanges two axes: {@code numpy.swapaxes}.
   *
   * @param a the array
   * @param axis1 one axis; negative counts from the last
   * @param axis2 the other
   * @return a view
   * @throws ShapeException if an axis does not exist
   */
  default NDArray swapaxes(NDArray a, int axis1, int axis2) {
    return Operands.of(this, "swapaxes", a).swapaxes(axis1, axis2);
  }

  /**
   * Moves one axis to another place: {@code numpy.moveaxis}. The others stay in order.
   *
   * @param a the array
   * @param source which axis; negative counts from the last
   * @param destination where it is in the result
   * @return a view
   * @throws ShapeException if an axis does not exist
   */
  default NDArray moveaxis(NDArray a, int source, int destination) {
    return moveaxis(a, new int[] {source}, new int[] {destination});
  }

  /**
   * Moves axes to other places: {@code numpy.moveaxis}. The others stay in order.
   *
   * @param a the array
   * @param source which axes; negative counts from the last
   * @param destination where each is in the result
   * @return a view
   * @throws ShapeException if an axis does not exist or is named twice, or there are not as many
   *     places as axes
   */
  default NDArray moveaxis(NDArray a, int[] source, int[] destination) {
    return Views.moveaxis(Operands.of(this, "moveaxis", a), source, destination);
  }

  /**
   * Moves one axis to the front: {@code numpy.rollaxis}.
   *
   * @param a the array
   * @param axis which axis; negative counts from the last
   * @return a view
   * @throws ShapeException if the axis does not exist
   */
  default NDArray rollaxis(NDArray a, int axis) {
    return rollaxis(a, axis, 0);
  }

  /**
   * Moves one axis back until it is before another: {@code numpy.rollaxis}.
   *
   * @param a the array
   * @param axis which axis; negative counts from the last
   * @param start before which axis it comes to lie, from {@code -ndim} to {@code ndim}
   * @return a view
   * @throws ShapeException if the axis or the start does not exist
   */
  default NDArray rollaxis(NDArray a, int axis, int start) {
    return Views.rollaxis(Operands.of(this, "rollaxis", a), axis, start);
  }

  // ---- repeated by broadcasting -----------------------------------------------------------------

  /**
   * Repeats an array to a larger shape without a copy: {@code numpy.broadcast_to}.
   *
   * @param a the array
   * @param shape the shape; the array's axes are aligned with its last ones, and extents of 1 are
   *     repeated
   * @return a read-only view
   * @throws ShapeException if the array cannot be broadcast to the shape
   */
  default NDArray broadcastTo(NDArray a, long... shape) {
    return Operands.of(this, "broadcastTo", a).broadcastTo(shape);
  }

  /**
   * Broadcasts arrays to their common shape: {@code numpy.broadcast_arrays}.
   *
   * @param arrays the arrays
   * @return a view of each, read-only unless all have one shape
   * @throws ShapeException if they cannot be broadcast together
   */
  default List<NDArray> broadcastArrays(NDArray... arrays) {
    StridedArray[] operands = Operands.all(this, "broadcastArrays", arrays);
    long[][] shapes = Arrays.stream(operands).map(StridedArray::extents).toArray(long[][]::new);
    long[] common = Broadcast.shapes("broadcastArrays", shapes);
    boolean alike = Arrays.stream(shapes).allMatch(shape -> Arrays.equals(shape, common));
    List<NDArray> views = new ArrayList<>();
    for (NDArray array : arrays) {
      views.add(alike ? array.view() : array.broadcastTo(common));
    }
    return List.copyOf(views);
  }

  /**
   * Finds the shape that shapes broadcast to: {@code numpy.broadcast_shapes}.
   *
   * @param shapes the shapes
   * @return the common shape; () of none
   * @throws ShapeException if they cannot be broadcast together
   */
  default long[] broadcastShapes(long[]... shapes) {
    return Broadcast.shapes("broadcastShapes", shapes);
  }

  // ---- directions, diagonals, windows -----------------------------------------------------------

  /**
   * Runs every axis backwards: {@code numpy.flip}.
   *
   * @param a the array
   * @return a view
   */
  default NDArray flip(NDArray a) {
    StridedArray array = Operands.of(this, "flip", a);
    return Views.flip("flip", array, IntStream.range(0, array.ndim()).toArray());
  }

  /**
   * Runs axes backwards: {@code numpy.flip(a, axis)}.
   *
   * @param a the array
   * @param axes which axes; negative counts from the last
   * @return a view
   * @throws ShapeException if an axis does not exist or is named twice
   */
  default NDArray flip(NDArray a, int... axes) {
    return Views.flip("flip", Operands.of(this, "flip", a), axes);
  }

  /**
   * Runs the first axis backwards, the rows from the last to the first: {@code numpy.flipud}.
   *
   * @param a the array, of at least one axis
   * @return a view
   * @throws ShapeException if it has no axes
   */
  default NDArray flipud(NDArray a) {
    return Views.flip("flipud", Operands.withAxes(this, "flipud", a, 1), 0);
  }

  /**
   * Runs the second axis backwards, the columns from the last to the first: {@code numpy.fliplr}.
   *
   * @param a the array, of at least two axes
   * @return a view
   * @throws ShapeException if it has fewer
   */
  default NDArray fliplr(NDArray a) {
    return Views.flip("fliplr", Operands.withAxes(this, "fliplr", a, 2), 1);
  }

  /**
   * Turns an array by 90 degrees, from the first axis towards the second: {@code numpy.rot90}.
   *
   * @param a the array, of at least two axes
   * @return a view
   * @throws ShapeException if it has fewer
   */
  default NDArray rot90(NDArray a) {
    return rot90(a, 1, 0, 1);
  }

  /**
   * Turns an array by a number of 90 degrees in the plane of two axes: {@code numpy.rot90}.
   *
   * @param a the array
   * @param turns how many; negative turns the other way
   * @param from the axis from which it is turned; negative counts from the last
   * @param towards the axis towards which it is turned
   * @return a view
   * @throws ShapeException if an axis does not exist or both are the same
   */
  default NDArray rot90(NDArray a, int turns, int from, int towards) {
    StridedArray array = Operands.withAxes(this, "rot90", a, 2);
    int one = Shape.checkedAxis("rot90", from, array.ndim());
    int other = Shape.checkedAxis("rot90", towards, array.ndim());
    if (one == other) {
      throw new ShapeException("rot90: axes %d and %d are the same".formatted(from, towards));
    }
    return switch (Math.floorMod(turns, 4)) {
      case 0 -> array.view();
      case 1 -> {
        try (StridedArray flipped = Views.flip("rot90", array, other)) {
          yield flipped.swapaxes(one, other);
        }
      }
      case 2 -> Views.flip("rot90", array, one, other);
      default -> {
        try (StridedArray turned = array.swapaxes(one, other)) {
          yield Views.flip("rot90", turned, other);
        }
      }
    };
  }

  /**
   * Shows the main diagonal of the first two axes, as the last axis: {@code numpy.diagonal}.
   *
   * @param a the array, of at least two axes
   * @return a read-only view
   * @throws ShapeException if it has fewer
   */
  default NDArray diagonal(NDArray a) {
    return diagonal(a, 0, 0, 1);
  }

  /**
   * Shows a diagonal of two axes, as the last axis: {@code numpy.diagonal}.
   *
   * @param a the array, of at least two axes
   * @param offset how many columns it lies right of the main diagonal; negative lies below it
   * @param axis1 the axis of the rows; negative counts from the last
   * @param axis2 the axis of the columns
   * @return a read-only view
   * @throws ShapeException if an axis does not exist or both are the same
   */
  default NDArray diagonal(NDArray a, long offset, int axis1, int axis2) {
    return Operands.of(this, "diagonal", a).diagonal(offset, axis1, axis2);
  }

  /**
   * Shows every place at which a window fits: {@code numpy.lib.stride_tricks.sliding_window_view};
   * a (m, n), window (v, w) → (m-v+1, n-w+1, v, w).
   *
   * @param a the array
   * @param window the window's extent along each axis
   * @return a read-only view
   * @throws ShapeException if there are not as many extents as axes, or the window does not fit
   */
  default NDArray slidingWindowView(NDArray a, long... window) {
    StridedArray array = Operands.of(this, "slidingWindowView", a);
    return Views.slidingWindow(array, window, IntStream.range(0, array.ndim()).toArray());
  }

  /**
   * Shows every place at which a window along some axes fits: {@code
   * numpy.lib.stride_tricks.sliding_window_view}.
   *
   * @param a the array
   * @param window the window's extents
   * @param axes the axis of each; negative counts from the last
   * @return a read-only view, the window's axes last
   * @throws ShapeException if there are not as many extents as axes, an axis does not exist, or the
   *     window does not fit
   */
  default NDArray slidingWindowView(NDArray a, long[] window, int... axes) {
    return Views.slidingWindow(Operands.of(this, "slidingWindowView", a), window, axes);
  }
}
