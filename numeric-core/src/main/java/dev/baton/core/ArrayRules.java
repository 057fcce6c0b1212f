package dev.baton.core;

import static dev.baton.core.Rules.never;

import dev.baton.core.ReleaseRule.Effect;
import java.util.List;

/** What an array is, and how long it lives. */
final class ArrayRules {
  private ArrayRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          never(
              "what an array is",
              "read in Java",
              "NDArray.interpreter",
              "NDArray.dtype",
              "NDArray.ndim",
              "NDArray.shape",
              "NDArray.strides",
              "NDArray.size",
              "NDArray.sizeBytes",
              "NDArray.isContiguous",
              "NDArray.isFContiguous",
              "NDArray.isWriteable",
              "NDArray.isShared",
              "NDArray.isClosed",
              "NDArray.referenceCount"),
          never(
              "memory and scopes",
              "no kernel: references are counted",
              "NDArray.close",
              "Numeric.scope",
              "Numeric.memory",
              "Scope.keep",
              "Scope.close"),
          never(
              "memory in common",
              "addresses are compared",
              "Numeric.mayShareMemory",
              "Numeric.sharesMemory"),
          never("share", "no kernel: a view", "Numeric.share"),
          new ReleaseRule(
              "share of another interpreter's array",
              List.of("Numeric.share"),
              Effect.ALWAYS,
              null,
              "",
              "it waits for the other interpreter's lock"),
          never(
              "access to functions",
              "made in Java; seeding a generator is interpreter code",
              "Numeric.of",
              "Numeric.interpreter",
              "Numeric.fft",
              "FourierTransforms.of",
              "FourierTransforms.provider",
              "FourierTransforms.nufft",
              "NonuniformTransforms.tolerance",
              "NonuniformTransforms.isign",
              "NonuniformTransforms.modeOrder"));
}
