package dev.baton.core;

import static dev.baton.core.Rules.kernel;
import static dev.baton.core.interpreter.NativeWork.REDUCTION;

import java.util.List;

/** Reductions along axes. */
final class ReductionRules {
  private ReductionRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "sum",
              REDUCTION,
              "elements of the operand",
              "a reduction",
              "Numeric.sum",
              "NDArray.sum",
              "Reduction.apply"));
}
