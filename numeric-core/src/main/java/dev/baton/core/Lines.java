package dev.baton.core;

import dev.baton.core.array.Casting;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.Over;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The elements that each make one of a result, line by line: a copy of an operand whose last axis
 * takes the place of those reduced. What medians and quantiles sort.
 */
final class Lines implements AutoCloseable {
  private final String name;
  private final ArrayContext context;
  private final StridedArray array;
  private final long[] keptShape;

  private Lines(String name, ArrayContext context, StridedArray array, long[] keptShape) {
    this.name = name;
    this.context = context;
    this.array = array;
    this.keptShape = keptShape;
  }

  /** Copies an operand of the context; the calling thread is attached. */
  static Lines of(String name, ArrayContext context, StridedArray a, Over over) {
    over.without(
        name, Over.Option.DTYPE, Over.Option.INITIAL, Over.Option.WHERE, Over.Option.CORRECTION);
    long[] shape = a.extents();
    boolean[] reduced = Shape.checkedAxes(name, over.axesOf(shape.length), shape.length);
    int[] order = new int[shape.length];
    long[] extents = new long[shape.length + 1];
    long[] kept = new long[shape.length];
    int others = 0;
    int keptNdim = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      if (!reduced[axis]) {
        extents[others] = shape[axis];
        order[others++] = axis;
        kept[keptNdim++] = shape[axis];
      } else if (over.keepsDims()) {
        kept[keptNdim++] = 1;
      }
    }
    int last = others;
    for (int axis = 0; axis < shape.length; axis++) {
      if (reduced[axis]) {
        order[last++] = axis;
      }
    }
    extents[others] = over.countOf(shape);
    try (NDArray turned = a.transpose(order);
        NDArray dense = turned.copy()) {
      StridedArray lines = (StridedArray) dense.reshape(Arrays.copyOf(extents, others + 1));
      return new Lines(name, context, lines, Arrays.copyOf(kept, keptNdim));
    }
  }

  /** The lines, contiguous: (the other axes, n). */
  StridedArray array() {
    return array;
  }

  /** The axis along which lines are. */
  int axis() {
    return array.extents().length - 1;
  }

  /** How many elements a line has. */
  long length() {
    return array.extents()[axis()];
  }

  /** The elements of one place in all lines, as a view. */
  StridedArray at(long place) {
    return Parts.along(array, axis(), Slice.at(place));
  }

  /** Extents of a result, with the axes that are kept; before them those of what is asked for. */
  long[] shape(long... before) {
    long[] shape = Arrays.copyOf(before, before.length + keptShape.length);
    System.arraycopy(keptShape, 0, shape, before.length, keptShape.length);
    return shape;
  }

  /** Extents of a result without kept axes. */
  long[] bareShape(long... before) {
    long[] extents = array.extents();
    long[] shape = Arrays.copyOf(before, before.length + extents.length - 1);
    System.arraycopy(extents, 0, shape, before.length, extents.length - 1);
    return shape;
  }

  /** Gives a result its extents, or puts it into the array given for it; takes the result over. */
  NDArray place(NDArray result, @Nullable NDArray out, long... before) {
    try (result) {
      NDArray shaped = result.reshape(shape(before));
      if (out == null) {
        return shaped;
      }
      try (shaped) {
        StridedArray given = context.own(name, out);
        DType dtype = shaped.dtype();
        Outputs.check(name, given, dtype, shaped.shape());
        if (!DType.canCast(dtype, given.type(), Casting.SAME_KIND)) {
          throw new UnsupportedOperationException(
              "%s: out is %s and cannot hold a %s result".formatted(name, given.type(), dtype));
        }
        given.assign(shaped);
        return given;
      }
    }
  }

  @Override
  public void close() {
    array.close();
  }
}
