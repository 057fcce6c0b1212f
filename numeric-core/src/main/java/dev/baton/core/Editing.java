package dev.baton.core;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.Over;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Copies an array with indices of one axis added or left out. */
final class Editing {
  private final Object part;

  Editing(Object part) {
    this.part = part;
  }

  private ArrayContext context() {
    return Numeric.context(part);
  }

  // ---- delete -----------------------------------------------------------------------------------

  NDArray deleteFlat(NDArray a, long... indices) {
    try (StridedArray flat = Operands.of(part, "delete", a).ravel()) {
      return delete(flat, indices, 0);
    }
  }

  NDArray delete(NDArray a, long[] indices, int axis) {
    StridedArray array = context().own("delete", a);
    int along = Shape.checkedAxis("delete", axis, array.extents().length);
    long extent = array.extents()[along];
    long[] resolved = new long[indices.length];
    for (int i = 0; i < indices.length; i++) {
      resolved[i] = checkedIndex("delete", indices[i], along, extent, extent - 1, array);
    }
    return without(array, along, resolved);
  }

  NDArray delete(NDArray a, Slice slice, int axis) {
    if (slice.kind() != Slice.Kind.RANGE) {
      throw new IllegalArgumentException("delete: %s is not a range".formatted(slice));
    }
    StridedArray array = context().own("delete", a);
    int along = Shape.checkedAxis("delete", axis, array.extents().length);
    long extent = array.extents()[along];
    long[] indices = new long[Math.toIntExact(slice.count(extent))];
    Arrays.setAll(indices, i -> slice.first(extent) + i * slice.step());
    return without(array, along, indices);
  }

  /** Copies the runs between the indices, which may come in any order and more than once. */
  private StridedArray without(StridedArray array, int axis, long[] indices) {
    long[] dropped = Arrays.stream(indices).sorted().distinct().toArray();
    long extent = array.extents()[axis];
    long[] shape = Parts.with(array.extents(), axis, extent - dropped.length);
    try (var attachment = context().interpreter().attach()) {
      StridedArray result = context().empty(attachment.state(), array.type(), shape);
      return result.filledBy(
          () -> {
            long from = 0;
            long to = 0;
            for (int i = 0; i <= dropped.length; i++) {
              long end = i < dropped.length ? dropped[i] : extent;
              Parts.copy(result, to, array, Slice.range(from, end), axis, end - from);
              to += end - from;
              from = end + 1;
            }
          });
    }
  }

  // ---- insert -----------------------------------------------------------------------------------

  NDArray insertFlat(NDArray a, long index, NDArray values) {
    try (StridedArray flat = Operands.of(part, "insert", a).ravel()) {
      return insert(flat, index, values, 0);
    }
  }

  NDArray insert(NDArray a, long index, NDArray values, int axis) {
    StridedArray array = context().own("insert", a);
    int along = Shape.checkedAxis("insert", axis, array.extents().length);
    try (StridedArray given = converted(values, array.type());
        StridedArray raised = raised(given, array.extents().length);
        NDArray moved = ((Numeric) part).moveaxis(raised, 0, along)) {
      return insertRun(array, index, (StridedArray) moved, along);
    }
  }

  NDArray insertFlat(NDArray a, long[] indices, NDArray values) {
    try (StridedArray flat = Operands.of(part, "insert", a).ravel()) {
      return insert(flat, indices, values, 0);
    }
  }

  NDArray insert(NDArray a, long[] indices, NDArray values, int axis) {
    StridedArray array = context().own("insert", a);
    int along = Shape.checkedAxis("insert", axis, array.extents().length);
    try (StridedArray given = converted(values, array.type());
        StridedArray raised = raised(given, array.extents().length)) {
      return indices.length == 1
          ? insertRun(array, indices[0], raised, along)
          : insertEach(array, indices, raised, along);
    }
  }

