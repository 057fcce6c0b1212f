package dev.baton.core;

import dev.baton.core.array.Broadcast;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.BinaryUfunc;
import java.util.Arrays;

/** Products that are made element by element, over broadcast operands. */
final class ElementProducts {
  private static final int SPACE = 3;

  private ElementProducts() {}

  static NDArray outer(ArrayContext context, NDArray a, NDArray b) {
    try (var _ = context.interpreter().attach();
        StridedArray left = context.own("outer", a).reshape(-1);
        StridedArray right = context.own("outer", b).reshape(-1)) {
      return BinaryUfunc.MULTIPLY.outer(left, right);
    }
  }

  static NDArray kron(ArrayContext context, NDArray a, NDArray b) {
    try (var _ = context.interpreter().attach()) {
      StridedArray left = context.own("kron", a);
      StridedArray right = context.own("kron", b);
      int ndim = Math.max(left.extents().length, right.extents().length);
      long[] result = new long[ndim];
      try (NDArray outerAxes = left.reshape(interleaved(left.extents(), ndim, 0, result));
          NDArray innerAxes = right.reshape(interleaved(right.extents(), ndim, 1, result));
          NDArray products = BinaryUfunc.MULTIPLY.apply(outerAxes, innerAxes)) {
        return products.reshape(result);
      }
    }
  }

  /** Extents at every second place, 1 between them; multiplies those of the result. */
  private static long[] interleaved(long[] shape, int ndim, int place, long[] result) {
    long[] extents = new long[2 * ndim];
    Arrays.fill(extents, 1);
    for (int axis = 0; axis < ndim; axis++) {
      int own = axis - (ndim - shape.length);
      long extent = own < 0 ? 1 : shape[own];
      extents[2 * axis + place] = extent;
      result[axis] = place == 0 ? extent : result[axis] * extent;
    }
    return extents;
  }

  static NDArray cross(ArrayContext context, NDArray a, NDArray b) {
    try (var attachment = context.interpreter().attach()) {
      StridedArray left = vectors(context, a);
      StridedArray right = vectors(context, b);
      long[] shape = Broadcast.shapes("cross", left.extents(), right.extents());
      StridedArray result =
          context.empty(
              attachment.state(), DType.promote(left.type(), right.type()), shape.clone());
      return result.filledBy(
          () -> {
            for (int i = 0; i < SPACE; i++) {
              component(left, right, result, i);
            }
          });
    }
  }

  private static StridedArray vectors(ArrayContext context, NDArray a) {
    StridedArray own = context.own("cross", a);
    int ndim = own.extents().length;
    if (ndim == 0 || own.extents()[ndim - 1] != SPACE) {
      throw new ShapeException(
          "cross: %s has no vectors of 3 elements along its last axis".formatted(own.described()));
    }
    return own;
  }

  private static void component(StridedArray a, StridedArray b, StridedArray result, int i) {
    int j = (i + 1) % SPACE;
    int k = (i + 2) % SPACE;
    try (StridedArray aj = component(a, j);
        StridedArray ak = component(a, k);
        StridedArray bj = component(b, j);
        StridedArray bk = component(b, k);
        StridedArray out = component(result, i);
        NDArray subtrahend = BinaryUfunc.MULTIPLY.apply(ak, bj)) {
      BinaryUfunc.MULTIPLY.apply(aj, bk, out);
      BinaryUfunc.SUBTRACT.apply(out, subtrahend, out);
    }
  }

  private static StridedArray component(StridedArray vectors, int i) {
    return Parts.along(vectors, vectors.extents().length - 1, Slice.at(i));
  }
}
