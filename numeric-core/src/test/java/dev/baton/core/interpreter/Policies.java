package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.stream.Stream;

/** All lock policies, for what must hold under each of them. */
public final class Policies {
  private Policies() {}

  /** Waiters ask for the lock soon. */
  public static Stream<LockPolicy> impatient() {
    return all(Stage.SOON);
  }

  /** Waiters ask for the lock as often as they can. */
  public static Stream<LockPolicy> frantic() {
    return all(Duration.ofNanos(1_000));
  }

  /** The same without the absence of a lock, for what only waiters do. */
  public static Stream<LockPolicy> franticLocks() {
    return frantic().filter(policy -> !policy.name().equals("none"));
  }

  private static Stream<LockPolicy> all(Duration interval) {
    return Stream.of(
        LockPolicy.cpython(interval),
        LockPolicy.fair(interval),
        LockPolicy.ioFirst(interval),
        LockPolicy.none());
  }
}
