package dev.baton.demos.programs;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.parallel.InterpreterPool;
import dev.baton.core.parallel.ProcessPool;
import java.util.Collection;
import java.util.List;

/** Workers with an interpreter, and so a lock, each: threads of this process, or processes. */
public interface Workers extends AutoCloseable {
  /**
   * Returns how many there are.
   *
   * @return 1 or more
   */
  int count();

  /**
   * Has a task done for each item.
   *
   * @param <T> the type of the items
   * @param <R> the type of the results
   * @param items the items
   * @param task done once for each, by whichever worker is free
   * @return the results in the order of the items
   */
  <T, R> List<R> map(Collection<T> items, ProcessPool.ItemTask<T, R> task);

  /** Ends the workers. */
  @Override
  void close();

  /**
   * Starts workers.
   *
   * @param mode {@link Mode#INTERPRETERS} or {@link Mode#PROCESSES}
   * @param count how many
   * @return the workers
   * @throws IllegalArgumentException if it is another mode
   */
  static Workers of(Mode mode, int count) {
    return switch (mode) {
      case INTERPRETERS -> new Threads(InterpreterPool.of(count, own -> own), count);
      case PROCESSES -> new Processes(ProcessPool.of(count), count);
      case HOLD, RELEASE, NUMPY, ADAPTIVE, NONE ->
          throw new IllegalArgumentException(mode + " is one interpreter for all threads");
    };
  }

  /**
   * Each a thread of this process.
   *
   * @param pool the threads
   * @param count how many
   */
  record Threads(InterpreterPool<Interpreter> pool, int count) implements Workers {
    @Override
    public <T, R> List<R> map(Collection<T> items, ProcessPool.ItemTask<T, R> task) {
      return pool.map(items, task::run);
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  /**
   * Each a process.
   *
   * @param pool the processes
   * @param count how many
   */
  record Processes(ProcessPool pool, int count) implements Workers {
    @Override
    public <T, R> List<R> map(Collection<T> items, ProcessPool.ItemTask<T, R> task) {
      return pool.map(items, task);
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
