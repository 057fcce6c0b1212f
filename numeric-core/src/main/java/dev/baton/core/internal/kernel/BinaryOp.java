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
  DIVIDE(BatonLibrary.BATON_DIVIDE()),
  /** The larger; NaN where one is. */
  MAXIMUM(BatonLibrary.BATON_MAXIMUM()),
  /** The smaller; NaN where one is. */
  MINIMUM(BatonLibrary.BATON_MINIMUM()),
  /** The larger; the other where one is NaN. */
  FMAX(BatonLibrary.BATON_FMAX()),
  /** The smaller; the other where one is NaN. */
  FMIN(BatonLibrary.BATON_FMIN()),
  /** Whether both are not 0. */
  LOGICAL_AND(BatonLibrary.BATON_LOGICAL_AND()),
  /** Whether one is not 0. */
  LOGICAL_OR(BatonLibrary.BATON_LOGICAL_OR()),
  /** Whether just one is not 0. */
  LOGICAL_XOR(BatonLibrary.BATON_LOGICAL_XOR()),
  /** {@code a & b}. */
  BITWISE_AND(BatonLibrary.BATON_BITWISE_AND()),
  /** {@code a | b}. */
  BITWISE_OR(BatonLibrary.BATON_BITWISE_OR()),
  /** {@code a ^ b}. */
  BITWISE_XOR(BatonLibrary.BATON_BITWISE_XOR()),
  /** The greatest common divisor. */
  GCD(BatonLibrary.BATON_GCD()),
  /** The least common multiple. */
  LCM(BatonLibrary.BATON_LCM()),
  /** The length of (a, b). */
  HYPOT(BatonLibrary.BATON_HYPOT()),
  /** {@code log(exp(a) + exp(b))}. */
  LOGADDEXP(BatonLibrary.BATON_LOGADDEXP()),
  /** {@code log2(2^a + 2^b)}. */
  LOGADDEXP2(BatonLibrary.BATON_LOGADDEXP2());

  final int code;

  BinaryOp(int code) {
    this.code = code;
  }
}
