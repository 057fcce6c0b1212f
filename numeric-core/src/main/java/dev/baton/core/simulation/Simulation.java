package dev.baton.core.simulation;

import dev.baton.core.interpreter.Scheduler;
import dev.baton.core.simulation.SimulatedThread.State;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A simulated computer, with a clock and cores of its own, on which threads run that use an
 * interpreter built with it as its {@linkplain
 * dev.baton.core.interpreter.InterpreterBuilder#scheduler(Scheduler) scheduler}. The lock's code is
 * the same as in real time; a second of it takes milliseconds, and the same seed gives the same
 * run.
 *
 * {@snippet file="dev/baton/core/simulation/SimulationSnippets.java" region="convoy"}
 *
 * <p>Code takes no virtual time. What shall take time says so: {@link #work} occupies a core,
 * {@link #sleep} waits without one. A loop that does neither and never waits for the lock stands
 * still, and is reported.
 *
 * <p>Threads are declared with {@link #thread} and run inside {@link #run()}. They must wait
 * through the simulation alone; one that waits for anything else is reported. No other thread may
 * wait in virtual time, but while the simulation does not run any thread may read and unpark.
 */
public final class Simulation implements Scheduler, AutoCloseable {
  private final Machine machine;
  private final Relay relay;
  private final int cores;
  private final long spinNanos;
  private final long callNanos;

  /** What a simulated thread does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Does it.
     *
     * @throws Exception if it fails; the simulation then fails with this as its cause
     */
    void run() throws Exception;
  }

  private Simulation(Builder builder) {
    this.machine =
        new Machine(builder.cores, builder.wakeUpNanos, builder.sliceNanos, builder.observer);
    this.relay = new Relay(machine, builder.seed, builder.stallNanos);
    this.cores = builder.cores;
    this.spinNanos = builder.spinNanos;
    this.callNanos = builder.callNanos;
  }

  /**
   * Starts the description of a simulation.
   *
   * @return a builder: two cores, seed 0, no wake-up latency, time slices of 1 ms
   */
  public static Builder builder() {
    return new Builder();
  }

  // ---- running
  // --------------------------------------------------------------------------------------------

  /**
   * Declares a thread. It starts at the present virtual time, in a random order among those
   * declared at the same time. Before {@link #run()}, or from a simulated thread.
   *
   * @param name its name, for messages and events
   * @param body what it does
   * @return the thread; only its identity is of use
   */
  public Thread thread(String name, Body body) {
    relay.requireBaton("declare a thread");
    return relay.declare(name, body).thread;
  }

  /**
   * Runs until every thread has ended, for at most an hour of virtual time.
   *
   * @throws SimulationException.ThreadFailure if a body threw something
   * @throws SimulationException.Deadlock if threads are left that nothing will wake
   * @throws SimulationException.Stall if a thread waits for something outside the simulation
   * @throws SimulationException.Endless if threads are left after that hour
   */
  public void run() {
    if (!run(Duration.ofHours(1))) {
      throw new SimulationException.Endless(
          "not ended at %s: %s".formatted(Duration.ofNanos(machine.now()), relay.unfinished()));
    }
  }

  /**
   * Runs until every thread has ended or a time has passed. The simulation can go on from there. An
   * interrupt of the calling thread ends this early and is kept.
   *
   * @param duration how long at most, in virtual time; the clock then stands at its end
   * @return true if every thread has ended
   * @throws SimulationException.ThreadFailure if a body threw something
   * @throws SimulationException.Deadlock if threads are left that nothing will wake
   * @throws SimulationException.Stall if a thread waits for something outside the simulation
   */
  public boolean run(Duration duration) {
    relay.requireBaton("run the simulation");
    return relay.run(machine.after(nanos(duration)));
  }

  // ---- what threads do
  // ------------------------------------------------------------------------------------

  /**
   * Occupies a core for some time, in slices if others wait for one. An interrupt does not end it.
   *
   * @param duration how long; zero lets other threads go first for which something happens now
   */
  public void work(Duration duration) {
    work(nanos(duration));
  }

  /**
   * Occupies a core for some time, as {@link #work(Duration)} does.
   *
   * @param nanos how long
   */
  public void work(long nanos) {
    SimulatedThread self = relay.self("work");
    machine.work(self, nonNegative(nanos));
    relay.passOn(self);
  }

  /**
   * Waits for some time without a core: I/O. An interrupt does not end it.
   *
   * @param duration how long; the thread then needs its wake-up latency and a core
   */
  public void sleep(Duration duration) {
    sleep(nanos(duration));
  }

  /**
   * Waits for some time without a core, as {@link #sleep(Duration)} does.
   *
   * @param nanos how long
   */
  public void sleep(long nanos) {
    SimulatedThread self = relay.self("sleep");
    machine.sleep(self, machine.after(nonNegative(nanos)));
    relay.passOn(self);
  }

  /**
   * Waits until another thread has ended.
   *
   * @param thread a thread of this simulation
   */
  public void join(Thread thread) {
    SimulatedThread self = relay.self("join");
    SimulatedThread other = relay.simulated(thread);
    if (other.state != State.ENDED) {
      other.joiners.add(self);
    }
    while (other.state != State.ENDED) {
      waitUntil(self, other, Long.MAX_VALUE);
    }
  }

  /**
   * Interrupts a thread of this simulation: ends its park, and has {@link Thread#interrupted()}
   * true on it from when it next runs. {@link Thread#interrupt()} by another thread would not end
   * its park.
   *
   * @param thread a thread of this simulation
   */
  public void interrupt(Thread thread) {
    relay.requireBaton("interrupt " + thread.getName());
    SimulatedThread target = relay.simulated(thread);
    if (thread == Thread.currentThread()) {
      thread.interrupt();
    } else if (target.state != State.ENDED) {
      target.interruptPending = true;
      if (target.state == State.PARKED) {
        machine.wake(target);
      }
    }
  }

  // ---- the scheduler
  // --------------------------------------------------------------------------------------

  @Override
  public long nanoTime() {
    spendCallTime();
    return machine.now();
  }

  /** Takes the random time that a call of the scheduler needs, if calls need any. */
  private void spendCallTime() {
    SimulatedThread self = callNanos > 0 ? relay.selfIfSimulated() : null;
    if (self != null) {
      machine.work(self, self.drawNanos(callNanos));
      relay.passOn(self);
    }
  }

  @Override
  public void park(Object blocker) {
    park(blocker, Long.MAX_VALUE);
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    if (nanos > 0) {
      park(blocker, machine.after(nanos));
    }
  }

  private void park(Object blocker, long deadline) {
    SimulatedThread self = relay.self("park");
    if (self.permit) {
      self.permit = false;
    } else {
      waitUntil(self, blocker, deadline);
    }
  }

  private void waitUntil(SimulatedThread self, Object blocker, long deadline) {
    if (!Thread.currentThread().isInterrupted()) {
      self.blocker = blocker;
      machine.park(self, deadline);
      relay.passOn(self);
      self.blocker = null;
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A thread that is not of this simulation never waits in it, so that nothing is done for it.
   */
  @Override
  public void unpark(Thread thread) {
    if (relay.isOver()) {
      return;
    }
    relay.requireBaton("unpark " + thread.getName());
    spendCallTime();
    SimulatedThread target = relay.find(thread);
    if (target != null && target.state == State.PARKED) {
      machine.wake(target);
    } else if (target != null) {
      target.permit = true;
    }
  }

  /** Works for the time that one turn of a spinning loop takes. */
  @Override
  public void onSpinWait() {
    work(spinNanos);
  }

  @Override
  public int processors() {
    return cores;
  }

  // ---- what can be read
  // -----------------------------------------------------------------------------------

  /**
   * Returns a number made of all events so far, with their times: equal for equal runs, and hardly
   * ever for different ones.
   *
   * @return a hash of the run
   */
  public long fingerprint() {
    return machine.fingerprint();
  }

  // ---- the end
  // --------------------------------------------------------------------------------------------

  /**
   * Ends the threads that are left: each throws an error out of what it waits in, and runs its
   * {@code finally} blocks. What they did to an interpreter is of no use after that.
   */
  @Override
  public void close() {
    relay.close();
  }

  private static long nanos(Duration duration) {
    try {
      return nonNegative(duration.toNanos());
    } catch (ArithmeticException tooLong) {
      return duration.isNegative() ? nonNegative(Long.MIN_VALUE) : Long.MAX_VALUE;
    }
  }

  private static long nonNegative(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a time must not be negative: " + nanos + " ns");
    }
    return nanos;
  }

  /** Describes a simulation to be built. */
  public static final class Builder {
    private int cores = 2;
    private long seed;
    private long wakeUpNanos;
    private long sliceNanos = 1_000_000;
    private long spinNanos = 100;
    private long callNanos;
    private long stallNanos = 10_000_000_000L;
    private @Nullable Consumer<? super SimulationEvent> observer;

    private Builder() {}

    /**
     * Chooses how many threads run side by side.
     *
     * @param cores at least 1
     * @return this builder
     */
    public Builder cores(int cores) {
      if (cores < 1) {
        throw new IllegalArgumentException("a simulation needs a core, not " + cores);
      }
      this.cores = cores;
      return this;
    }

    /**
     * Chooses the run among all that are possible: the order of what happens at the same time.
     *
     * @param seed any number
     * @return this builder
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Chooses how long a thread needs, from the end of a wait of any kind, until it may run. A
     * woken waiter loses the race for a lock against a thread that runs already.
     *
     * @param latency zero or more
     * @return this builder
     */
    public Builder wakeUpLatency(Duration latency) {
      this.wakeUpNanos = nanos(latency);
      return this;
    }

    /**
     * Chooses after which time a working thread makes room for one that waits for a core.
     *
     * @param slice more than zero
     * @return this builder
     */
    public Builder timeSlice(Duration slice) {
      this.sliceNanos = positive(slice);
      return this;
    }

    /**
     * Chooses how long one {@link Scheduler#onSpinWait()} takes.
     *
     * @param duration more than zero
     * @return this builder
     */
    public Builder spinTime(Duration duration) {
      this.spinNanos = positive(duration);
      return this;
    }

    /**
     * Has each {@link Scheduler#nanoTime()} and {@link Scheduler#unpark} of a simulated thread take
     * a random time, so that others come in the midst of what the lock does. Without this, what a
     * thread does between two waits happens at once.
     *
     * @param bound what each call takes less than; zero, as it is at first, for nothing
     * @return this builder
     */
    public Builder callTime(Duration bound) {
      this.callNanos = nanos(bound);
      return this;
    }

    /**
     * Chooses how long, in real time, virtual time may stand still before that is reported.
     *
     * @param limit more than zero
     * @return this builder
     */
    public Builder stallLimit(Duration limit) {
      this.stallNanos = positive(limit);
      return this;
    }

    /**
     * Has something told of every event, on the thread that runs.
     *
     * @param observer must not wait; what it throws fails the simulation
     * @return this builder
     */
    public Builder observer(Consumer<? super SimulationEvent> observer) {
      this.observer = observer;
      return this;
    }

    /**
     * Builds the simulation, at time 0 and without threads.
     *
     * @return a new simulation
     */
    public Simulation build() {
      return new Simulation(this);
    }

    private static long positive(Duration duration) {
      long nanos = nanos(duration);
      if (nanos == 0) {
        throw new IllegalArgumentException("a time must be more than zero");
      }
      return nanos;
    }
  }
}
