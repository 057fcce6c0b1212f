package dev.baton.core.internal.array;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.array.Order;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import java.util.Arrays;

/** Makes views of arrays: windows of other shapes and strides on the same storage. */
public final class Views {
  private Views() {}

  // ---- slices -----------------------------------------------------------------------------------

  /**
   * Shows part of one axis.
   *
   * @param a an array
   * @param axis an axis of it, not negative
   * @param part which indices
   * @return a view
   */
  public static StridedArray along(StridedArray a, int axis, Slice part) {
    Slice[] items = new Slice[axis + 1];
    Arrays.fill(items, Slice.ALL);
    items[axis] = part;
    return slice(a, items);
  }

  static StridedArray slice(StridedArray a, Slice... items) {
    long[] shape = a.extents();
    int given = 0;
    int added = 0;
    int dropped = 0;
    boolean ellipsis = false;
    for (Slice item : items) {
      switch (item.kind()) {
        case RANGE -> given++;
        case INDEX -> {
          given++;
          dropped++;
        }
        case NEW_AXIS -> added++;
        case ELLIPSIS -> {
          if (ellipsis) {
            throw new ShapeException(
                "slice: %s has more than one ellipsis".formatted(Arrays.toString(items)));
          }
          ellipsis = true;
        }
      }
    }
    if (given > shape.length) {
      throw new ShapeException("slice: %d slices for %s".formatted(given, a.described()));
    }
    Axes axes = new Axes("slice", a, shape.length - dropped + added);
    int whole = shape.length - given;
    int axis = 0;
    for (Slice item : items) {
      switch (item.kind()) {
        case NEW_AXIS -> axes.add(1, 0);
        case ELLIPSIS -> {
          for (; whole > 0; whole--) {
            axes.keep(axis++);
          }
        }
        case RANGE, INDEX -> axes.take(axis++, item);
      }
    }
    while (axis < shape.length) {
      axes.keep(axis++);
    }
    return axes.view();
  }

  /** The axes of a view in the making. */
  private static final class Axes {
    private final String operation;
    private final StridedArray a;
    private final long[] shape;
    private final long[] strides;
    private int ndim;
    private long offset;

    Axes(String operation, StridedArray a, int ndim) {
      if (ndim > Shape.MAX_NDIM) {
        throw new ShapeException(
            "%s: %s would get %d axes: at most %d are supported"
                .formatted(operation, a.described(), ndim, Shape.MAX_NDIM));
      }
      this.operation = operation;
      this.a = a;
      this.shape = new long[ndim];
      this.strides = new long[ndim];
    }

    void add(long extent, long stride) {
      shape[ndim] = extent;
      strides[ndim++] = stride;
    }

    void keep(int axis) {
      add(a.extents()[axis], a.steps()[axis]);
    }

    void take(int axis, Slice slice) {
      long extent = a.extents()[axis];
      long step = a.steps()[axis];
      if (slice.single()) {
        offset += index(axis, extent, slice) * step;
        return;
      }
      long count = slice.count(extent);
      if (count > 0) {
        offset += slice.first(extent) * step;
      }
      add(count, count > 1 ? step * slice.step() : step);
    }

    private long index(int axis, long extent, Slice slice) {
      try {
        return slice.first(extent);
      } catch (IndexOutOfBoundsException outside) {
        throw (IndexOutOfBoundsException)
            new IndexOutOfBoundsException(
                    "%s: index %s is out of range for axis %d with extent %d of %s"
                        .formatted(operation, slice, axis, extent, a.described()))
                .initCause(outside);
      }
    }

    StridedArray view() {
      return Views.view(operation, a, offset, shape, strides);
    }
  }

  private static StridedArray view(
      String operation, StridedArray a, long offset, long[] shape, long[] strides) {
    // An empty view begins where its array does, whatever was skipped on the way.
    long begin = Shape.size(shape) == 0 ? 0 : offset;
    return a.view(
        operation, a.type(), a.address() + begin * a.type().itemsize(), shape, strides, a.rights());
  }

