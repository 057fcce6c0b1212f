package dev.baton.demos.programs;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.demos.machine.SideBySide;
import java.util.ArrayList;
import java.util.List;

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
    List<Runnable> team = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      team.add(
          () -> {
            try (var attachment = interpreter.attach()) {
              values[number] = member.work(number, attachment.state());
            }
          });
    }
    SideBySide.seconds("worker", team);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
