package dev.baton.core.interpreter;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * An interrupt, a pending call and an exception are announced to a thread while it serves what has
 * come before: each arrives exactly once.
 */
public final class RequestsStress {
  private RequestsStress() {}

  /** A thread's eval breaker. */
  abstract static class Breaker {
    private final Meeting meeting = new Meeting();
    private volatile boolean allSent;
    int interrupts;
    int calls;
    int exceptions;

    /** Makes this ready on the thread that serves. */
    abstract void begin();

    /** Sends one of each. */
    abstract void send();

    /** Serves what is there; what throws leaves the rest to the next time. */
    abstract void serve();

    abstract void end();

    void receiveAll(III_Result result) {
      begin();
      meeting.await();
      while (!allSent) {
        serve();
      }
      for (int i = 0; i < 4; i++) {
        serve();
      }
      end();
      result.r1 = interrupts;
      result.r2 = calls;
      result.r3 = exceptions;
    }

    void sendAll() {
      meeting.await();
      send();
      allSent = true;
    }
  }

  /** The real one. */
  abstract static class Checkpoint extends Breaker {
    private static final class Raised extends RuntimeException {
      private static final long serialVersionUID = 1;

      Raised() {
        super("raised", null, false, false);
      }
    }

    private final Interpreter interpreter;
    private Attachment attachment;
    private ThreadState receiver;

    Checkpoint(LockPolicy policy) {
      interpreter = Interpreter.builder().lock(policy).onInterrupt(() -> interrupts++).build();
    }

    @Override
    void begin() {
      attachment = interpreter.attach();
      receiver = attachment.state();
    }

    @Override
    void send() {
      interpreter.interrupt();
      interpreter.addPendingCall(() -> calls++);
      receiver.raise(new Raised());
    }

    @Override
    void serve() {
      try {
        receiver.checkpoint();
      } catch (Raised raised) {
        exceptions++;
      }
    }

    @Override
    void end() {
      attachment.close();
    }
  }

  /** Clears what it has served by a read and a write. */
  abstract static class TwoSteps extends Breaker {
    private final AtomicInteger requests = new AtomicInteger();

    @Override
    void begin() {}

    @Override
    void send() {
      for (int bit = 1; bit <= 4; bit *= 2) {
        int request = bit;
        requests.updateAndGet(bits -> bits | request);
      }
    }

    @Override
    void serve() {
      interrupts += withdraw(1);
      calls += withdraw(2);
      exceptions += withdraw(4);
    }

    private int withdraw(int bit) {
      int bits = requests.get();
      if ((bits & bit) == 0) {
        return 0;
      }
      requests.set(bits & ~bit);
      return 1;
    }

    @Override
    void end() {}
  }

  /** With CPython's lock. */
  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "each once")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class CPython extends Checkpoint {
    /** Makes a fresh interpreter. */
    public CPython() {
      super(LockPolicy.cpython());
    }

    /** Reaches checkpoints. */
    @Actor
    public void receiver(III_Result result) {
      receiveAll(result);
    }

    /** Asks. */
    @Actor
    public void sender() {
      sendAll();
    }
  }

  /** Without a lock. */
  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "each once")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class None extends Checkpoint {
    /** Makes a fresh interpreter. */
    public None() {
      super(LockPolicy.none());
    }

    /** Reaches checkpoints. */
    @Actor
    public void receiver(III_Result result) {
      receiveAll(result);
    }

    /** Asks. */
    @Actor
    public void sender() {
      sendAll();
    }
  }

  /** Must be found: what was served is cleared by a read and a write. */
  @JCStressTest
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "each once")
  @Outcome(expect = FORBIDDEN)
  @State
  public static class PlantedTwoSteps extends TwoSteps {
    /** Makes a fresh interpreter. */
    public PlantedTwoSteps() {}

    /** Reaches checkpoints. */
    @Actor
    public void receiver(III_Result result) {
      receiveAll(result);
    }

    /** Asks. */
    @Actor
    public void sender() {
      sendAll();
    }
  }
}