  private static StridedArray readOnly(
      String operation, StridedArray a, long offset, long[] shape, long[] strides) {
    long begin = Shape.size(shape) == 0 ? 0 : offset;
    return a.view(
        operation,
        a.type(),
        a.address() + begin * a.type().itemsize(),
        shape,
        strides,
        a.readOnly());
  }

  static StridedArray whole(StridedArray a) {
    return view("view", a, 0, a.extents(), a.steps());
  }

  // ---- other shapes of the same elements --------------------------------------------------------

  static StridedArray reshape(StridedArray a, Order order, long... target) {
    if (order == Order.K) {
      throw new IllegalArgumentException("reshape: order K is not permitted for reshaping");
    }
    Order counted = Reshaping.resolved(order, a.extents(), a.steps());
    long[] completed = Shape.completed(target, a.elements());
    long[] strides = Reshaping.strides(a.extents(), a.steps(), completed, counted);
    if (strides != null) {
      return view("reshape", a, 0, completed, strides);
    }
    try (StridedArray dense = copy(a, counted)) {
      return reshape(dense, counted, completed);
    }
  }

  static StridedArray ravel(StridedArray a, Order order) {
    if (order == Order.K) {
      try (StridedArray lying = transpose(a, Reshaping.axesInMemory(a.steps()))) {
        return lying.contiguous() ? ravel(lying, Order.C) : flatten(a, Order.K);
      }
    }
    Order counted = Reshaping.resolved(order, a.extents(), a.steps());
    return Reshaping.isContiguous(a.extents(), a.steps(), counted)
        ? view("ravel", a, 0, new long[] {a.elements()}, new long[] {1})
        : flatten(a, counted);
  }

  static StridedArray flatten(StridedArray a, Order order) {
    if (order == Order.K) {
      try (StridedArray lying = transpose(a, Reshaping.axesToRead(a.steps()))) {
        return flatten(lying, Order.C);
      }
    }
    Order counted = Reshaping.resolved(order, a.extents(), a.steps());
    try (StridedArray dense = copy(a, counted)) {
      return reshape(dense, counted, a.elements());
    }
  }

  /** Copies into an array that lies in an order. */
  static StridedArray copy(StridedArray a, Order order) {
    Order laid = Reshaping.resolved(order, a.extents(), a.steps());
    if (laid == Order.C) {
      return a.copy();
    }
    int[] axes = laid == Order.F ? backwards(a) : Reshaping.axesInMemory(a.steps());
    try (StridedArray lying = transpose(a, axes);
        StridedArray dense = lying.copy()) {
      return transpose(dense, Reshaping.inverse(axes));
    }
  }

  // ---- axes in another order --------------------------------------------------------------------

  private static int[] backwards(StridedArray a) {
    int[] axes = new int[a.extents().length];
    Arrays.setAll(axes, axis -> axes.length - 1 - axis);
    return axes;
  }

  static StridedArray transpose(StridedArray a) {
    return transpose(a, backwards(a));
  }

  static StridedArray transpose(StridedArray a, int... axes) {
    return transpose("transpose", a, axes);
  }

  private static StridedArray transpose(String operation, StridedArray a, int... axes) {
    int ndim = a.extents().length;
    if (axes.length != ndim) {
      throw new ShapeException(
          "%s: axes %s are not a permutation of the axes of %s"
              .formatted(operation, Arrays.toString(axes), a.described()));
    }
    Shape.checkedAxes(operation, axes, ndim);
    long[] shape = new long[ndim];
    long[] strides = new long[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      int from = Shape.checkedAxis(operation, axes[axis], ndim);
      shape[axis] = a.extents()[from];
      strides[axis] = a.steps()[from];
    }
    return view(operation, a, 0, shape, strides);
  }

