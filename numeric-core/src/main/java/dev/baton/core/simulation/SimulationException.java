package dev.baton.core.simulation;

/** A simulation cannot go on, or its program went wrong. */
public sealed class SimulationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SimulationException(String message) {
    super(message);
  }

  SimulationException(String message, Throwable cause) {
    super(message, cause);
  }

  /** No thread can ever go on: all that are left are parked, and no time-out will wake them. */
  public static final class Deadlock extends SimulationException {
    private static final long serialVersionUID = 1L;

    Deadlock(String message) {
      super(message);
    }
  }

  /** Threads were still at it when the virtual time that had been allowed was over. */
  public static final class Endless extends SimulationException {
    private static final long serialVersionUID = 1L;

    Endless(String message) {
      super(message);
    }
  }

  /**
   * A thread kept its turn for too long in real time: it waits for something outside the
   * simulation, or loops without working. The cause has that thread's stack.
   */
  public static final class Stall extends SimulationException {
    private static final long serialVersionUID = 1L;

    Stall(String message, Throwable stack) {
      super(message, stack);
    }
  }

  /** A thread's body threw something, which is the cause. */
  public static final class ThreadFailure extends SimulationException {
    private static final long serialVersionUID = 1L;

    ThreadFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
