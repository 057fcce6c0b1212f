package dev.baton.demos.bench;

import dev.baton.demos.machine.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.DoubleSupplier;

/** How often something is called in a second, by one thread or by several. */
final class CallRate {
  private static final double NANOS = 1e9;

  /** Readings of the clock are this far apart, so that they cost nothing. */
  private static final long BATCH_NANOS = 20_000;

  private CallRate() {}

  /** Has each of several rates measured by a thread, all at the same time, and adds them up. */
  static double together(DoubleSupplier... rates) {
    var sum = new DoubleAdder();
    List<Runnable> measuring = new ArrayList<>();
    for (DoubleSupplier rate : rates) {
      measuring.add(() -> sum.add(rate.getAsDouble()));
    }
    SideBySide.seconds("calls", measuring);
    return sum.sum();
  }

  /** Calls for a while, with something between two calls, and returns the calls in a second. */
  static double of(double seconds, Runnable call, Runnable between) {
    long start = System.nanoTime();
    long now = start;
    long calls = 0;
    long batch = 1;
    while (now - start < seconds * NANOS) {
      long begin = now;
      for (long i = 0; i < batch; i++) {
        call.run();
        between.run();
      }
      calls += batch;
      now = System.nanoTime();
      if (now - begin < BATCH_NANOS) {
        batch *= 2;
      }
    }
    return calls * NANOS / (now - start);
  }
}