  static StridedArray swapaxes(StridedArray a, int axis1, int axis2) {
    int ndim = a.extents().length;
    int one = Shape.checkedAxis("swapaxes", axis1, ndim);
    int other = Shape.checkedAxis("swapaxes", axis2, ndim);
    int[] axes = new int[ndim];
    Arrays.setAll(axes, axis -> axis == one ? other : axis == other ? one : axis);
    return transpose("swapaxes", a, axes);
  }

  /**
   * Moves axes to other places; the others stay in order.
   *
   * @param a the array
   * @param source which axes
   * @param destination where each is in the result
   * @return a view
   */
  public static StridedArray moveaxis(StridedArray a, int[] source, int[] destination) {
    int ndim = a.extents().length;
    if (source.length != destination.length) {
      throw new ShapeException(
          "moveaxis: %d axes %s to %d places %s"
              .formatted(
                  source.length,
                  Arrays.toString(source),
                  destination.length,
                  Arrays.toString(destination)));
    }
    boolean[] moved = Shape.checkedAxes("moveaxis", source, ndim);
    boolean[] taken = Shape.checkedAxes("moveaxis", destination, ndim);
    int[] axes = new int[ndim];
    for (int i = 0; i < source.length; i++) {
      axes[Shape.checkedAxis("moveaxis", destination[i], ndim)] =
          Shape.checkedAxis("moveaxis", source[i], ndim);
    }
    int next = 0;
    for (int place = 0; place < ndim; place++) {
      if (!taken[place]) {
        while (moved[next]) {
          next++;
        }
        axes[place] = next++;
      }
    }
    return transpose("moveaxis", a, axes);
  }

  /**
   * Moves one axis back until it is before another.
   *
   * @param a the array
   * @param axis which axis
   * @param start before which it comes to lie, 0 to {@code ndim}
   * @return a view
   */
  public static StridedArray rollaxis(StridedArray a, int axis, int start) {
    int ndim = a.extents().length;
    int from = Shape.checkedAxis("rollaxis", axis, ndim);
    int before = start < 0 ? start + ndim : start;
    if (before < 0 || before > ndim) {
      throw new ShapeException(
          "rollaxis: start %d is not between %d and %d".formatted(start, -ndim, ndim));
    }
    return moveaxis(a, new int[] {from}, new int[] {from < before ? before - 1 : before});
  }

  // ---- axes of extent 1, and repeated ones ------------------------------------------------------

  static StridedArray asReadOnly(StridedArray a) {
    return readOnly("asReadOnly", a, 0, a.extents(), a.steps());
  }

  static StridedArray broadcastTo(StridedArray a, long... target) {
    Shape.sizeBytes(a.type(), target);
    long[] strides = Broadcast.strides("broadcastTo", a.extents(), a.steps(), target);
    return readOnly("broadcastTo", a, 0, target.clone(), strides);
  }

  static StridedArray expandDims(StridedArray a, int... places) {
    int ndim = a.extents().length + places.length;
    Axes axes = new Axes("expandDims", a, ndim);
    boolean[] added = Shape.checkedAxes("expandDims", places, ndim);
    int from = 0;
    for (boolean here : added) {
      if (here) {
        axes.add(1, 0);
      } else {
        axes.keep(from++);
      }
    }
    return axes.view();
  }

  static StridedArray squeeze(StridedArray a) {
    boolean[] dropped = new boolean[a.extents().length];
    for (int axis = 0; axis < dropped.length; axis++) {
      dropped[axis] = a.extents()[axis] == 1;
    }
    return without(a, dropped);
  }

  static StridedArray squeeze(StridedArray a, int... axes) {
    boolean[] dropped = Shape.checkedAxes("squeeze", axes, a.extents().length);
    for (int axis = 0; axis < dropped.length; axis++) {
      if (dropped[axis] && a.extents()[axis] != 1) {
        throw new ShapeException(
            "squeeze: axis %d of %s has extent %d, not 1"
                .formatted(axis, a.described(), a.extents()[axis]));
      }
    }
    return without(a, dropped);
  }

