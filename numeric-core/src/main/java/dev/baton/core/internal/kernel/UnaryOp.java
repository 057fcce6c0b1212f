package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;

/** The one-operand operations libbaton has, by NumPy's names. */
public enum UnaryOp {
  /** {@code -a}. */
  NEGATIVE(BatonLibrary.BATON_NEGATIVE()),
  /** {@code |a|}, real. */
  ABSOLUTE(BatonLibrary.BATON_ABSOLUTE()),
  /** e to the a. */
  EXP(BatonLibrary.BATON_EXP()),
  /** Sine. */
  SIN(BatonLibrary.BATON_SIN()),
  /** Cosine. */
  COS(BatonLibrary.BATON_COS()),
  /** Complex conjugate. */
  CONJUGATE(BatonLibrary.BATON_CONJUGATE());

  final int code;

  UnaryOp(int code) {
    this.code = code;
  }
}
