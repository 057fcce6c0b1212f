package dev.baton.core;

import dev.baton.core.ReleaseRule.Effect;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists which operations on arrays drop the interpreter lock, from which size on, and why. Every
 * public operation is in this list, and what it says is what the ledger shows: both are tested.
 */
public final class ReleaseRules {
  private ReleaseRules() {}

  private static final List<ReleaseRule> ALL =
      Stream.of(
              UfuncRules.ALL,
              ReductionRules.ALL,
              StatisticsRules.ALL,
              CreationRules.ALL,
              CopyRules.ALL,
              JoiningRules.ALL,
              SortingRules.ALL,
              IndexingRules.ALL,
              ProductRules.ALL,
              FourierRules.ALL,
              RandomRules.ALL,
              ViewRules.ALL,
              PrintingRules.ALL,
              FileRules.ALL,
              ArrayRules.ALL)
          .flatMap(Collection::stream)
          .sorted(Comparator.comparing(rule -> rule.effect() != Effect.BY_POLICY))
          .toList();

  /**
   * Returns the list.
   *
   * @return the rules, kernels first; a method is in two of them where it depends on its operand
   */
  public static List<ReleaseRule> all() {
    return ALL;
  }
}
