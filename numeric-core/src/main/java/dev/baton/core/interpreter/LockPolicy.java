package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.function.Function;

/** Chooses the lock an interpreter is built with; the same program runs under any of them. */
public final class LockPolicy {
  private final String name;
  private final Function<Interpreter, InterpreterLock> maker;

  private LockPolicy(String name, Function<Interpreter, InterpreterLock> maker) {
    this.name = name;
    this.maker = maker;
  }

  /**
   * CPython's lock with its default switch interval of 5 ms.
   *
   * @return the policy named {@code cpython}
   */
  public static LockPolicy cpython() {
    return cpython(InterpreterLock.DEFAULT_SWITCH_INTERVAL);
  }

  /**
   * CPython's lock ({@code Python/ceval_gil.c}).
   *
   * @param switchInterval how long a waiter waits before it asks the holder to drop the lock; below
   *     1 µs it is raised to 1 µs
   * @return the policy named {@code cpython}
   * @throws IllegalArgumentException if the interval is zero or negative
   */
  public static LockPolicy cpython(Duration switchInterval) {
    long nanos = InterpreterLock.checkedIntervalNanos(switchInterval);
    return new LockPolicy("cpython", interpreter -> new CPythonLock(interpreter, nanos));
  }

  /**
   * No lock: free-threaded. Threads attach and detach, reach checkpoints and stop for the world as
   * under any other policy, but run side by side.
   *
   * @return the policy named {@code none}
   */
  public static LockPolicy none() {
    return new LockPolicy("none", FreeThreadedLock::new);
  }

  InterpreterLock newLock(Interpreter interpreter) {
    return maker.apply(interpreter);
  }

  /**
   * Returns the policy's name, as the command line and the reports spell it.
   *
   * @return {@code cpython} or {@code none}
   */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
