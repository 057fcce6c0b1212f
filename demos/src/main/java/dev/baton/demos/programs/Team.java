package dev.baton.demos.programs;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that are started, work under one interpreter, and are joined: {@code threading.Thread} in
 * the seed.
 */
final class Team {
  /** What one thread does. */
  @FunctionalInterface
  interface Member {
    /**
     * Does one thread's part, attached to the interpreter.
     *
     * @param thread the thread's number, from 0
     * @param state its state, for checkpoints
     * @return a value that adds up over the threads
     */
    double work(int thread, ThreadState state);
  }

  private Team() {}

  /** Runs one body in each of several threads and returns the sum of what they return. */
  static double run(Interpreter interpreter, int threads, Member member) {
    double[] values = new double[threads];
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> team = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      team.add(
          Thread.ofPlatform()
              .name("worker-" + number)
              .uncaughtExceptionHandler((_, uncaught) -> failure.compareAndSet(null, uncaught))
              .start(
                  () -> {
                    try (var attachment = interpreter.attach()) {
                      values[number] = member.work(number, attachment.state());
                    }
                  }));
    }
    team.forEach(Team::join);
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException("a thread failed: " + thrown, thrown);
    }
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true; // The work cannot be left half done: other runs are measured after it.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
