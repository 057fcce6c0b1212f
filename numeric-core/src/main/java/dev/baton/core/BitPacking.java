package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Shape;
import dev.baton.core.internal.array.StridedArray;

/**
 * Truth values as bits of bytes. Eight of them, a byte each, are one integer of 64 bits, which is
 * packed by one multiplication and unpacked by one more. The bytes lie as every machine with
 * kernels has them: the lowest first.
 */
final class BitPacking {
  private static final long EVERY_BYTE = 0x0101_0101_0101_0101L;

  private BitPacking() {}

  /** Packs the last axis: (…, n) → (…, ⌈n / 8⌉). */
  static NDArray pack(Numeric np, StridedArray a, int axis, BitOrder order) {
    int along = Shape.checkedAxis("packbits", axis, a.extents().length);
    requireBits(a);
    long n = a.extents()[along];
    try (Scope scope = np.scope()) {
      NDArray lines = np.moveaxis(a, along, -1);
      int last = lines.ndim() - 1;
      long padded = Math.ceilDiv(n, 8) * 8;
      NDArray whole = np.empty(DType.BOOL, Parts.with(lines.shape(), last, padded));
      Parts.put((StridedArray) whole, last, 0, n, lines); // What is not 0 becomes true.
      Parts.along((StridedArray) whole, last, n, padded).fill(false);
      NDArray words = whole.view(DType.UINT64);
      np.multiply(words, word(np, order.gathering), words);
      np.rightShift(words, word(np, 56), words);
      return scope.keep(np.moveaxis(words, -1, along).astype(DType.UINT8));
    }
  }

  /** Unpacks the last axis: (…, n) → (…, 8·n), or as many as are asked for. */
  static NDArray unpack(Numeric np, StridedArray a, int axis, long count, BitOrder order) {
    int along = Shape.checkedAxis("unpackbits", axis, a.extents().length);
    if (a.type() != DType.UINT8) {
      throw new UnsupportedOperationException("unpackbits: takes uint8, not " + a.type());
    }
    if (count < 0) {
      throw new IllegalArgumentException("unpackbits: count must not be negative, got " + count);
    }
    try (Scope scope = np.scope()) {
      NDArray words = np.ascontiguousarray(np.moveaxis(a, along, -1)).astype(DType.UINT64);
      np.multiply(words, word(np, EVERY_BYTE), words);
      np.bitwiseAnd(words, word(np, order.masks), words);
      // One bit of each byte at most is set: it carries into the byte's highest.
      np.add(words, word(np, EVERY_BYTE * 0x7f), words);
      np.rightShift(words, word(np, 7), words);
      np.bitwiseAnd(words, word(np, EVERY_BYTE), words);
      NDArray result = np.empty(DType.UINT8, Parts.with(a.extents(), along, count));
      StridedArray lines = (StridedArray) np.moveaxis(result, along, -1);
      StridedArray bits = (StridedArray) words.view(DType.UINT8);
      int last = words.ndim() - 1;
      long there = Math.min(count, bits.extents()[last]);
      Parts.put(lines, last, 0, there, Parts.along(bits, last, 0, there));
      Parts.along(lines, last, there, count).fill(0);
      return scope.keep(result);
    }
  }

  private static void requireBits(StridedArray a) {
    if (a.type() != DType.BOOL && !a.type().isInteger()) {
      throw new UnsupportedOperationException(
          "packbits: takes bools and integers, not " + a.type());
    }
  }

  private static NDArray word(Numeric np, long bits) {
    return np.array(new long[] {bits}).view(DType.UINT64);
  }
}
