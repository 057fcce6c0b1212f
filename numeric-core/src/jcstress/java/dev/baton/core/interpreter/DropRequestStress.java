package dev.baton.core.interpreter;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A thread that only reaches checkpoints beside one that wants the lock: the request is not lost,
 * and the checkpoint that obeys it does not return before the other one has had the lock.
 */
public final class DropRequestStress {
  private static final Duration SHORT = Duration.ofNanos(1_000);

  private DropRequestStress() {}

  /** A lock that one thread does not drop until it is asked to. */
  abstract static class Slices {
    /** Only a lock that has lost a request ever waits for so long. */
    private static final long LOST_NANOS = Duration.ofSeconds(30).toNanos();

    private final Meeting meeting = new Meeting();
    private final Interpreter interpreter;
    private volatile boolean taken;

    Slices(LockPolicy policy) {
      interpreter = Interpreter.builder().lock(policy).build();
    }

    void runUntilTaken(II_Result result) {
      meeting.await();
      try (var attachment = interpreter.attach()) {
        ThreadState state = attachment.state();
        long start = System.nanoTime();
        while (!taken) {
          boolean asked = state.isDropRequested();
          state.checkpoint();
          if (asked && !taken) {
            result.r1 = 1;
          }
          if (System.nanoTime() - start > LOST_NANOS) {
            result.r2 = 1;
            return;
          }
        }
      }
    }

    void takeOnce() {
      meeting.await();
      try (var _ = interpreter.attach()) {
        taken = true;
      }
    }
  }

  /** With CPython's lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "one slice, and then the other thread's")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class CPython extends Slices {
    /** Makes a fresh interpreter. */
    public CPython() {
      super(LockPolicy.cpython(SHORT));
    }

    /** Runs on until it is asked for the lock. */
    @Actor
    public void holder(II_Result result) {
      runUntilTaken(result);
    }

    /** Wants the lock. */
    @Actor
    public void waiter() {
      takeOnce();
    }
  }

  /** With the fair lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "one slice, and then the other thread's")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class Fair extends Slices {
    /** Makes a fresh interpreter. */
    public Fair() {
      super(LockPolicy.fair(SHORT));
    }

    /** Runs on until it is asked for the lock. */
    @Actor
    public void holder(II_Result result) {
      runUntilTaken(result);
    }

    /** Wants the lock. */
    @Actor
    public void waiter() {
      takeOnce();
    }
  }

  /** With the I/O-first lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "one slice, and then the other thread's")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class IoFirst extends Slices {
    /** Makes a fresh interpreter. */
    public IoFirst() {
      super(LockPolicy.ioFirst(SHORT));
    }

    /** Runs on until it is asked for the lock. */
    @Actor
    public void holder(II_Result result) {
      runUntilTaken(result);
    }

    /** Wants the lock. */
    @Actor
    public void waiter() {
      takeOnce();
    }
  }

  /** Must be found: a requested drop does not wait for the switch. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "one slice, and then the other thread's")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class PlantedNoForcedSwitch extends Slices {
    /** Makes a fresh interpreter. */
    public PlantedNoForcedSwitch() {
      super(BrokenLock.withoutForcedSwitch());
    }

    /** Runs on until it is asked for the lock. */
    @Actor
    public void holder(II_Result result) {
      runUntilTaken(result);
    }

    /** Wants the lock. */
    @Actor
    public void waiter() {
      takeOnce();
    }
  }
}
