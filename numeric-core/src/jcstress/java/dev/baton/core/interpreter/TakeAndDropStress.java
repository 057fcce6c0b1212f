package dev.baton.core.interpreter;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two threads change plain fields under the lock: no update is lost, and what one has written
 * before its drop the other sees after its take.
 */
public final class TakeAndDropStress {
  private static final Duration SHORT = Duration.ofNanos(1_000);
  private static final int VISITS = 100;

  private TakeAndDropStress() {}

  /** Two counters that are equal whenever the lock is free, and how often they were not. */
  abstract static class Counters {
    private final Meeting meeting = new Meeting();
    private final Interpreter interpreter;
    private int first;
    private int second;
    private int differed;

    Counters(LockPolicy policy) {
      interpreter = Interpreter.builder().lock(policy).build();
    }

    void visit() {
      meeting.await();
      for (int i = 0; i < VISITS; i++) {
        try (var attachment = interpreter.attach()) {
          count();
          attachment.state().checkpoint();
          count();
        }
      }
    }

    private void count() {
      if (first != second) {
        differed++;
      }
      first++;
      second++;
    }

    void report(II_Result result) {
      result.r1 = 4 * VISITS - Math.min(first, second) > 0 ? 1 : 0;
      result.r2 = differed > 0 ? 1 : 0;
    }
  }

  /** With CPython's lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "every update")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class CPython extends Counters {
    /** Makes a fresh interpreter. */
    public CPython() {
      super(LockPolicy.cpython(SHORT));
    }

    /** Counts under the lock. */
    @Actor
    public void one() {
      visit();
    }

    /** Counts under the lock. */
    @Actor
    public void other() {
      visit();
    }

    /** Reads the counters. */
    @Arbiter
    public void count(II_Result result) {
      report(result);
    }
  }

  /** With the fair lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "every update")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class Fair extends Counters {
    /** Makes a fresh interpreter. */
    public Fair() {
      super(LockPolicy.fair(SHORT));
    }

    /** Counts under the lock. */
    @Actor
    public void one() {
      visit();
    }

    /** Counts under the lock. */
    @Actor
    public void other() {
      visit();
    }

    /** Reads the counters. */
    @Arbiter
    public void count(II_Result result) {
      report(result);
    }
  }

  /** With the I/O-first lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "every update")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class IoFirst extends Counters {
    /** Makes a fresh interpreter. */
    public IoFirst() {
      super(LockPolicy.ioFirst(SHORT));
    }

    /** Counts under the lock. */
    @Actor
    public void one() {
      visit();
    }

    /** Counts under the lock. */
    @Actor
    public void other() {
      visit();
    }

    /** Reads the counters. */
    @Arbiter
    public void count(II_Result result) {
      report(result);
    }
  }

  /** Must be found: take reads the holder and then writes it. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "every update")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class PlantedTwoSteps extends Counters {
    /** Makes a fresh interpreter. */
    public PlantedTwoSteps() {
      super(BrokenLock.takenInTwoSteps());
    }

    /** Counts under the lock. */
    @Actor
    public void one() {
      visit();
    }

    /** Counts under the lock. */
    @Actor
    public void other() {
      visit();
    }

    /** Reads the counters. */
    @Arbiter
    public void count(II_Result result) {
      report(result);
    }
  }
}
