package dev.baton.core;

import dev.baton.core.ReleaseRule.Effect;
import dev.baton.core.interpreter.NativeWork;
import java.util.List;

/** How the lists that {@link ReleaseRules} is made of are written. */
final class Rules {
  /** What most kernels count. */
  static final String RESULT = "elements of the result";

  private Rules() {}

  /** Operations that run a kernel, for which the release policy is asked. */
  static ReleaseRule kernel(
      String operation, NativeWork work, String size, String why, String... methods) {
    return new ReleaseRule(operation, List.of(methods), Effect.BY_POLICY, work, size, why);
  }

  /** Operations that keep the lock. */
  static ReleaseRule never(String operation, String why, String... methods) {
    return new ReleaseRule(operation, List.of(methods), Effect.NEVER, null, "", why);
  }
}