  private static StridedArray without(StridedArray a, boolean[] dropped) {
    int kept = 0;
    for (boolean drop : dropped) {
      kept += drop ? 0 : 1;
    }
    Axes axes = new Axes("squeeze", a, kept);
    for (int axis = 0; axis < dropped.length; axis++) {
      if (!dropped[axis]) {
        axes.keep(axis);
      }
    }
    return axes.view();
  }

  // ---- directions, diagonals, windows -----------------------------------------------------------

  /**
   * Runs axes backwards.
   *
   * @param operation names the caller in errors
   * @param a the array
   * @param axes which axes
   * @return a view
   */
  public static StridedArray flip(String operation, StridedArray a, int... axes) {
    boolean[] flipped = Shape.checkedAxes(operation, axes, a.extents().length);
    long[] strides = a.steps().clone();
    long offset = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      if (flipped[axis]) {
        offset += (a.extents()[axis] - 1) * strides[axis];
        strides[axis] = -strides[axis];
      }
    }
    return view(operation, a, offset, a.extents(), strides);
  }

  static StridedArray diagonal(StridedArray a, long offset, int axis1, int axis2) {
    int ndim = a.extents().length;
    if (ndim < 2) {
      throw new ShapeException("diagonal: %s has fewer than two axes".formatted(a.described()));
    }
    int rows = Shape.checkedAxis("diagonal", axis1, ndim);
    int columns = Shape.checkedAxis("diagonal", axis2, ndim);
    Shape.checkedAxes("diagonal", new int[] {rows, columns}, ndim);
    long height = a.extents()[rows];
    long width = a.extents()[columns];
    long down = offset < 0 ? Math.min(-Math.max(offset, -Long.MAX_VALUE), height) : 0;
    long right = offset > 0 ? Math.min(offset, width) : 0;
    Axes axes = new Axes("diagonal", a, ndim - 1);
    for (int axis = 0; axis < ndim; axis++) {
      if (axis != rows && axis != columns) {
        axes.keep(axis);
      }
    }
    axes.add(Math.min(height - down, width - right), a.steps()[rows] + a.steps()[columns]);
    long first = down * a.steps()[rows] + right * a.steps()[columns];
    return readOnly("diagonal", a, first, axes.shape, axes.strides);
  }

  /**
   * Shows every place at which a window fits: a (n) with a window of w → (n - w + 1, w).
   *
   * @param a the array
   * @param window the window's extents
   * @param along the axis of each; an axis may come more than once
   * @return a read-only view
   */
  public static StridedArray slidingWindow(StridedArray a, long[] window, int[] along) {
    String operation = "slidingWindowView";
    int ndim = a.extents().length;
    if (window.length != along.length) {
      throw new ShapeException(
          "%s: a window of shape %s for the axes %s of %s"
              .formatted(operation, Shape.toString(window), Arrays.toString(along), a.described()));
    }
    Axes axes = new Axes(operation, a, ndim + window.length);
    for (int axis = 0; axis < ndim; axis++) {
      axes.keep(axis);
    }
    for (int i = 0; i < window.length; i++) {
      int axis = Shape.checkedAxis("slidingWindowView", along[i], ndim);
      if (window[i] < 0 || window[i] > axes.shape[axis]) {
        throw new ShapeException(
            "%s: a window of shape %s does not fit: axis %d of %s has %d places for %d"
                .formatted(
                    operation,
                    Shape.toString(window),
                    axis,
                    a.described(),
                    axes.shape[axis],
                    window[i]));
      }
      axes.shape[axis] -= window[i] - 1;
      axes.add(window[i], a.steps()[axis]);
    }
    Shape.sizeBytes(a.type(), axes.shape);
    return readOnly(operation, a, 0, axes.shape, axes.strides);
  }

  // ---- other types of the same bytes ------------------------------------------------------------

  static StridedArray retyped(StridedArray a, DType dtype) {
    int old = a.type().itemsize();
    int made = dtype.itemsize();
    long[] shape = a.extents().clone();
    long[] strides = a.steps().clone();
    int last = shape.length - 1;
    if (old != made) {
      if (last < 0) {
        throw retyping(a, dtype, "an array without axes keeps its itemsize");
      }
      if (shape[last] != 1 && a.elements() != 0 && strides[last] != 1) {
        throw retyping(a, dtype, "its last axis is not contiguous");
      }
      if (shape[last] * old % made != 0) {
        throw retyping(
            a,
            dtype,
            "the last axis has %d bytes, not a multiple of %d".formatted(shape[last] * old, made));
      }
      shape[last] = shape[last] * old / made;
      strides[last] = 1;
      for (int axis = 0; axis < last; axis++) {
        if (strides[axis] * old % made != 0) {
          if (shape[axis] > 1 && a.elements() != 0) {
            throw retyping(
                a,
                dtype,
                "axis %d has a stride of %d bytes, not a multiple of %d"
                    .formatted(axis, strides[axis] * old, made));
          }
          strides[axis] = 0;
        } else {
          strides[axis] = strides[axis] * old / made;
        }
      }
    }
    if (a.address() % alignment(dtype) != 0) {
      throw retyping(
          a, dtype, "its first element is not aligned to %d bytes".formatted(alignment(dtype)));
    }
    return a.view("view", dtype, a.address(), shape, strides, a.rights());
  }

  private static IllegalArgumentException retyping(StridedArray a, DType dtype, String why) {
    return new IllegalArgumentException("view: %s as %s: %s".formatted(a.described(), dtype, why));
  }

  static StridedArray real(StridedArray a) {
    return a.type().isComplex() ? part(a, "real", 0) : view("real", a, 0, a.extents(), a.steps());
  }

  static StridedArray imag(StridedArray a) {
    if (!a.type().isComplex()) {
      throw new UnsupportedOperationException(
          "imag: %s is real and has no imaginary parts to view".formatted(a.described()));
    }
    return part(a, "imag", 1);
  }

  /** What addresses of elements are multiples of: the itemsize, of complex ones a part's. */
  private static int alignment(DType dtype) {
    return dtype.isComplex() ? dtype.itemsize() / 2 : dtype.itemsize();
  }

  private static StridedArray part(StridedArray a, String operation, int index) {
    DType type = a.type().real();
    long[] strides = new long[a.steps().length];
    Arrays.setAll(strides, axis -> 2 * a.steps()[axis]);
    return a.view(
        operation,
        type,
        a.address() + (long) index * type.itemsize(),
        a.extents(),
        strides,
        a.rights());
  }

  /**
   * Copies with the bytes of every element, or of every part, in the opposite order; into Fortran
   * order if the array is in that one alone.
   */
  static StridedArray byteswapped(StridedArray a) {
    if (alignment(a.type()) == 1) {
      return copy(a, Order.A);
    }
    if (Reshaping.resolved(Order.A, a.extents(), a.steps()) == Order.C) {
      return swapped(a);
    }
    try (StridedArray rows = transpose(a);
        StridedArray swapped = swapped(rows)) {
      return transpose(swapped);
    }
  }

  /** Elements are seen as rows of bytes, which are turned and copied. */
  private static StridedArray swapped(StridedArray a) {
    int bytes = alignment(a.type());
    try (StridedArray flat = flatten(a, Order.C);
        StridedArray all = retyped(flat, DType.UINT8);
        StridedArray parts = reshape(all, Order.C, all.elements() / bytes, bytes);
        StridedArray turned = flip("byteswap", parts, 1);
        StridedArray copy = turned.copy();
        StridedArray row = reshape(copy, Order.C, all.elements());
        StridedArray typed = retyped(row, a.type())) {
      return reshape(typed, Order.C, a.extents());
    }
  }
}
