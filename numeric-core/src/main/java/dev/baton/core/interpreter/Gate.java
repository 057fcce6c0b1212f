package dev.baton.core.interpreter;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a thread and interpreter code besides the lock: a stopped world, which opens
 * again, and a closed interpreter, which does not.
 *
 * <p>State: {@code closed} and {@code owner}, the thread that stopped the world, which alone
 * passes. {@code shut} is true while either is set. Fast paths do not read it: every thread that the
 * gate is shut to has a request to stop for the world, and reads the gate when it finds one.
 * Threads held up park in {@link #pass} and are unparked by {@link #open} and {@link #close}; the
 * owner parks in {@link #stop} until nobody else runs, and is unparked by every drop while the gate
 * is shut.
 */
final class Gate {
  private final Scheduler scheduler;
  private final Mutex stopping;
  private final Queue<Thread> heldUp = new ConcurrentLinkedQueue<>(); // in order, to replay
  private volatile boolean shut;
  private volatile boolean closed;
  private volatile @Nullable Thread owner;

  Gate(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.stopping = new Mutex(scheduler);
  }

  boolean isOpen() {
    return !shut;
  }

  boolean isClosed() {
    return closed;
  }

  boolean isOpenTo(ThreadState state) {
    return !shut || (!closed && owner == state.thread());
  }

  /** Waits while the world is stopped by another thread; the caller does not hold the lock. */
  void pass(ThreadState state) {
    Thread thread = state.thread();
    heldUp.add(thread);
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (!isOpenTo(state)) {
        if (closed) {
          state.request(ThreadState.STOP_THE_WORLD); // For its next try.
          throw new InterpreterClosedException(
              "%s cannot attach: %s is closed".formatted(state, state.interpreter()));
        }
        wait.park();
      }
    } finally {
      heldUp.remove(thread);
    }
  }

  /** Stops the world for the calling thread, whose state is {@code self} if it is attached. */
  void stop(InterpreterLock lock, @Nullable ThreadState self) {
    if (self == null) {
      stopping.lock();
    } else {
      self.lockDetached(
          stopping); // Another thread may be stopping the world and wait for us to stop.
    }
    if (stopping.holdCount() > 1) {
      return;
    }
    if (closed) {
      stopping.unlock();
      throw new InterpreterClosedException(
          "thread %s cannot stop the world: %s is closed"
              .formatted(Thread.currentThread().getName(), lock.interpreter));
    }
    owner = Thread.currentThread();
    shut = true;
    requestStop(lock.interpreter);
    lock.gateShut();
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (lock.runsOtherThan(self)) {
        wait.parkNanos(1_000_000);
        // Asked again: a thread may have cleared a request that was left from an earlier stop.
        requestStop(lock.interpreter);
      }
    }
  }

  /** Announces the shut gate to every thread but the one that it is open to. */
  private void requestStop(Interpreter interpreter) {
    for (ThreadState state : interpreter.threadStates()) {
      if (!isOpenTo(state)) {
        state.request(ThreadState.STOP_THE_WORLD);
      }
    }
  }

  /** Ends the stop begun by the calling thread. */
  void open() {
    if (stopping.holdCount() == 0) {
      throw new IllegalMonitorStateException(
          Thread.currentThread().getName() + " cannot start a world that it has not stopped");
    }
    if (stopping.holdCount() == 1) {
      owner = null;
      shut = closed;
      wakeHeldUp();
    }
    stopping.unlock();
  }

  /** Shuts the gate for good; the caller has stopped the world. */
  void close(Interpreter interpreter) {
    shut = true;
    closed = true;
    requestStop(interpreter);
    wakeHeldUp();
  }

  void wakeOwner() {
    Thread thread = owner;
    if (thread != null) {
      scheduler.unpark(thread);
    }
  }

  private void wakeHeldUp() {
    heldUp.forEach(scheduler::unpark);
  }

  @Override
  public String toString() {
    Thread stopper = owner;
    return "a world stopped" + (stopper == null ? "" : " by thread " + stopper.getName());
  }
}
