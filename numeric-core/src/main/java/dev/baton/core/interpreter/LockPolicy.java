package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Chooses the lock an interpreter is built with; the same program runs under any of them. */
public final class LockPolicy {
  /** The names of all policies: CPython's first, the absence of a lock last. */
  public static final List<String> NAMES = List.of("cpython", "fair", "io-first", "none");

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
   * A lock handed on in the order of arrival, with a switch interval of 5 ms.
   *
   * @return the policy named {@code fair}
   */
  public static LockPolicy fair() {
    return fair(InterpreterLock.DEFAULT_SWITCH_INTERVAL);
  }

  /**
   * A lock handed on in the order of arrival: a drop makes the thread that has waited longest the
   * holder.
   *
   * @param switchInterval how long a waiter waits before it asks the holder to drop the lock; below
   *     1 µs it is raised to 1 µs
   * @return the policy named {@code fair}
   * @throws IllegalArgumentException if the interval is zero or negative
   */
  public static LockPolicy fair(Duration switchInterval) {
    long nanos = InterpreterLock.checkedIntervalNanos(switchInterval);
    return new LockPolicy("fair", interpreter -> new FairLock(interpreter, nanos));
  }

  /**
   * A lock that lets threads returning from native code or I/O go first, with a switch interval of
   * 5 ms.
   *
   * @return the policy named {@code io-first}
   */
  public static LockPolicy ioFirst() {
    return ioFirst(InterpreterLock.DEFAULT_SWITCH_INTERVAL);
  }

  /**
   * A lock that lets threads returning from native code or I/O go before CPU-bound ones, which they
   * ask for the lock at once. CPU-bound threads take turns of one switch interval.
   *
   * @param switchInterval how long a CPU-bound thread waits before it asks another one to drop the
   *     lock; below 1 µs it is raised to 1 µs
   * @return the policy named {@code io-first}
   * @throws IllegalArgumentException if the interval is zero or negative
   */
  public static LockPolicy ioFirst(Duration switchInterval) {
    long nanos = InterpreterLock.checkedIntervalNanos(switchInterval);
    return new LockPolicy("io-first", interpreter -> new IoFirstLock(interpreter, nanos));
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

  /**
   * Finds a policy by its name, with the default switch interval.
   *
   * @param name {@code cpython}, {@code fair}, {@code io-first} or {@code none}
   * @return the policy
   * @throws IllegalArgumentException if there is none of this name
   */
  public static LockPolicy named(String name) {
    return switch (name) {
      case "cpython" -> cpython();
      case "fair" -> fair();
      case "io-first" -> ioFirst();
      case "none" -> none();
      default ->
          throw new IllegalArgumentException(
              "no lock policy is named %s; there are %s".formatted(name, String.join(", ", NAMES)));
    };
  }

  InterpreterLock newLock(Interpreter interpreter) {
    return maker.apply(interpreter);
  }

  /**
   * Returns the policy's name, as the command line and the reports spell it.
   *
   * @return one of {@link #NAMES}
   */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
