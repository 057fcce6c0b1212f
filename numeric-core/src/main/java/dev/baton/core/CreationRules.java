package dev.baton.core;

import static dev.baton.core.Rules.RESULT;
import static dev.baton.core.Rules.kernel;
import static dev.baton.core.Rules.never;
import static dev.baton.core.interpreter.NativeWork.COPY;

import java.util.List;

/** Arrays made from nothing, and from what Java has. */
final class CreationRules {
  private CreationRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "zeros, ones, full, arange, linspace",
              COPY,
              RESULT,
              "a fill",
              "Numeric.zeros",
              "Numeric.ones",
              "Numeric.full",
              "Numeric.arange",
              "Numeric.linspace"),
          never("arrays of Java values", "copied from the Java heap, no kernel", "Numeric.array"),
          never("empty", "no kernel: memory is reserved, not touched", "Numeric.empty"));
}
