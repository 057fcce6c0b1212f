package dev.baton.core.simulation;

import dev.baton.core.simulation.SimulatedThread.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that exactly one thread of a simulation runs at a time: the one that has the baton.
 */
final class Relay {
  /*
   * Each simulated thread is a virtual thread. The one that runs passes the baton on when its own
   * time is over: when it works, sleeps, parks or ends. It asks the machine who is next and, unless
   * that is itself, resumes that thread and waits for its next turn. When nobody is next, for
   * whatever reason, the baton goes back to the caller of run(), who meanwhile only watches that
   * virtual time passes, and who finds out why.
   *
   * So the machine and the simulated threads are guarded by the baton; each pass is a store and a
   * load of a volatile field. It costs an unpark of a virtual thread, half a microsecond; a thread
   * that is next itself goes straight on.
   *
   * A stalled thread still has the baton and may do anything but pass it on: from then on, as after
   * close, the simulation's methods throw Closed, which unwinds the thread.
   */

  /** Unwinds a thread of a simulation that is over. */
  private static final class Closed extends Error {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("the simulation is closed", null, false, false);
    }
  }

  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final Machine machine;
  private final long stallNanos;
  private final RandomGenerator seeds;
  private final List<SimulatedThread> threads = new ArrayList<>();
  private final Map<Thread, SimulatedThread> byThread = new HashMap<>();
  private int alive;
  private long limit;
  private @Nullable SimulationException failure;

  /** The simulated thread that runs; null while none does. */
  private volatile @Nullable SimulatedThread baton;

  /** Who waits for the baton to come back. */
  private volatile @Nullable Thread caller;

  /** The caller was interrupted; nobody shall be next. */
  private volatile boolean pausing;

  /** The simulation has stalled or is closed. */
  private volatile boolean over;

  Relay(Machine machine, long seed, long stallNanos) {
    this.machine = machine;
    this.seeds = RANDOM.create(seed);
    this.stallNanos = stallNanos;
  }

  SimulatedThread declare(String name, Simulation.Body body) {
    SimulatedThread thread =
        new SimulatedThread(
            name, threads.size(), RANDOM.create(seeds.nextLong()), self -> live(self, body));
    threads.add(thread);
    byThread.put(thread.thread, thread);
    alive++;
    machine.start(thread);
    return thread;
  }

  // ---- the caller
  // -----------------------------------------------------------------------------------------

  /** Runs up to a moment, and says whether every thread has ended. */
  boolean run(long until) {
    if (baton != null) {
      throw new IllegalStateException("a simulated thread cannot run its simulation");
    }
    limit = until;
    pausing = false;
    caller = Thread.currentThread();
    SimulatedThread first = next();
    if (first != null) {
      baton = first;
      first.resume();
      watch();
    }
    SimulationException failed = failure;
    if (failed != null) {
      failure = null;
      throw failed;
    }
    if (alive > 0 && !machine.hasEvents()) {
      throw new SimulationException.Deadlock(
          "deadlock at %s: %s".formatted(Duration.ofNanos(machine.now()), unfinished()));
    }
    return alive == 0;
  }

  /** Waits for the baton to come back, as long as virtual time passes. */
  private void watch() {
    long seen = -1;
    long seenAt = System.nanoTime();
    for (SimulatedThread running = baton; running != null; running = baton) {
      long now = machine.now();
      if (now != seen) {
        seen = now;
        seenAt = System.nanoTime();
      } else if (System.nanoTime() - seenAt > stallNanos) {
        over = true;
        failure = stall(running);
        break;
      }
      if (awaitBaton()) {
        pausing = true;
      }
    }
    if (pausing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a moment, and says whether the caller was interrupted. */
  private boolean awaitBaton() {
    LockSupport.parkNanos(this, stallNanos / 4 + 1);
    return Thread.interrupted();
  }

  private SimulationException stall(SimulatedThread thread) {
    Throwable stack = new Throwable("the stack of thread " + thread.name);
    stack.setStackTrace(thread.thread.getStackTrace());
    return new SimulationException.Stall(
        ("virtual time has stood still at %s for %s of real time: thread %s waits for something "
                + "outside the simulation, or loops without work")
            .formatted(Duration.ofNanos(machine.now()), Duration.ofNanos(stallNanos), thread.name),
        stack);
  }

  /** Says of each thread that has not ended what it does. */
  String unfinished() {
    return threads.stream()
        .filter(thread -> thread.state != State.ENDED)
        .map(SimulatedThread::toString)
        .collect(Collectors.joining("; "));
  }

  /** Unwinds all threads, one after the other. */
  void close() {
    if (isSimulated()) {
      throw new IllegalStateException("a simulated thread cannot close its simulation");
    }
    over = true;
    caller = Thread.currentThread();
    boolean interrupted = false;
    SimulatedThread stalled = baton;
    if (stalled != null) {
      stalled.thread.interrupt();
      interrupted = awaitEnd();
    }
    for (SimulatedThread thread : threads) {
      if (thread.started && thread.state != State.ENDED && baton == null) {
        baton = thread;
        thread.resume();
        interrupted |= awaitEnd();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until the thread that has the baton has ended; not for ever, if it refuses to. */
  private boolean awaitEnd() {
    boolean interrupted = false;
    long start = System.nanoTime();
    while (baton != null && System.nanoTime() - start < stallNanos) {
      interrupted |= awaitBaton();
    }
    return interrupted;
  }

  // ---- the simulated threads
  // -----------------------------------------------------------------------------

  /** The whole life of a simulated thread. */
  private void live(SimulatedThread self, Simulation.Body body) {
    SimulatedThread next = null;
    try {
      self.assertInterrupt();
      body.run();
    } catch (Throwable e) {
      if (!over) {
        fail("thread " + self.name, e);
      }
    } finally {
      if (over) {
        self.state = State.ENDED;
      } else {
        alive--;
        machine.end(self);
        next = next();
      }
      pass(next);
    }
  }

  /** Ends the run with a failure, the first one that there was. */
  void fail(String who, Throwable cause) {
    if (failure == null) {
      String when = Duration.ofNanos(machine.now()).toString();
      failure =
          new SimulationException.ThreadFailure(
              "%s failed at %s: %s".formatted(who, when, cause), cause);
    }
  }

  private @Nullable SimulatedThread next() {
    SimulatedThread next = pausing || failure != null ? null : machine.next(limit);
    Throwable observerFailure = machine.observerFailure();
    if (observerFailure == null) {
      return next;
    }
    fail("the observer", observerFailure);
    over = true;
    return null;
  }

  private void pass(@Nullable SimulatedThread next) {
    baton = next;
    if (next != null) {
      next.resume();
    } else {
      LockSupport.unpark(caller);
    }
  }

  /** Passes the baton on and waits until it comes back; the machine knows when. */
  void passOn(SimulatedThread self) {
    SimulatedThread next = next();
    if (next != self) {
      pass(next);
      self.awaitTurn();
      if (over) {
        throw new Closed();
      }
    }
  }

  // ---- checks
  // ---------------------------------------------------------------------------------------------

  /** Returns the calling thread, which has the baton. */
  SimulatedThread self(String action) {
    SimulatedThread running = baton;
    if (running == null || running.thread != Thread.currentThread()) {
      throw new IllegalStateException(
          "thread %s cannot %s in virtual time: it is not a thread of this simulation"
              .formatted(Thread.currentThread().getName(), action));
    }
    if (over) {
      throw new Closed();
    }
    return running;
  }

  private boolean isSimulated() {
    SimulatedThread running = baton;
    return running != null && running.thread == Thread.currentThread();
  }

  /** Returns the calling thread if it has the baton, null for threads from outside. */
  @Nullable SimulatedThread selfIfSimulated() {
    return isSimulated() && !over ? baton : null;
  }

  boolean isOver() {
    return over;
  }

  /** Refuses threads from outside while the simulation runs, and everybody when it is over. */
  void requireBaton(String action) {
    if (over || (baton != null && !isSimulated())) {
      throw new IllegalStateException(
          "thread %s cannot %s: the simulation %s"
              .formatted(
                  Thread.currentThread().getName(),
                  action,
                  over ? "is over" : "runs, and it is not one of its threads"));
    }
  }

  @Nullable SimulatedThread find(Thread thread) {
    return byThread.get(thread);
  }

  /** Returns a thread of this simulation. */
  SimulatedThread simulated(Thread thread) {
    SimulatedThread simulated = find(thread);
    if (simulated == null) {
      throw new IllegalArgumentException(
          "thread %s is not a thread of this simulation".formatted(thread.getName()));
    }
    return simulated;
  }
}