  /** As NumPy, which drops imaginary parts here. */
  private StridedArray converted(NDArray values, DType type) {
    StridedArray given = context().own("insert", values);
    return given.type() == type ? given.view() : given.astype(type, Casting.UNSAFE);
  }

  /** Gives values as many axes, new ones in front. */
  private static StridedArray raised(StridedArray values, int ndim) {
    int missing = Math.max(0, ndim - values.extents().length);
    return values.expandDims(IntStream.range(0, missing).toArray());
  }

  /** Inserts all values before one index. */
  private StridedArray insertRun(StridedArray array, long index, StridedArray values, int axis) {
    long extent = array.extents()[axis];
    long at = checkedIndex("insert", index, axis, extent, extent, array);
    long count = values.extents()[axis];
    long[] shape = Parts.with(array.extents(), axis, extent + count);
    try (var attachment = context().interpreter().attach()) {
      StridedArray result = context().empty(attachment.state(), array.type(), shape);
      return result.filledBy(
          () -> {
            Parts.copy(result, 0, array, Slice.to(at), axis, at);
            Parts.put(result, axis, at, at + count, values);
            Parts.copy(result, at + count, array, Slice.from(at), axis, extent - at);
          });
    }
  }

  /** Inserts one of the values before each index; at the same index, in the order given. */
  private StridedArray insertEach(
      StridedArray array, long[] indices, StridedArray values, int axis) {
    long extent = array.extents()[axis];
    long[] places = new long[indices.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = checkedIndex("insert", indices[i], axis, extent, extent, array);
    }
    int[] order =
        IntStream.range(0, places.length)
            .boxed()
            .sorted((i, j) -> Long.compare(places[i], places[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] inserted = Parts.with(array.extents(), axis, indices.length);
    long[] shape = Parts.with(array.extents(), axis, extent + indices.length);
    // As in an assignment, axes of extent 1 too many in front are not counted.
    long[] own = values.extents();
    int extra = 0;
    while (own.length - extra > shape.length && own[extra] == 1) {
      extra++;
    }
    try (var attachment = context().interpreter().attach();
        StridedArray fitting = values.squeeze(IntStream.range(0, extra).toArray());
        StridedArray each = fitting.broadcastTo(inserted)) {
      StridedArray result = context().empty(attachment.state(), array.type(), shape);
      return result.filledBy(
          () -> {
            long from = 0;
            long to = 0;
            for (int i : order) {
              long run = places[i] - from;
              Parts.copy(result, to, array, Slice.range(from, places[i]), axis, run);
              to += run;
              from = places[i];
              Parts.copy(result, to++, each, Slice.range(i, i + 1L), axis, 1);
            }
            Parts.copy(result, to, array, Slice.from(from), axis, extent - from);
          });
    }
  }

  private static long checkedIndex(
      String operation, long index, int axis, long extent, long last, StridedArray array) {
    long resolved = index < 0 ? index + extent : index;
    if (resolved < 0 || resolved > last) {
      throw new IndexOutOfBoundsException(
          "%s: index %d is out of range for axis %d with extent %d of %s"
              .formatted(operation, index, axis, extent, array.described()));
    }
    return resolved;
  }

  static NDArray trimZeros(Numeric np, NDArray a, boolean front, boolean back) {
    StridedArray own = Numeric.context(np).own("trimZeros", a);
    int ndim = own.extents().length;
    Slice[] box = new Slice[ndim];
    Arrays.fill(box, Slice.range(0, 0));
    try (NDArray places = np.argwhere(own)) {
      if (places.shape(0) > 0 && ndim > 0) {
        try (NDArray first = np.min(places, Over.axis(0));
            NDArray last = np.max(places, Over.axis(0))) {
          for (int axis = 0; axis < ndim; axis++) {
            Long begin = front ? (Long) first.getLong(axis) : null;
            Long end = back ? (Long) (last.getLong(axis) + 1) : null;
            box[axis] = new Slice(begin, end, 1);
          }
        }
      }
      return own.slice(box);
    }
  }
}
