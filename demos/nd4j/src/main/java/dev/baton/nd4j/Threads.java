package dev.baton.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;

/** Threads as the lab's programs use them. */
final class Threads {
  private Threads() {}

  /** How much of a total one of several threads does. */
  static long share(long total, int thread, int threads) {
    return total * (thread + 1) / threads - total * thread / threads;
  }

  /** Runs body(0) … body(threads − 1), each in a thread of its own, and adds their results up. */
  static double sum(int threads, IntToDoubleFunction body) {
    List<FutureTask<Double>> team = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      FutureTask<Double> member = new FutureTask<>(() -> body.applyAsDouble(thread));
      team.add(member);
      Thread.ofPlatform().daemon().name("worker-" + thread).start(member);
    }
    double sum = 0;
    for (FutureTask<Double> member : team) {
      sum += result(member);
    }
    return sum;
  }

  private static double result(FutureTask<Double> member) {
    try {
      return member.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a thread failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Adds function(0) … function(items − 1) up, by threads that each take the next item. */
  static double sumOfItems(int items, int threads, IntToDoubleFunction function) {
    double[] results = new double[items];
    var next = new AtomicInteger();
    sum(
        threads,
        _ -> {
          for (int i = next.getAndIncrement(); i < items; i = next.getAndIncrement()) {
            results[i] = function.applyAsDouble(i);
          }
          return 0;
        });
    double sum = 0;
    for (double result : results) {
      sum += result;
    }
    return sum;
  }
}
