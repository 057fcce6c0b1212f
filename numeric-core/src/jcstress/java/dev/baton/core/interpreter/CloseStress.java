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
 * A thread attaches, detaches and re-attaches while another one closes the interpreter: it runs
 * before the close, or is refused; never does it run in a closed interpreter.
 */
public final class CloseStress {
  private static final Duration SHORT = Duration.ofNanos(1_000);
  private static final int RAN = 1;
  private static final int REFUSED = 2;
  private static final int RAN_IN_CLOSED = 3;
  private static final int FAILED = 4;

  private CloseStress() {}

  /** An interpreter to be closed. */
  abstract static class Closing {
    private final Meeting meeting = new Meeting();
    private final Interpreter interpreter;

    Closing(LockPolicy policy) {
      interpreter = Interpreter.builder().lock(policy).build();
    }

    int visit() {
      meeting.await();
      try (var attachment = interpreter.attach()) {
        boolean closed = interpreter.isClosed();
        try (var _ = attachment.state().detach()) {
          Thread.onSpinWait();
        }
        return closed || interpreter.isClosed() ? RAN_IN_CLOSED : RAN;
      } catch (InterpreterClosedException refused) {
        return REFUSED;
      } catch (RuntimeException other) {
        return FAILED;
      }
    }

    int close() {
      meeting.await();
      try {
        interpreter.close();
        return RAN;
      } catch (RuntimeException other) {
        return FAILED;
      }
    }
  }

  /** With CPython's lock. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "before the close")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "refused")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class CPython extends Closing {
    /** Makes a fresh interpreter. */
    public CPython() {
      super(LockPolicy.cpython(SHORT));
    }

    /** Attaches twice. */
    @Actor
    public void visitor(II_Result result) {
      result.r1 = visit();
    }

    /** Closes. */
    @Actor
    public void closer(II_Result result) {
      result.r2 = close();
    }
  }

  /** With the fair lock. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "before the close")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "refused")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class Fair extends Closing {
    /** Makes a fresh interpreter. */
    public Fair() {
      super(LockPolicy.fair(SHORT));
    }

    /** Attaches twice. */
    @Actor
    public void visitor(II_Result result) {
      result.r1 = visit();
    }

    /** Closes. */
    @Actor
    public void closer(II_Result result) {
      result.r2 = close();
    }
  }

  /** With the I/O-first lock. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "before the close")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "refused")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class IoFirst extends Closing {
    /** Makes a fresh interpreter. */
    public IoFirst() {
      super(LockPolicy.ioFirst(SHORT));
    }

    /** Attaches twice. */
    @Actor
    public void visitor(II_Result result) {
      result.r1 = visit();
    }

    /** Closes. */
    @Actor
    public void closer(II_Result result) {
      result.r2 = close();
    }
  }

  /** Without a lock. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "before the close")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "refused")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class None extends Closing {
    /** Makes a fresh interpreter. */
    public None() {
      super(LockPolicy.none());
    }

    /** Attaches twice. */
    @Actor
    public void visitor(II_Result result) {
      result.r1 = visit();
    }

    /** Closes. */
    @Actor
    public void closer(II_Result result) {
      result.r2 = close();
    }
  }

  /** Must be found: the gate is read before the lock is taken. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "before the close")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "refused")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class PlantedGateReadTooEarly extends Closing {
    /** Makes a fresh interpreter. */
    public PlantedGateReadTooEarly() {
      super(BrokenLock.gateReadTooEarly());
    }

    /** Attaches twice. */
    @Actor
    public void visitor(II_Result result) {
      result.r1 = visit();
    }

    /** Closes. */
    @Actor
    public void closer(II_Result result) {
      result.r2 = close();
    }
  }
}
