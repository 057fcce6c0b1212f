package dev.baton.core.parallel;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What the pools' {@code map} does with the futures of its tasks. */
final class Gathering {
  private Gathering() {}

  /**
   * Waits for results in the order of the futures, and adds each to a list as it comes.
   *
   * @throws ExecutionException if a task failed: the one after those whose results were added
   * @throws CancellationException if the calling thread was interrupted, which it stays
   */
  static <R extends @Nullable Object> void add(List<Future<R>> futures, List<R> results)
      throws ExecutionException {
    try {
      for (Future<R> future : futures) {
        results.add(future.get());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException(
          Thread.currentThread().getName() + " was interrupted while it waited for tasks");
    }
  }

  /** Cancels the last first, so that those not begun are not begun when those that run end. */
  static void cancel(List<? extends Future<?>> futures) {
    futures.reversed().forEach(future -> future.cancel(true));
  }
}
