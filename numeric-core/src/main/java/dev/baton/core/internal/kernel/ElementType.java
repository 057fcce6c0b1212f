package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;

/** libbaton's element types. */
public enum ElementType {
  /** Binary64. */
  FLOAT64(BatonLibrary.BATON_FLOAT64()),
  /** Two binary64. */
  COMPLEX128(BatonLibrary.BATON_COMPLEX128());

  final int code;

  ElementType(int code) {
    this.code = code;
  }
}
