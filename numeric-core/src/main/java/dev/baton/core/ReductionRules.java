package dev.baton.core;

import static dev.baton.core.Rules.kernel;
import static dev.baton.core.interpreter.NativeWork.REDUCTION;

import java.util.List;

/** Reductions along axes. */
final class ReductionRules {
  private static final String OPERAND = "elements of the operand";

  private ReductionRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "sums, products, extremes, any and all",
              REDUCTION,
              OPERAND,
              "a reduction",
              "Numeric.sum",
              "Numeric.prod",
              "Numeric.max",
              "Numeric.min",
              "Numeric.amax",
              "Numeric.amin",
              "Numeric.any",
              "Numeric.all",
              "NDArray.sum",
              "NDArray.trace",
              "Numeric.trace",
              "LinearAlgebra.trace",
              "NDArray.prod",
              "NDArray.max",
              "NDArray.min",
              "NDArray.any",
              "NDArray.all",
              "Reduction.apply",
              "BinaryUfunc.reduce",
              "BinaryUfunc.reduceAt"),
          kernel(
              "argmax, argmin",
              REDUCTION,
              OPERAND,
              "a reduction to places",
              "Numeric.argmax",
              "Numeric.argmin",
              "NDArray.argmax",
              "NDArray.argmin",
              "ArgReduction.apply"),
          kernel(
              "accumulations",
              REDUCTION,
              OPERAND,
              "a reduction that keeps its steps",
              "Numeric.cumsum",
              "Numeric.cumprod",
              "Numeric.cumulativeSum",
              "Numeric.cumulativeProd",
              "NDArray.cumsum",
              "NDArray.cumprod",
              "Accumulation.apply",
              "Accumulation.cumulative",
              "BinaryUfunc.accumulate"));
}
