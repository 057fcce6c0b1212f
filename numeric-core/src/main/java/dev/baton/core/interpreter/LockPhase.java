package dev.baton.core.interpreter;

/** What a thread that is inside an attachment does with regard to the interpreter lock. */
public enum LockPhase {
  /**
   * It holds the lock and runs interpreter code, or a kernel that keeps the lock. Under the policy
   * {@code none}, where there is no lock, it is attached and runs.
   */
  HOLDING,
  /**
   * It wants to run interpreter code and may not: the lock is another thread's, or handed to this
   * one which has not woken up yet, or the world is stopped, or, having dropped the lock on
   * request, it waits to be succeeded.
   */
  WAITING,
  /** It is in a detached section, in native code or I/O, and needs no lock. */
  DETACHED
}
