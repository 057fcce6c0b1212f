package dev.baton.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a simulation. All but {@link #turn} is touched only by whoever has the baton: the
 * one thread that runs, or the caller of {@link Simulation#run()} while none does.
 */
final class SimulatedThread {
  /** What a thread is doing; see {@link Machine} for what leads from one to the other. */
  enum State {
    /** It could run and waits for a core. */
    READY,
    /** It has a core and runs its body, in no virtual time. */
    RUNNING,
    /** It has a core until its event, then it runs. */
    WORKING,
    /** It waits to be unparked, or for its event if it has one. */
    PARKED,
    /** It waits for its event. */
    SLEEPING,
    /** Its wait is over; at its event it is ready. */
    WAKING,
    /** Its body is over. */
    ENDED
  }

  final String name;
  final int number;
  final Thread thread;

  /** Source of this thread's tie-breakers: its own, so that they depend on no other thread. */
  private final RandomGenerator ties;

  State state = State.READY;
  boolean started;

  /** When the thread's event is, if it has one. */
  long eventNanos;

  /** Decides among events of the same time. */
  long tieBreaker;

  /** Where the event queue has put this; -1 if it has not. */
  int place = -1;

  /** Work that is left, in nanoseconds, after the part whose end is the thread's event. */
  long workLeft;

  /** When others may take its core; while it has one. */
  long sliceEnd;

  /** LockSupport's permit. */
  boolean permit;

  /** The thread's next resumption interrupts it. */
  boolean interruptPending;

  /** What it is parked on. */
  @Nullable Object blocker;

  /** Set to give this thread the baton. */
  private volatile boolean turn;

  /** Who waits for this thread's end. */
  final List<SimulatedThread> joiners = new ArrayList<>(0);

  SimulatedThread(String name, int number, RandomGenerator ties, Consumer<SimulatedThread> life) {
    this.name = name;
    this.number = number;
    this.ties = ties;
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> life.accept(this));
  }

  void drawTieBreaker() {
    tieBreaker = ties.nextLong();
  }

  /** Draws a time below a bound. */
  long drawNanos(long bound) {
    return ties.nextLong(bound);
  }

  boolean isBefore(SimulatedThread other) {
    if (eventNanos != other.eventNanos) {
      return eventNanos < other.eventNanos;
    }
    if (tieBreaker != other.tieBreaker) {
      return tieBreaker < other.tieBreaker;
    }
    return number < other.number;
  }

  /** Gives this thread the baton. */
  void resume() {
    if (started) {
      turn = true;
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
  }

  /** Waits, in real time, for the baton; called by the thread itself. */
  void awaitTurn() {
    boolean interrupted = false;
    while (!turn) {
      LockSupport.park(blocker);
      // It shall not keep the thread from waiting.
      interrupted |= Thread.interrupted();
    }
    turn = false;
    interruptPending |= interrupted;
    assertInterrupt();
  }

  /** Interrupts this thread if that is pending; called by the thread itself. */
  void assertInterrupt() {
    if (interruptPending) {
      interruptPending = false;
      thread.interrupt();
    }
  }

  @Override
  public String toString() {
    return switch (state) {
      case PARKED -> name + " is parked on " + blocker;
      case SLEEPING -> name + " sleeps";
      case READY -> name + " waits for a core";
      case WAKING -> name + " wakes up";
      case WORKING -> name + " works";
      case RUNNING -> name + " runs";
      case ENDED -> name + " has ended";
    };
  }
}
