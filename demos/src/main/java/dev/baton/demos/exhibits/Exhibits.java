package dev.baton.demos.exhibits;

import java.util.List;
import java.util.Optional;

/** The exhibits there are, in the order in which they are shown. */
public final class Exhibits {
  private static final List<Exhibit> ALL =
      List.of(
          new ReferenceCounts(),
          new LostUpdates(),
          new LockGranularity(),
          new Latencies(),
          new PolicyPrices(),
          new WhatIf(),
          new Scaling(),
          new BreakEvenCurves(),
          new Spectrum(),
          new Oversubscription());

  private Exhibits() {}

  /**
   * Returns every exhibit.
   *
   * @return all of them
   */
  public static List<Exhibit> all() {
    return ALL;
  }

  /**
   * Finds an exhibit.
   *
   * @param name its name
   * @return the exhibit, if there is one of this name
   */
  public static Optional<Exhibit> named(String name) {
    return ALL.stream().filter(exhibit -> exhibit.name().equals(name)).findFirst();
  }
}
