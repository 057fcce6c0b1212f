package dev.baton.core.parallel;

import dev.baton.core.interpreter.Interpreter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks by a few threads that each have an interpreter, and so a lock, of their own: Python's
 * {@code concurrent.futures.InterpreterPoolExecutor}. Interpreter code of different workers runs
 * side by side.
 *
 * {@snippet file="dev/baton/core/Snippets.java" region="pool"}
 *
 * <p>What it promises:
 *
 * <ul>
 *   <li>A worker is a daemon thread named after the pool, as in {@code baton-pool-1-worker-2}. It
 *       builds its interpreter, makes of it what tasks get ({@code Numeric::of}), runs the
 *       initializer, and then tasks, in the order they were submitted, each while attached. Between
 *       tasks it is not attached. When it ends it closes its interpreter.
 *   <li>Tasks, results and exceptions cross between interpreters; so do {@linkplain
 *       dev.baton.core.array.NDArray#isShared() shared} arrays. Live arrays do not: a result, or an
 *       item of {@link #map}, that is one is an {@link IllegalArgumentException} which names the
 *       remedy. So is one that contains one, as far as is looked: into collections, maps, object
 *       arrays, optionals and readable records, and not beyond {@value Crossing#MOST_VALUES}
 *       values. What a task captures is not looked at.
 *   <li>A failed task's exception is the cause of the {@link ExecutionException} that its future
 *       throws, whose message names the worker.
 *   <li>A worker that cannot be set up (no interpreter, a failing initializer), or whose
 *       interpreter was closed by a task, breaks the pool: tasks not begun fail with {@link
 *       BrokenPoolException}, as does every later submission.
 *   <li>A thread that waits for a task, or for the pool to end, keeps the lock of an interpreter it
 *       is attached to: detach first where tasks need that one too.
 *   <li>What a thread did before it submitted a task is visible to the task; what the task did, to
 *       whoever got its result.
 * </ul>
 *
 * @param <C> what tasks are given of their worker
 */
public final class InterpreterPool<C> implements AutoCloseable {
  private final PoolWorkers<C> workers;

  private InterpreterPool(Builder<C> builder) {
    workers =
        new PoolWorkers<>(
            builder.name,
            builder.workers,
            builder.interpreters,
            builder.context,
            builder.initializer);
  }

  /**
   * Work for a worker.
   *
   * @param <C> what it is given of its worker
   * @param <R> the type of its result
   */
  @FunctionalInterface
  public interface Task<C, R extends @Nullable Object> {
    /**
     * Does the work, attached to the worker's interpreter.
     *
     * @param context the worker's
     * @return the result, without live arrays
     * @throws Exception what the task's future is to throw
     */
    R run(C context) throws Exception;
  }

  /**
   * Starts a pool of interpreters with CPython's lock and NumPy's release rules.
   *
   * @param <C> what tasks are given
   * @param workers how many threads and interpreters, 1 or more
   * @param context makes of a worker's interpreter what its tasks are given, as {@code Numeric::of}
   * @return the pool
   * @throws IllegalArgumentException if {@code workers} is zero or negative
   */
  public static <C> InterpreterPool<C> of(
      int workers, Function<? super Interpreter, ? extends C> context) {
    return InterpreterPool.<C>builder(context).workers(workers).build();
  }

  /**
   * Starts the description of a pool.
   *
   * @param <C> what tasks are given
   * @param context makes of a worker's interpreter what its tasks are given, as {@code
   *     Numeric::of}; called once, by each worker, attached
   * @return a builder for as many workers as there are processors
   */
  public static <C> Builder<C> builder(Function<? super Interpreter, ? extends C> context) {
    return new Builder<>(context);
  }

  // ---- tasks
  // ------------------------------------------------------------------------------------------

  /**
   * Has a task run by the next free worker.
   *
   * @param <R> the type of its result
   * @param task the task
   * @return its future; {@link Future#cancel cancelling} it while it runs, with interruption,
   *     throws {@link CancellationException} at the task's next checkpoint and interrupts its
   *     thread
   * @throws RejectedExecutionException if the pool was shut down
   * @throws BrokenPoolException if the pool is broken
   */
  public <R extends @Nullable Object> Future<R> submit(Task<? super C, ? extends R> task) {
    PoolTask<C, R> submitted = new PoolTask<>(task);
    workers.add(submitted);
    return submitted;
  }

  /**
   * Has several tasks run and waits for all, whether they succeed or fail: {@link
   * java.util.concurrent.ExecutorService#invokeAll}.
   *
   * @param <R> the type of their results
   * @param tasks the tasks
   * @return their futures, all done, in the order of the tasks
   * @throws InterruptedException if the calling thread was interrupted; tasks not done are then
   *     cancelled
   * @throws RejectedExecutionException if the pool was shut down
   * @throws BrokenPoolException if the pool is broken
   */
  public <R extends @Nullable Object> List<Future<R>> invokeAll(
      Collection<? extends Task<? super C, ? extends R>> tasks) throws InterruptedException {
    List<Future<R>> futures = new ArrayList<>();
    try {
      for (Task<? super C, ? extends R> task : tasks) {
        futures.add(submit(task));
      }
      for (Future<R> future : futures) {
        try {
          future.get();
        } catch (ExecutionException | CancellationException failed) {
          // Told by the future.
        }
      }
      return Collections.unmodifiableList(futures);
    } catch (InterruptedException | RuntimeException ended) {
      Gathering.cancel(futures);
      throw ended;
    }
  }

  /**
   * Work for a worker on one item.
   *
   * @param <C> what it is given of its worker
   * @param <T> the type of the items
   * @param <R> the type of the results
   */
  @FunctionalInterface
  public interface ItemTask<C, T extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Does the work, attached to the worker's interpreter.
     *
     * @param context the worker's
     * @param item the item
     * @return the result, without live arrays
     * @throws Exception what is to fail the whole
     */
    R run(C context, T item) throws Exception;
  }

  /**
   * Applies a task to each item and waits for the results.
   *
   * @param <T> the type of the items; they may be null
   * @param <R> the type of the results; they may be null
   * @param items the items, without live arrays; read once, before any task begins
   * @param task applied once to each item
   * @return the results in the order of the items, unmodifiable
   * @throws IllegalArgumentException if an item is or contains a live array
   * @throws CompletionException if a task failed: the first in the order of the items; its cause is
   *     what the task threw, and its message names the worker. The other tasks are cancelled
   * @throws CancellationException if the calling thread was interrupted, which it stays; the tasks
   *     are cancelled
   * @throws RejectedExecutionException if the pool was shut down
   * @throws BrokenPoolException if the pool is broken, or breaks
   */
  public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Collection<? extends T> items, ItemTask<? super C, ? super T, ? extends R> task) {
    @SuppressWarnings("unchecked") // toArray holds the items, and what follows only reads it.
    T[] each = (T[]) items.toArray();
    for (int i = 0; i < each.length; i++) {
      Crossing.check("item " + i, each[i]);
    }
    List<Future<R>> futures = new ArrayList<>();
    List<R> results = new ArrayList<>();
    try {
      for (T item : each) {
        futures.add(submit(context -> task.run(context, item)));
      }
      Gathering.add(futures, results);
      return Collections.unmodifiableList(results);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      throw cause instanceof BrokenPoolException broken
          ? broken
          : new CompletionException(failed.getMessage(), cause);
    } finally {
      if (results.size() < each.length) {
        Gathering.cancel(futures);
      }
    }
  }

  // ---- the end
  // -----------------------------------------------------------------------------------------

  /** Takes no more tasks, and ends the workers when those submitted have run. */
  public void shutdown() {
    workers.shutdown();
  }

  /** Takes no more tasks, cancels those not begun and those under way, and ends the workers. */
  public void shutdownNow() {
    workers.shutdownNow();
  }

  /**
   * Waits until every worker has ended, which takes a shutdown.
   *
   * @param timeout how long to wait at most
   * @return false if it was not long enough
   * @throws InterruptedException if the calling thread was interrupted
   */
  public boolean awaitTermination(Duration timeout) throws InterruptedException {
    return workers.awaitEnd(timeout);
  }

  /**
   * Shuts the pool down and waits until the tasks submitted have run and the workers have closed
   * their interpreters, as {@link java.util.concurrent.ExecutorService#close()} does: an interrupt
   * of the calling thread cancels them, but does not end the wait. Arrays that tasks shared stay
   * valid. Closing twice is harmless.
   *
   * @throws IllegalStateException if called by a task of this pool, which would wait for itself
   */
  @Override
  public void close() {
    workers.close();
  }

  // ---- what can be read
  // -----------------------------------------------------------------------------------

  /**
   * Says whether tasks are refused because the pool was shut down.
   *
   * @return true after {@link #shutdown()}, {@link #shutdownNow()} or {@link #close()}
   */
  public boolean isShutdown() {
    return workers.isShutdown();
  }

  /**
   * Says whether tasks are refused because a worker was lost.
   *
   * @return true if the pool is broken
   */
  public boolean isBroken() {
    return workers.isBroken();
  }

  /**
   * Returns the workers' interpreters, for reading their locks and ledgers.
   *
   * @return those built so far; all once a worker of each has run a task
   */
  public List<Interpreter> interpreters() {
    return workers.interpreters();
  }

  @Override
  public String toString() {
    return workers.toString();
  }

  /**
   * Describes a pool to be started.
   *
   * @param <C> what tasks are given of their worker
   */
  public static final class Builder<C> {
    private final Function<? super Interpreter, ? extends C> context;
    private int workers = Runtime.getRuntime().availableProcessors();
    private Supplier<? extends Interpreter> interpreters = () -> Interpreter.builder().build();
    private Consumer<? super C> initializer = _ -> {};
    private @Nullable String name;

    private Builder(Function<? super Interpreter, ? extends C> context) {
      this.context = context;
    }

    /**
     * Chooses the number of workers.
     *
     * @param count how many threads and interpreters, 1 or more
     * @return this builder
     * @throws IllegalArgumentException if it is zero or negative
     */
    public Builder<C> workers(int count) {
      if (count < 1) {
        throw new IllegalArgumentException("workers must be 1 or more, not " + count);
      }
      this.workers = count;
      return this;
    }

    /**
     * Chooses how interpreters are built.
     *
     * @param supplier called once by each worker; gives a new interpreter each time, which the pool
     *     closes
     * @return this builder
     */
    public Builder<C> interpreters(Supplier<? extends Interpreter> supplier) {
      this.interpreters = supplier;
      return this;
    }

    /**
     * Chooses what each worker does before its first task.
     *
     * @param task run attached to the worker's interpreter; if it throws, the pool is broken
     * @return this builder
     */
    public Builder<C> initializer(Consumer<? super C> task) {
      this.initializer = task;
      return this;
    }

    /**
     * Names the pool and, with a number, its workers.
     *
     * @param name the name; without one, {@code baton-pool-1} and so on
     * @return this builder
     */
    public Builder<C> name(String name) {
      this.name = name;
      return this;
    }

    /**
     * Starts the workers.
     *
     * @return the pool
     */
    public InterpreterPool<C> build() {
      return new InterpreterPool<>(this);
    }
  }
}
