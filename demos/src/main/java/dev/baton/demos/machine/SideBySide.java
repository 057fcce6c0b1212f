package dev.baton.demos.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that set out from the same moment, whose time is taken until the last has ended.
 *
 * <p>They wait for each other first. A thread that Java starts is woken by the one that starts it,
 * and Linux wakes it where that one runs, be another core idle or not; it is moved some
 * milliseconds later. Started one by one, two threads with 4 ms of work each took as long as one
 * thread for both of them on two idle cores; woken together, half as long.
 */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Runs bodies, each in a thread of its own, and waits for their end. An interrupt is kept for
   * later: the work cannot be left half done, others are measured after it.
   *
   * @param name what the threads' names begin with
   * @param bodies what to run, one or more
   * @return the seconds from their setting out to the end of the last
   * @throws IllegalStateException if one failed, with the first failure as its cause, after all
   *     have ended
   */
  public static double seconds(String name, List<? extends Runnable> bodies) {
    var present = new Semaphore(0);
    var go = new Semaphore(0);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    long start;
    try {
      for (Runnable body : bodies) {
        threads.add(
            Thread.ofPlatform()
                .name(name + "-" + threads.size())
                .uncaughtExceptionHandler((_, thrown) -> failure.compareAndSet(null, thrown))
                .start(
                    () -> {
                      present.release();
                      go.acquireUninterruptibly();
                      body.run();
                    }));
      }
      present.acquireUninterruptibly(threads.size());
    } finally {
      start = System.nanoTime();
      go.release(threads.size()); // Also those who wait for one that could not be started.
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      interrupted |= join(thread);
    }
    long end = System.nanoTime();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException("a thread failed: " + thrown, thrown);
    }
    return (end - start) / 1e9;
  }

  /** Returns whether there was an interrupt meanwhile. */
  private static boolean join(Thread thread) {
    boolean interrupted = false;
    for (; ; ) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
  }
}
