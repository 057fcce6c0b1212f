package dev.baton.demos.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;

/**
 * Two threads that measure again and again, together or one of them, and are never started anew.
 */
final class ThreadPair implements AutoCloseable {
  private static final double NANOS = 1e9;

  /** Readings of the clock are this far apart, so that they cost nothing. */
  private static final long BATCH_NANOS = 20_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  /** Has each of one or two functions done by a thread, from the same moment on, and adds up. */
  double sum(List<DoubleSupplier> rates) throws ExecutionException, InterruptedException {
    var start = new CyclicBarrier(rates.size());
    List<Future<Double>> results = new ArrayList<>();
    for (DoubleSupplier rate : rates) {
      results.add(
          threads.submit(
              () -> {
                start.await();
                return rate.getAsDouble();
              }));
    }
    double sum = 0;
    for (Future<Double> result : results) {
      sum += result.get();
    }
    return sum;
  }

  /** Calls for a while, with something between two calls, and returns the calls in a second. */
  static double rate(double seconds, Runnable call, Runnable between) {
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

  @Override
  public void close() {
    threads.close();
  }
}
