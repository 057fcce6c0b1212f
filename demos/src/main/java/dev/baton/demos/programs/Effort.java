package dev.baton.demos.programs;

import java.time.Duration;

/** How much time the lab may take. */
public enum Effort {
  /** A minute and a half for the whole lab, on two cores of 2.8 GHz. */
  QUICK(1, 4, Duration.ofMillis(60), Duration.ofMillis(1_600)),
  /** Five minutes there. */
  DEFAULT(2, 9, Duration.ofMillis(200), Duration.ofSeconds(7)),
  /** As long as it takes to be sure. */
  FULL(12, 25, Duration.ofSeconds(3), Duration.ofMinutes(5));

  private final int scale;
  private final int rounds;
  private final Duration warmUp;
  private final Duration budget;

  Effort(int scale, int rounds, Duration warmUp, Duration budget) {
    this.scale = scale;
    this.rounds = rounds;
    this.warmUp = warmUp;
    this.budget = budget;
  }

  /**
   * Scales a program's work.
   *
   * @return how many times the work of {@link #QUICK}
   */
  public int scale() {
    return scale;
  }

  /**
   * Returns how often each configuration is measured, time permitting.
   *
   * @return measured repetitions
   */
  public int rounds() {
    return rounds;
  }

  /**
   * Bounds the warm-up of one configuration; the first one that runs the same code may take some
   * times as long.
   *
   * @return the longest warm-up
   */
  public Duration warmUp() {
    return warmUp;
  }

  /**
   * Bounds one program, all its configurations together. Past it, no further round is begun.
   *
   * @return the time for one program
   */
  public Duration budget() {
    return budget;
  }
}
