package dev.baton.core.instruments;

import dev.baton.core.interpreter.ThreadLedger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter and its lock as JMX shows them, under {@code
 * dev.baton:type=Interpreter,name="<name>"}. Nothing here takes the lock.
 *
 * @see Management#register
 */
public interface InterpreterMXBean {
  /**
   * Returns the name of the lock policy.
   *
   * @return {@code cpython}, {@code fair}, {@code io-first} or {@code none}
   */
  String getLockPolicy();

  /**
   * Returns the name of the release policy.
   *
   * @return {@code hold}, {@code release}, {@code numpy}, or what another policy prints as
   */
  String getReleasePolicy();

  /**
   * Returns the switch interval.
   *
   * @return nanoseconds
   */
  long getSwitchIntervalNanos();

  /**
   * Sets the switch interval; below 1 µs it is raised to 1 µs.
   *
   * @param nanos the new interval
   * @throws IllegalArgumentException if it is zero or negative
   */
  void setSwitchIntervalNanos(long nanos);

  /**
   * Returns the name of the thread that holds the lock.
   *
   * @return its name, or null if the lock is free or the policy has none
   */
  @Nullable String getHolder();

  /**
   * Returns the name of the thread that took the lock last.
   *
   * @return its name, or null if there is none
   */
  @Nullable String getLastHolder();

  /**
   * Says whether somebody has asked the holder to drop the lock.
   *
   * @return true if a drop request stands
   */
  boolean isDropRequested();

  /**
   * Returns how often the lock has gone from one thread to another.
   *
   * @return the number of switches
   */
  long getSwitchNumber();

  /**
   * Returns how many threads wait for the lock.
   *
   * @return threads waiting now
   */
  int getWaiterCount();

  /**
   * Returns which threads wait for the lock.
   *
   * @return their names
   */
  List<String> getWaiters();

  /**
   * Returns what all threads together did with the lock.
   *
   * @return the sum of the ledger
   */
  ThreadLedger getTotal();

  /**
   * Returns what each thread did with the lock.
   *
   * @return the entries of the ledger
   */
  List<ThreadLedger> getThreads();

  /**
   * Says whether the interpreter was closed.
   *
   * @return true once no thread can attach any more
   */
  boolean isClosed();

  /**
   * Looks for a deadlock.
   *
   * @return its description, or null if there is none
   */
  @Nullable String findDeadlock();
}
