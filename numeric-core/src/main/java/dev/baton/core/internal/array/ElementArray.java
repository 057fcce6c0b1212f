package dev.baton.core.internal.array;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.kernel.BorrowedMemory;
import dev.baton.core.internal.kernel.SegmentAccess;
import dev.baton.core.internal.kernel.Storage;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** An array whose elements are read and written from Java, one by one and all at once. */
abstract sealed class ElementArray extends StridedArray permits OperatorArray {
  /** What {@link #segment()} gives, from its first call on; written with one value only. */
  @SuppressWarnings("unused") // Keeps reachable what the window knows weakly.
  private @Nullable SegmentAccess access;

  ElementArray(
      ArrayContext context,
      Storage storage,
      long address,
      DType dtype,
      long[] shape,
      long[] strides,
      Rights rights) {
    super(context, storage, address, dtype, shape, strides, rights);
  }

  ElementArray(ArrayContext context, WindowArray lender) {
    super(context, lender);
  }

  @Override
  public final boolean getBoolean(long... index) {
    try (var _ = attached("getBoolean")) {
      return Elements.isTrue(type(), addressOf("getBoolean", index));
    }
  }

  @Override
  public final long getLong(long... index) {
    requireInteger("getLong");
    try (var _ = attached("getLong")) {
      return Elements.getLong("getLong", type(), addressOf("getLong", index));
    }
  }

  @Override
  public final double getDouble(long... index) {
    requireReal("getDouble");
    try (var _ = attached("getDouble")) {
      return Elements.getDouble(type(), addressOf("getDouble", index));
    }
  }

  @Override
  public final Complex getComplex(long... index) {
    try (var _ = attached("getComplex")) {
      return Elements.getComplex(type(), addressOf("getComplex", index));
    }
  }

  @Override
  public final Object item(long... index) {
    if (index.length == 0) {
      requireSingle("item");
    }
    try (var _ = attached("item")) {
      return Elements.item(type(), index.length == 0 ? address() : addressOf("item", index));
    }
  }

  @Override
  public final void set(boolean value, long... index) {
    set(Scalar.of(value), index);
  }

  @Override
  public final void set(long value, long... index) {
    set(Scalar.of(value), index);
  }

  @Override
  public final void set(double value, long... index) {
    set(Scalar.of(value), index);
  }

  @Override
  public final void set(Complex value, long... index) {
    set(Scalar.of(value), index);
  }

  private void set(Scalar value, long[] index) {
    try (var _ = attached("set")) {
      requireWriteable("set");
      value.write("set", type(), addressOf("set", index));
    }
  }

  @Override
  public final boolean toBoolean() {
    requireSingle("toBoolean");
    try (var _ = attached("toBoolean")) {
      return Elements.isTrue(type(), address());
    }
  }

  @Override
  public final long toLong() {
    requireInteger("toLong");
    requireSingle("toLong");
    try (var _ = attached("toLong")) {
      return Elements.getLong("toLong", type(), address());
    }
  }

  @Override
  public final double toDouble() {
    requireReal("toDouble");
    requireSingle("toDouble");
    try (var _ = attached("toDouble")) {
      return Elements.getDouble(type(), address());
    }
  }

  @Override
  public final Complex toComplex() {
    requireSingle("toComplex");
    try (var _ = attached("toComplex")) {
      return Elements.getComplex(type(), address());
    }
  }

  @Override
  public final boolean[] toBooleanArray() {
    try (var _ = attached("toBooleanArray")) {
      return Exports.booleans(this);
    }
  }

  @Override
  public final byte[] toByteArray() {
    try (var _ = attached("toByteArray")) {
      return Exports.bytes(this);
    }
  }

  @Override
  public final short[] toShortArray() {
    try (var _ = attached("toShortArray")) {
      return Exports.shorts(this);
    }
  }

  @Override
  public final int[] toIntArray() {
    try (var _ = attached("toIntArray")) {
      return Exports.ints(this);
    }
  }

  @Override
  public final long[] toLongArray() {
    try (var _ = attached("toLongArray")) {
      return Exports.longs(this);
    }
  }

  @Override
  public final float[] toFloatArray() {
    try (var _ = attached("toFloatArray")) {
      return Exports.floats(this);
    }
  }

  @Override
  public final double[] toDoubleArray() {
    requireReal("toDoubleArray");
    try (var _ = attached("toDoubleArray")) {
      return Exports.doubles(this);
    }
  }

  @Override
  public final DoubleStream doubleStream() {
    return Arrays.stream(toDoubleArray());
  }

  @Override
  public final LongStream longStream() {
    return Arrays.stream(toLongArray());
  }

  @Override
  public final Complex[] toComplexArray() {
    try (var _ = attached("toComplexArray")) {
      return Exports.complexes(this);
    }
  }

  @Override
  public final MemorySegment segment() {
    try (var _ = attached("segment")) {
      if (!contiguous()) {
        throw new UnsupportedOperationException(
            "segment: %s is not contiguous: copy() it first".formatted(described()));
      }
      if (storage().foreign() instanceof BorrowedMemory borrowed) {
        MemorySegment own = borrowed.segment();
        MemorySegment shown =
            own.asSlice(address() - own.address(), elements() * type().itemsize());
        return rights() == Rights.WRITEABLE ? shown : shown.asReadOnly();
      }
      SegmentAccess found =
          window()
              .access(
                  address(), elements() * type().itemsize(), rights() != Rights.WRITEABLE, this);
      if (found == null) {
        throw closed("segment");
      }
      access = found;
      return found.segment();
    }
  }

  private long addressOf(String operation, long[] index) {
    if (index.length != extents().length) {
      throw new ShapeException(
          "%s: %d indices for %s".formatted(operation, index.length, described()));
    }
    long offset = 0;
    for (int axis = 0; axis < index.length; axis++) {
      long extent = extents()[axis];
      long at = index[axis] < 0 ? index[axis] + extent : index[axis];
      if (at < 0 || at >= extent) {
        throw new IndexOutOfBoundsException(
            "%s: index %d is out of range for axis %d with extent %d of %s"
                .formatted(operation, index[axis], axis, extent, described()));
      }
      offset += at * steps()[axis];
    }
    return address() + offset * type().itemsize();
  }

  private void requireReal(String operation) {
    if (type().isComplex()) {
      throw new UnsupportedOperationException(
          "%s: %s is complex: use getComplex, toComplex, real() or imag()"
              .formatted(operation, described()));
    }
  }

  private void requireInteger(String operation) {
    if (type().isComplex() || type().isFloating()) {
      throw new UnsupportedOperationException(
          "%s: %s has no integers: use %s"
              .formatted(operation, described(), type().isComplex() ? "getComplex" : "getDouble"));
    }
  }

  private void requireSingle(String operation) {
    if (elements() != 1) {
      throw new ShapeException(
          "%s: %s has %d elements, not one".formatted(operation, described(), elements()));
    }
  }
}
