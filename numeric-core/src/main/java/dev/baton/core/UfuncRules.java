package dev.baton.core;

import static dev.baton.core.Rules.RESULT;
import static dev.baton.core.Rules.kernel;
import static dev.baton.core.interpreter.NativeWork.ELEMENTWISE;

import java.util.List;

/** Universal functions. */
final class UfuncRules {
  private UfuncRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "arithmetic",
              ELEMENTWISE,
              RESULT,
              "a ufunc",
              "Numeric.add",
              "Numeric.subtract",
              "Numeric.multiply",
              "Numeric.divide",
              "Numeric.negative",
              "Numeric.absolute",
              "Numeric.conjugate",
              "NDArray.add",
              "NDArray.subtract",
              "NDArray.multiply",
              "NDArray.divide",
              "NDArray.negate",
              "NDArray.abs",
              "NDArray.conjugate",
              "BinaryUfunc.apply",
              "UnaryUfunc.apply"),
          kernel(
              "exp, sin, cos",
              ELEMENTWISE,
              RESULT,
              "a ufunc",
              "Numeric.exp",
              "Numeric.sin",
              "Numeric.cos"));
}
