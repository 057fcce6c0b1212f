package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;

/** libbaton's element types, in the order of their codes, which is also {@code DType}'s. */
public enum ElementType {
  /** One byte, 0 or 1. */
  BOOL(BatonLibrary.BATON_BOOL(), 1),
  /** A signed byte. */
  INT8(BatonLibrary.BATON_INT8(), 1),
  /** Two bytes, signed. */
  INT16(BatonLibrary.BATON_INT16(), 2),
  /** Four bytes, signed. */
  INT32(BatonLibrary.BATON_INT32(), 4),
  /** Eight bytes, signed. */
  INT64(BatonLibrary.BATON_INT64(), 8),
  /** An unsigned byte. */
  UINT8(BatonLibrary.BATON_UINT8(), 1),
  /** Two bytes, unsigned. */
  UINT16(BatonLibrary.BATON_UINT16(), 2),
  /** Four bytes, unsigned. */
  UINT32(BatonLibrary.BATON_UINT32(), 4),
  /** Eight bytes, unsigned. */
  UINT64(BatonLibrary.BATON_UINT64(), 8),
  /** Binary16; storage only. */
  FLOAT16(BatonLibrary.BATON_FLOAT16(), 2),
  /** The upper half of a binary32; storage only. */
  BFLOAT16(BatonLibrary.BATON_BFLOAT16(), 2),
  /** Binary32. */
  FLOAT32(BatonLibrary.BATON_FLOAT32(), 4),
  /** Binary64. */
  FLOAT64(BatonLibrary.BATON_FLOAT64(), 8),
  /** Two binary32. */
  COMPLEX64(BatonLibrary.BATON_COMPLEX64(), 8),
  /** Two binary64. */
  COMPLEX128(BatonLibrary.BATON_COMPLEX128(), 16);

  final int code;
  private final int itemsize;

  ElementType(int code, int itemsize) {
    this.code = code;
    this.itemsize = itemsize;
  }

  static ElementType ofCode(int code) {
    return values()[code];
  }

  /**
   * Returns the size of one element.
   *
   * @return bytes
   */
  public int itemsize() {
    return itemsize;
  }
}
