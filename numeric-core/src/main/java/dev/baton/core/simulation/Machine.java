package dev.baton.core.simulation;

import dev.baton.core.simulation.SimulatedThread.State;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The simulated computer: a clock, cores, and the queues of its operating system. It knows which
 * thread does what until when, and runs none.
 */
final class Machine {
  /*
   * The life of a thread
   *
   *   declared ─▶ WAKING ─(event)─▶ READY ─(core)─▶ RUNNING ─▶ ENDED
   *                                   ▲              │  ▲
   *               slice over, others  │              ▼  │ (event)
   *               are READY           └───────────  WORKING
   *
   *   RUNNING ─▶ PARKED ─(unparked, interrupted, event)─▶ WAKING
   *   RUNNING ─▶ SLEEPING ─(event)─▶ WAKING
   *
   * A thread has at most one event: the end of its work or slice, its time-out, or the end of its
   * waking. next() goes from event to event until a thread is to run. Threads that are READY get
   * free cores in the order in which they became so.
   *
   * Nothing here depends on the order in which several threads are declared ready at one moment:
   * each goes through its own event, whose place among those of the same time is drawn from the
   * thread's own random numbers. So a program may unpark threads in the order of a hash set, and
   * still replays exactly.
   */
  private final long wakeUpNanos;
  private final long sliceNanos;
  private final @Nullable Consumer<? super SimulationEvent> observer;
  private final EventQueue events = new EventQueue();
  private final ArrayDeque<SimulatedThread> ready = new ArrayDeque<>();
  private int freeCores;

  /** The clock. Written by whoever has the baton. */
  private volatile long now;

  private long fingerprint;

  /** What the observer threw last. */
  private @Nullable Throwable observerFailure;

  Machine(
      int cores,
      long wakeUpNanos,
      long sliceNanos,
      @Nullable Consumer<? super SimulationEvent> observer) {
    this.freeCores = cores;
    this.wakeUpNanos = wakeUpNanos;
    this.sliceNanos = sliceNanos;
    this.observer = observer;
  }

  long now() {
    return now;
  }

  long fingerprint() {
    return fingerprint;
  }

  @Nullable Throwable observerFailure() {
    return observerFailure;
  }

  boolean hasEvents() {
    return events.peek() != null || !ready.isEmpty();
  }

  /** The time after a duration, or as late as can be. */
  long after(long nanos) {
    long time = now + nanos;
    return time < 0 ? Long.MAX_VALUE : time;
  }

  /** Lets a thread become ready now. */
  void start(SimulatedThread thread) {
    schedule(thread, State.WAKING, now);
  }

  /** The running thread occupies its core for a time. */
  void work(SimulatedThread thread, long nanos) {
    report(thread, SimulationEvent.Kind.WORKS);
    thread.workLeft = nanos;
    workOn(thread);
  }

  /** The running thread waits to be woken, at the latest at {@code deadline}. */
  void park(SimulatedThread thread, long deadline) {
    report(thread, SimulationEvent.Kind.PARKS);
    freeCores++;
    thread.state = State.PARKED;
    if (deadline != Long.MAX_VALUE) {
      schedule(thread, State.PARKED, deadline);
    }
  }

  /** The running thread waits until {@code deadline}. */
  void sleep(SimulatedThread thread, long deadline) {
    report(thread, SimulationEvent.Kind.SLEEPS);
    freeCores++;
    schedule(thread, State.SLEEPING, deadline);
  }

  void end(SimulatedThread thread) {
    report(thread, SimulationEvent.Kind.ENDS);
    freeCores++;
    thread.state = State.ENDED;
    for (SimulatedThread joiner : thread.joiners) {
      if (joiner.blocker == thread && joiner.state == State.PARKED) {
        wake(joiner);
      }
    }
    thread.joiners.clear();
  }

  /** Ends the wait of a parked thread. */
  void wake(SimulatedThread thread) {
    events.remove(thread);
    schedule(thread, State.WAKING, after(wakeUpNanos));
  }

  /**
   * Goes on to the next moment, not after {@code limit}, at which a thread runs, and returns that
   * thread; null if there is none up to then.
   */
  @Nullable SimulatedThread next(long limit) {
    for (; ; ) {
      if (freeCores > 0 && !ready.isEmpty()) {
        SimulatedThread thread = ready.remove();
        freeCores--;
        thread.sliceEnd = after(sliceNanos);
        if (thread.workLeft == 0) {
          return run(thread);
        }
        workOn(thread);
        continue;
      }
      SimulatedThread thread = events.peek();
      if (thread == null) {
        return null;
      }
      if (thread.eventNanos > limit) {
        now = Math.max(now, limit);
        return null;
      }
      now = thread.eventNanos;
      events.remove(thread);
      if (thread.state == State.WORKING) {
        if (thread.workLeft == 0) {
          return run(thread);
        }
        endSlice(thread);
      } else if (thread.state == State.WAKING || wakeUpNanos == 0) {
        thread.state = State.READY;
        ready.add(thread);
      } else {
        wake(thread);
      }
    }
  }

  private SimulatedThread run(SimulatedThread thread) {
    thread.state = State.RUNNING;
    report(thread, SimulationEvent.Kind.RUNS);
    return thread;
  }

  private void endSlice(SimulatedThread thread) {
    if (ready.isEmpty()) {
      thread.sliceEnd = after(sliceNanos);
      workOn(thread);
    } else {
      report(thread, SimulationEvent.Kind.PREEMPTED);
      freeCores++;
      thread.state = State.READY;
      ready.add(thread);
    }
  }

  /** Works, on the core that the thread has, until its work or its slice is over. */
  private void workOn(SimulatedThread thread) {
    long part = Math.min(thread.workLeft, thread.sliceEnd - now);
    thread.workLeft -= part;
    schedule(thread, State.WORKING, after(part));
  }

  private void schedule(SimulatedThread thread, State state, long nanos) {
    thread.state = state;
    thread.eventNanos = nanos;
    thread.drawTieBreaker();
    events.add(thread);
  }

  private void report(SimulatedThread thread, SimulationEvent.Kind kind) {
    // The finalizer of SplitMix64, over a running sum.
    long mixed =
        fingerprint + 0x9E3779B97F4A7C15L + (now * 31 + thread.number) * 8 + kind.ordinal();
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    fingerprint = mixed ^ (mixed >>> 31);
    if (observer != null) {
      try {
        observer.accept(new SimulationEvent(now, thread.name, kind));
      } catch (Throwable e) {
        observerFailure = e;
      }
    }
  }
}
