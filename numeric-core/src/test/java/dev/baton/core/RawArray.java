package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;

/** An array of any dtype as its bytes in C order, as {@code golden_indexing.py} writes it. */
@SuppressWarnings("ArrayRecordComponent") // Shapes are compared by their elements.
record RawArray(DType dtype, long[] shape, String hex) {
  /** Parses {@code dtype|shape|hex}. */
  static RawArray of(String field) {
    String[] parts = field.split("\\|", -1);
    return new RawArray(DType.named(parts[0]), GoldenFile.shape(parts[1]), parts[2]);
  }

  /** Reads an array of the library, in any layout. */
  static RawArray of(NDArray a) {
    try (NDArray dense = a.copy()) {
      byte[] bytes = dense.segment().toArray(ValueLayout.JAVA_BYTE);
      return new RawArray(a.dtype(), a.shape(), HexFormat.of().formatHex(bytes));
    }
  }

  /** Makes it an array of the library, contiguous. */
  NDArray dense(Numeric np) {
    NDArray a = np.empty(dtype, shape);
    MemorySegment.copy(
        MemorySegment.ofArray(HexFormat.of().parseHex(hex)), 0, a.segment(), 0, a.sizeBytes());
    return a;
  }

  /** Makes it a view of every other element, transposed and backwards. */
  NDArray awkward(Numeric np) {
    int ndim = shape.length;
    long[] around = new long[ndim];
    for (int axis = 0; axis < ndim; axis++) {
      around[ndim - 1 - axis] = axis == 0 ? 2 * shape[axis] + 1 : shape[axis];
    }
    Slice[] slices = new Slice[ndim];
    Arrays.fill(slices, Slice.ALL);
    if (ndim > 0) {
      slices[ndim - 1] = Slice.range(1, around[ndim - 1], 2);
      slices[0] = ndim > 1 ? Slice.REVERSED : slices[0];
    }
    NDArray view = np.empty(dtype, around).slice(slices).transpose();
    try (NDArray dense = dense(np)) {
      view.assign(dense);
    }
    return view;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawArray raw
        && dtype == raw.dtype
        && Arrays.equals(shape, raw.shape)
        && hex.equals(raw.hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return dtype + Arrays.toString(shape) + ":" + hex;
  }
}
