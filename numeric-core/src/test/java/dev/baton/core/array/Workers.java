package dev.baton.core.array;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Threads of a test, which end in time or are told of with their stacks. */
public final class Workers {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Workers() {}

  /** A task that throws what it likes. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  /** Starts a task on a thread of its own. */
  public static <T> Worker<T> start(String name, Callable<T> task) {
    FutureTask<T> future = new FutureTask<>(task);
    Thread thread = Thread.ofPlatform().daemon().name(name).start(future);
    return new Worker<>(thread, future);
  }

  /** Starts a task on a thread of its own. */
  public static Worker<Boolean> start(String name, Task task) {
    return start(
        name,
        () -> {
          task.run();
          return true;
        });
  }

  /** Runs a task on several threads at once and waits for all; throws what any of them threw. */
  public static void together(int threads, ThreadTask task) throws Exception {
    List<Worker<Boolean>> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      workers.add(start("worker-" + number, () -> task.run(number)));
    }
    for (Worker<Boolean> worker : workers) {
      worker.get();
    }
  }

  /** A task that knows which thread it is on. */
  @FunctionalInterface
  public interface ThreadTask {
    void run(int thread) throws Exception;
  }

  /** Waits until something is so. */
  public static void await(String what, BooleanSupplier state) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!state.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.onSpinWait();
    }
  }

  /**
   * A task on its thread.
   *
   * @param thread where it runs
   * @param future what comes of it
   */
  public record Worker<T>(Thread thread, Future<T> future) {
    /** Waits for the result; throws what the task threw. */
    public T get() throws Exception {
      try {
        return future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof Exception e) {
          throw e;
        }
        throw (Error) failed.getCause();
      } catch (TimeoutException hung) {
        AssertionError error = new AssertionError(thread + " hangs");
        error.setStackTrace(thread.getStackTrace());
        throw error;
      }
    }

    /** Waits until the thread is parked or blocked. */
    public void awaitWaiting() {
      await(
          thread + " waits",
          () ->
              future.isDone()
                  || thread.getState() == Thread.State.WAITING
                  || thread.getState() == Thread.State.BLOCKED
                  || thread.getState() == Thread.State.TIMED_WAITING);
    }
  }
}
