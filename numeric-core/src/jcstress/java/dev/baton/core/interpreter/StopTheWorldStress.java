package dev.baton.core.interpreter;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A thread attaches while another one stops the world: while the world stands still nobody runs
 * interpreter code, and everything that was written under the lock is seen.
 */
public final class StopTheWorldStress {
  private static final Duration SHORT = Duration.ofNanos(1_000);
  private static final int RUNS = 500;
  private static final int PAUSES = 5;
  private static final int STOPS = 100;
  private static final int LOOKS = 20;

  private StopTheWorldStress() {}

  /** What a thread does while it is attached. */
  abstract static class World {
    private static final VarHandle INSIDE;

    static {
      try {
        INSIDE = MethodHandles.lookup().findVarHandle(World.class, "inside", int.class);
      } catch (ReflectiveOperationException impossible) {
        throw new ExceptionInInitializerError(impossible);
      }
    }

    private final Meeting meeting = new Meeting();
    private final Interpreter interpreter;

    /** Written and read opaquely, so that no fence of this test's own helps the lock. */
    @SuppressWarnings("unused")
    private int inside;

    private int first;
    private int second;

    World(LockPolicy policy) {
      interpreter = Interpreter.builder().lock(policy).build();
    }

    void run() {
      meeting.await();
      for (int i = 0; i < RUNS; i++) {
        try (var _ = interpreter.attach()) {
          INSIDE.setOpaque(this, 1);
          first++;
          for (int pause = 0; pause < PAUSES; pause++) {
            Thread.onSpinWait();
          }
          second++;
          INSIDE.setOpaque(this, 0);
        }
      }
    }

    void stop(II_Result result) {
      meeting.await();
      for (int i = 0; i < STOPS; i++) {
        try (var _ = interpreter.stopTheWorld()) {
          for (int look = 0; look < LOOKS; look++) {
            result.r1 |= (int) INSIDE.getOpaque(this);
          }
          result.r2 |= first == second ? 0 : 1;
        }
      }
    }
  }

  /** With CPython's lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "before or after")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class CPython extends World {
    /** Makes a fresh interpreter. */
    public CPython() {
      super(LockPolicy.cpython(SHORT));
    }

    /** Attaches. */
    @Actor
    public void runner() {
      run();
    }

    /** Stops the world. */
    @Actor
    public void stopper(II_Result result) {
      stop(result);
    }
  }

  /** With the fair lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "before or after")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class Fair extends World {
    /** Makes a fresh interpreter. */
    public Fair() {
      super(LockPolicy.fair(SHORT));
    }

    /** Attaches. */
    @Actor
    public void runner() {
      run();
    }

    /** Stops the world. */
    @Actor
    public void stopper(II_Result result) {
      stop(result);
    }
  }

  /** Without a lock. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "before or after")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class None extends World {
    /** Makes a fresh interpreter. */
    public None() {
      super(LockPolicy.none());
    }

    /** Attaches. */
    @Actor
    public void runner() {
      run();
    }

    /** Stops the world. */
    @Actor
    public void stopper(II_Result result) {
      stop(result);
    }
  }

  /** Must be found: no handshake makes the marks of running threads visible. */
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "before or after")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class PlantedNoHandshake extends World {
    /** Makes a fresh interpreter. */
    public PlantedNoHandshake() {
      super(BrokenLock.withoutHandshake());
    }

    /** Attaches. */
    @Actor
    public void runner() {
      run();
    }

    /** Stops the world. */
    @Actor
    public void stopper(II_Result result) {
      stop(result);
    }
  }
}
