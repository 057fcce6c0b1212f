package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;

/** The reductions libbaton has, by NumPy's names. */
public enum ReduceOp {
  /** The sum, pairwise. */
  SUM(BatonLibrary.BATON_SUM());

  final int code;

  ReduceOp(int code) {
    this.code = code;
  }
}
