package dev.baton.demos.exhibits;

import dev.baton.core.Numeric;
import dev.baton.core.interpreter.Interpreter;
import java.util.Arrays;

/**
 * Threads that take turns at the lock and compute side by side without it, as a closed queueing
 * network: the lock is a station for one customer at a time, native code has room for all, and all
 * who run share what the machine gives them.
 *
 * <p>A waiter sleeps. Whoever drops the lock wakes one, and goes on; until the waiter runs, the
 * lock is free for whoever comes by, as in CPython. Finding it taken, the waiter sleeps again.
 *
 * <p>A chain of states, solved exactly. It assumes that the times vary as at random
 * (exponentially); where they are regular, threads get into each other's way less.
 */
final class ClosedNetwork {
  /*
   * The states, by how many threads are at the lock: nobody; j at the lock, one of whom holds it; the
   * same with one of the others waking; j at the lock, which is free, one of them waking.
   */
  private static final int HELD = 0;

  private static final int HELD_WHILE_ONE_WAKES = 1;
  private static final int FREE_WHILE_ONE_WAKES = 2;
  private static final int PHASES = 3;

  /** As good as no time, and the equations can be solved. */
  private static final double AT_ONCE = 1e-7;

  private final double outside;
  private final double inside;
  private final double waking;
  private final int threads;
  private final double capacity;

  /**
   * How often a state is reached from another one, by the states' numbers; what leaves it below 0.
   */
  private final double[][] rates;

  private ClosedNetwork(
      double outside, double inside, double waking, int threads, double capacity) {
    this.outside = outside;
    this.inside = inside;
    this.waking = Math.max(waking, AT_ONCE * (outside + inside));
    this.threads = threads;
    this.capacity = capacity;
    rates = new double[1 + PHASES * threads][1 + PHASES * threads];
  }

  /**
   * Estimates the speed-up.
   *
   * @param outside how long a thread needs no lock between two times that it does, in any unit
   * @param inside how long it needs the lock each time
   * @param waking how long it takes a waiter to run once it is woken
   * @param threads how many threads, 1 or more
   * @param capacity how many times as much the machine lets so many threads compute as one, 1 to
   *     {@code threads}; fewer threads get as much, if they are as many
   * @return how many times the work of one thread they do
   */
  static double speedup(
      double outside, double inside, double waking, int threads, double capacity) {
    if (inside <= 0) {
      return capacity;
    }
    if (outside <= 0) {
      return 1; // Everybody is at the lock, and one of them has it.
    }
    return new ClosedNetwork(outside, inside, waking, threads, capacity).speedup();
  }

  private double speedup() {
    leave(0, state(1, HELD), threads * speed(threads) / outside);
    for (int atLock = 1; atLock <= threads; atLock++) {
      int others = threads - atLock;
      for (int phase = 0; phase < PHASES; phase++) {
        int from = state(atLock, phase);
        boolean isHeld = phase != FREE_WHILE_ONE_WAKES;
        boolean wakes = phase != HELD;
        double speed = speed(others + (isHeld ? 1 : 0));
        if (others > 0) { // One comes, and takes the lock or waits for it.
          leave(
              from,
              state(atLock + 1, wakes ? HELD_WHILE_ONE_WAKES : HELD),
              others * speed / outside);
        }
        if (isHeld) { // The holder leaves, and wakes one.
          leave(from, atLock == 1 ? 0 : state(atLock - 1, FREE_WHILE_ONE_WAKES), speed / inside);
        }
        if (wakes) { // One has woken up, and takes the lock or waits for it.
          leave(from, state(atLock, HELD), 1 / waking);
        }
      }
    }
    double[] parts = parts();
    double throughput = 0;
    for (int atLock = 1; atLock <= threads; atLock++) {
      throughput +=
          (parts[state(atLock, HELD)] + parts[state(atLock, HELD_WHILE_ONE_WAKES)])
              * speed(threads - atLock + 1)
              / inside;
    }
    return throughput * (outside + inside);
  }

  private static int state(int atLock, int phase) {
    return 1 + PHASES * (atLock - 1) + phase;
  }

  /** How fast each of those runs who run side by side. */
  private double speed(int running) {
    return running == 0 ? 1 : Math.min(1, capacity / running);
  }

  private void leave(int from, int to, double rate) {
    rates[to][from] += rate;
    rates[from][from] -= rate;
  }

  /** Solves the equations of balance: which part of the time each state takes. */
  private double[] parts() {
    Arrays.fill(rates[0], 1); // One equation follows from the others; the parts add up to one.
    double[] sums = new double[rates.length];
    sums[0] = 1;
    try (Interpreter interpreter = Interpreter.builder().build();
        var _ = interpreter.attach()) {
      Numeric np = Numeric.of(interpreter);
      return np.linalg().solve(np.array(rates), np.array(sums)).toDoubleArray();
    }
  }
}
