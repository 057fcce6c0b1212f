package dev.baton.demos.programs;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.interpreter.ThreadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;

/**
 * Work that leaves the interpreter without being a kernel: reading, sleeping. CPython's library
 * drops the lock around each such call; here it is kept where the interpreter never drops it, for
 * comparison.
 */
public final class Outside {
  /** What is done outside. */
  @FunctionalInterface
  interface Call {
    void run() throws IOException;
  }

  private Outside() {}

  /**
   * Sleeps, for the whole time.
   *
   * @param nanos how long
   */
  public static void sleep(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * Makes the call, with the lock dropped unless the interpreter's release policy is to hold it.
   */
  static void call(Interpreter interpreter, ThreadState state, Call call) {
    try {
      if (interpreter.releasePolicy().equals(ReleasePolicy.hold())) {
        call.run();
        return;
      }
      try (var _ = state.detach()) {
        call.run();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
