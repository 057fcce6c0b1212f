package dev.baton.core.interpreter;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a thread and interpreter code besides the lock: a stopped world, which opens
 * again, and a closed interpreter, which does not.
 *
 * <p>State: {@code closed} and {@code owner}, the thread that stopped the world, which alone
 * passes. {@code shut} is true while either is set. Fast paths do not read it: every thread that
 * the gate is shut to has a request to stop for the world, and reads the gate when it finds one.
 * Threads held up park in {@link #pass} and are unparked by {@link #open} and {@link #close}; the
 * owner parks in {@link #stop} until nobody else runs, and is unparked by every drop while the gate
 * is shut.
 */
final class Gate {
  private final Interpreter interpreter;
  private final Scheduler scheduler;
  private final LateThreads lateThreads;
  private final Mutex stopping;
  private final Queue<Thread> heldUp = new ConcurrentLinkedQueue<>(); // in order, to replay
  private volatile boolean shut;
  private volatile boolean closed;
  private volatile @Nullable Thread owner;

  /** The thread that closed the interpreter. Written before closed. */
  private @Nullable Thread closer;

  private final AtomicInteger parkedForGood = new AtomicInteger();

  Gate(Interpreter interpreter, LateThreads lateThreads) {
    this.interpreter = interpreter;
    this.scheduler = interpreter.scheduler();
    this.lateThreads = lateThreads;
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

  /** Returns who has stopped the world; null while nobody has. */
  @Nullable Thread owner() {
    return owner;
  }

  /** Waits while the world is stopped by another thread; the caller does not hold the lock. */
  void pass(ThreadState state) {
    state.waits(owner);
    Thread thread = state.thread();
    heldUp.add(thread);
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (!isOpenTo(state)) {
        if (closed) {
          state.request(ThreadState.STOP_THE_WORLD); // For its next try.
          break;
        }
        wait.park();
      }
    } finally {
      heldUp.remove(thread);
    }
    if (closed) {
      state.waitsNoMore();
      throw turnAway();
    }
  }

  /**
   * Does with the calling thread what is done with late ones. Returns what it shall throw, if it
   * returns at all; the thread keeps nothing that another could wait for.
   */
  InterpreterClosedException turnAway() {
    if (lateThreads == LateThreads.PARK && Thread.currentThread() != closer) {
      parkedForGood.incrementAndGet();
      try (var wait = new UninterruptibleWait(scheduler, lateThreads)) {
        while (closed) { // For ever.
          wait.park();
        }
      }
    }
    return closed("attach");
  }

  /** Says that the calling thread cannot do something because the interpreter is closed. */
  InterpreterClosedException closed(String action) {
    return new InterpreterClosedException(
        "thread %s cannot %s: %s is closed"
            .formatted(Thread.currentThread().getName(), action, interpreter));
  }

  int parkedThreadCount() {
    return parkedForGood.get();
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
      throw closed("stop the world");
    }
    owner = Thread.currentThread();
    shut = true;
    requestStop();
    lock.gateShut();
    try (var wait = new UninterruptibleWait(scheduler, this)) {
      while (lock.runsOtherThan(self)) {
        wait.parkNanos(1_000_000);
        // Asked again: a thread may have cleared a request that was left from an earlier stop.
        requestStop();
      }
    }
  }

  /** Announces the shut gate to every thread but the one that it is open to. */
  private void requestStop() {
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

  /** Says whether the calling thread keeps the world stopped. */
  boolean isStoppedByCaller() {
    return owner == Thread.currentThread();
  }

  /** Shuts the gate for good; the caller has stopped the world. */
  void close() {
    closer = Thread.currentThread();
    shut = true;
    closed = true;
    requestStop();
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
