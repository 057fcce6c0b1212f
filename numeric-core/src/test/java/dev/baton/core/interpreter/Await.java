package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for states, never for times: a test that does not get there says what it waited for. */
public final class Await {
  /** Long enough for any machine; only a test that fails ever waits for it. */
  public static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final long POLL_NANOS = 50_000;

  private Await() {}

  /** Waits until a state is reached. */
  public static void until(String what, BooleanSupplier state) {
    long start = System.nanoTime();
    while (!state.getAsBoolean()) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw new AssertionError("not within " + DEADLINE.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Gives threads that should not run the chance to show that they do. */
  public static void letOthersRun() {
    LockSupport.parkNanos(POLL_NANOS);
  }

  /** Waits for a task and returns its result; what it threw is thrown here as it is. */
  public static <T> T done(Future<T> task) {
    try {
      return task.get(DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("not done within " + DEADLINE.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    }
  }
}
