package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;

/** The two-operand operations libbaton has, by NumPy's names. */
public enum BinaryOp {
  /** {@code a + b}. */
  ADD(BatonLibrary.BATON_ADD()),
  /** {@code a - b}. */
  SUBTRACT(BatonLibrary.BATON_SUBTRACT()),
  /** {@code a * b}. */
  MULTIPLY(BatonLibrary.BATON_MULTIPLY()),
  /** {@code a / b}. */
  DIVIDE(BatonLibrary.BATON_DIVIDE());

  final int code;

  BinaryOp(int code) {
    this.code = code;
  }
}
