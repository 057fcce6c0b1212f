package dev.baton.core.interpreter;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Describes an {@link Interpreter} to be built. */
public final class InterpreterBuilder {
  @Nullable String name;
  LockPolicy lock = LockPolicy.cpython();
  ReleasePolicy release = ReleasePolicy.numpy();
  Scheduler scheduler = Scheduler.system();
  PrintStream out = System.out;
  @Nullable Runnable interruptHandler;

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
   * Builds the interpreter. No thread is attached to it.
   *
   * @return a new interpreter
   */
  public Interpreter build() {
    return new Interpreter(this);
  }
}
