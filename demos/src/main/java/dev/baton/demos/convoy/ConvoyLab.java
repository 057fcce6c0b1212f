package dev.baton.demos.convoy;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.demos.programs.Effort;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the convoy under CPython's policy and under I/O-first.
 *
 * <p>{@link #run()} is called once. {@link #convoys()} may be read by any thread at any time.
 */
public final class ConvoyLab {
  /** CPython's default. */
  private static final Duration INTERVAL = Duration.ofMillis(5);

  private final Duration duration;
  private final List<Convoy> convoys = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * Makes a lab.
   *
   * @param duration how long each convoy runs
   */
  public ConvoyLab(Duration duration) {
    this.duration = duration;
  }

  /**
   * Says how long each convoy runs in the lab.
   *
   * @param effort how long the lab may take
   * @return at most a second
   */
  public static Duration duration(Effort effort) {
    return effort == Effort.QUICK ? Duration.ofMillis(500) : Duration.ofSeconds(1);
  }

  /** Runs both, one after the other. What fails is reported as failed. */
  public void run() {
    for (LockPolicy policy : List.of(LockPolicy.cpython(INTERVAL), LockPolicy.ioFirst(INTERVAL))) {
      try {
        Convoy convoy = ConvoyRun.run(policy, duration);
        synchronized (this) {
          convoys.add(convoy);
        }
      } catch (IOException | RuntimeException e) {
        synchronized (this) {
          failures.add("The convoy under %s failed: %s.".formatted(policy, e.getMessage()));
        }
      }
    }
  }

  /**
   * Returns what has been run so far.
   *
   * @return the convoys, and what failed
   */
  public synchronized Convoys convoys() {
    return new Convoys(convoys, failures);
  }
}
