package dev.baton.core;

import static dev.baton.core.Rules.RESULT;
import static dev.baton.core.Rules.kernel;
import static dev.baton.core.interpreter.NativeWork.RANDOM;

import java.util.List;

/** Random numbers. */
final class RandomRules {
  private RandomRules() {}

  static final List<ReleaseRule> ALL =
      List.of(
          kernel(
              "random numbers",
              RANDOM,
              RESULT,
              "a fill under the generator's own lock",
              "Generator.uniform"));
}
