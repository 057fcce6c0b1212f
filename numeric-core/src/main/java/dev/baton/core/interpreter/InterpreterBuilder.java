package dev.baton.core.interpreter;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Describes an {@link Interpreter} to be built. */
public final class InterpreterBuilder {
  @Nullable String name;
  LockPolicy lock = LockPolicy.cpython();
  ReleasePolicy release = ReleasePolicy.numpy();
  Scheduler scheduler = Scheduler.system();
  PrintStream out = System.out;
  @Nullable Runnable interruptHandler;
  LateThreads lateThreads = LateThreads.THROW;
  @Nullable Duration shutdownLimit;
  final Instruments.Settings instruments = new Instruments.Settings();

  InterpreterBuilder() {}

  /**
   * Names the interpreter in messages.
   *
   * @param name the name; without one, {@code interpreter-1} and so on
   * @return this builder
   */
  public InterpreterBuilder name(String name) {
    this.name = name;
    return this;
  }

  /**
   * Chooses the lock.
   *
   * @param policy the policy its lock is made by
   * @return this builder
   */
  public InterpreterBuilder lock(LockPolicy policy) {
    this.lock = policy;
    return this;
  }

  /**
   * Chooses which native work drops the lock.
   *
   * @param policy asked before every native call
   * @return this builder
   */
  public InterpreterBuilder release(ReleasePolicy policy) {
    this.release = policy;
    return this;
  }

  /**
   * Chooses the clock and the parking beneath every wait: real time, or a simulation's.
   *
   * @param scheduler whose threads will attach
   * @return this builder
   */
  public InterpreterBuilder scheduler(Scheduler scheduler) {
    this.scheduler = scheduler;
    return this;
  }

  /**
   * Chooses where {@link Interpreter#print(Object)} writes.
   *
   * @param out the stream; never closed by the interpreter
   * @return this builder
   */
  public InterpreterBuilder out(PrintStream out) {
    this.out = out;
    return this;
  }

  /**
   * Chooses what an interrupt does instead of throwing {@link InterpreterInterruptedException}.
   *
   * @param handler run by the main thread at a checkpoint, under the lock
   * @return this builder
   */
  public InterpreterBuilder onInterrupt(Runnable handler) {
    this.interruptHandler = handler;
    return this;
  }

  /**
   * Chooses what becomes of threads that want the lock after the interpreter was closed. Without
   * this call they get an {@link InterpreterClosedException}.
   *
   * @param lateThreads throw, or park for good
   * @return this builder
   */
  public InterpreterBuilder lateThreads(LateThreads lateThreads) {
    this.lateThreads = lateThreads;
    return this;
  }

  /**
   * Has the interpreter closed when the JVM shuts down, if it has not been closed by then. Until it
   * is closed the JVM keeps it in memory.
   *
   * <p>The JVM's end does not depend on it: where closing takes longer than the limit, because the
   * lock is held by a thread that reaches no checkpoint, or that waits in {@link System#exit}, or
   * because a guard stays open, it is given up, and {@link System#err} told who was waited for. So
   * is what closing threw.
   *
   * @param limit how long the JVM's shutdown waits at most
   * @return this builder
   * @throws IllegalArgumentException if the limit is zero or negative
   */
  public InterpreterBuilder closeAtShutdown(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("the limit must be positive, not " + limit);
    }
    this.shutdownLimit = limit;
    return this;
  }

  /**
   * Measures how long each thread holds the lock, waits for it and does without: see {@link
   * ThreadLedger#times()}. Off by default; on, a pair of drop and retake reads the clock twice.
   *
   * @param measure whether to
   * @return this builder
   */
  public InterpreterBuilder measureTimes(boolean measure) {
    instruments.measuresTimes = measure;
    return this;
  }

  /**
   * Keeps a timeline: when each thread held the lock, waited for it and did without. See {@link
   * Interpreter#tracks()} and {@code dev.baton.core.instruments.Timeline}. Off by default; on, a
   * pair of drop and retake reads the clock twice. A span takes 16 bytes; the room grows as it is
   * needed. When it is used up the oldest spans are overwritten, and counted.
   *
   * @param spansPerThread how many spans to keep of each thread at most, 0 for no timeline
   * @return this builder
   * @throws IllegalArgumentException if it is negative or above 100 million
   */
  public InterpreterBuilder timeline(int spansPerThread) {
    if (spansPerThread < 0 || spansPerThread > 100_000_000) {
      throw new IllegalArgumentException(
          "a timeline keeps 0 to 100,000,000 spans of a thread, not " + spansPerThread);
    }
    instruments.spansPerThread = spansPerThread;
    return this;
  }

  /**
   * Has long holds of the lock reported: a kernel that keeps it, a loop without a checkpoint, a
   * deadlock. A thread that waits for the lock notices when another one has held it for {@code
   * threshold} while there were waiters, and takes its stack. Each such hold is reported once. A
   * policy of no lock has no holds.
   *
   * @param threshold how long is long
   * @param handler called on a thread of its own, one report after the other; what it throws goes
   *     to that thread's uncaught exception handler. It may use the interpreter.
   * @return this builder
   * @throws IllegalArgumentException if the threshold is zero or negative
   */
  public InterpreterBuilder onLongHold(Duration threshold, Consumer<? super LongHold> handler) {
    if (threshold.isNegative() || threshold.isZero()) {
      throw new IllegalArgumentException("a long hold must be positive, not " + threshold);
    }
    instruments.longHold = threshold;
    instruments.onLongHold = handler;
    return this;
  }

  /**
   * Builds the interpreter. No thread is attached to it.
   *
   * @return a new interpreter
   * @throws IllegalStateException if it is to be closed at the JVM's shutdown, which has begun
   */
  public Interpreter build() {
    Interpreter interpreter = new Interpreter(this);
    interpreter.finalization().registerHook();
    return interpreter;
  }
}
