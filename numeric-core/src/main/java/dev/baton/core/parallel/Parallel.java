package dev.baton.core.parallel;

import dev.baton.core.interpreter.Interpreter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task on each of many items by a few threads of one interpreter.
 *
 * <p>What both methods promise:
 *
 * <ul>
 *   <li>Each call has its own worker threads, at most one per item, daemons named {@code
 *       baton-parallel-1} and so on. They have ended when the call returns or throws.
 *   <li>A worker is attached while it runs tasks, from its first to its last, with a checkpoint
 *       between two of them, as a Python thread that loops over its items would be. Interpreter
 *       calls inside a task nest in that.
 *   <li>Items are handed out one by one, in order, to whichever worker is free; a worker never
 *       waits for one.
 *   <li>A calling thread that is attached is detached while it waits; so tasks may call these
 *       methods too. It must not have stopped the world.
 *   <li>The first failure, by time, is thrown as it is (a checked exception that a task managed to
 *       throw comes wrapped in {@link java.lang.reflect.UndeclaredThrowableException}); later ones
 *       are suppressed in it. Items not yet begun are then left out. Tasks that are under way get a
 *       {@link java.util.concurrent.CancellationException} at their next checkpoint and a
 *       {@linkplain Thread#interrupt() thread interrupt}, and are waited for; a kernel runs to its
 *       end.
 *   <li>An interrupt of the calling thread does the same, throws {@link
 *       java.util.concurrent.CancellationException} and leaves the thread interrupted.
 *   <li>What the calling thread did before is visible to the tasks, and what they did is visible to
 *       it afterwards.
 * </ul>
 */
public final class Parallel {
  private Parallel() {}

  /**
   * Applies a function to each item.
   *
   * @param <T> the type of the items; they may be null
   * @param <R> the type of the results; they may be null
   * @param interpreter whose lock the tasks run under
   * @param threads how many workers to use at most, 1 or more
   * @param items the n items; read once, by the calling thread, before any task begins
   * @param task applied once to each item, by any worker, in no promised order
   * @return the n results in the order of the items, unmodifiable
   * @throws IllegalArgumentException if {@code threads} is zero or negative
   * @throws java.util.concurrent.CancellationException if the calling thread was interrupted
   * @throws dev.baton.core.interpreter.InterpreterClosedException if the interpreter is closed, and
   *     there are items
   */
  public static <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Interpreter interpreter,
      int threads,
      Collection<? extends T> items,
      Function<? super T, ? extends R> task) {
    @SuppressWarnings("unchecked") // toArray holds the items, and what follows only reads it.
    T[] each = (T[]) items.toArray();
    @SuppressWarnings("unchecked") // Never leaves this method but inside a List<R>.
    R[] results = (R[]) new Object[each.length];
    new Batch(interpreter, each.length, i -> results[i] = task.apply(each[i])).run(threads);
    return Collections.unmodifiableList(Arrays.asList(results));
  }

  /**
   * Does something with each item.
   *
   * @param <T> the type of the items; they may be null
   * @param interpreter whose lock the tasks run under
   * @param threads how many workers to use at most, 1 or more
   * @param items the n items; read once, by the calling thread, before any task begins
   * @param task called once with each item, by any worker, in no promised order
   * @throws IllegalArgumentException if {@code threads} is zero or negative
   * @throws java.util.concurrent.CancellationException if the calling thread was interrupted
   * @throws dev.baton.core.interpreter.InterpreterClosedException if the interpreter is closed, and
   *     there are items
   */
  public static <T extends @Nullable Object> void foreach(
      Interpreter interpreter,
      int threads,
      Collection<? extends T> items,
      Consumer<? super T> task) {
    @SuppressWarnings("unchecked") // toArray holds the items, and what follows only reads it.
    T[] each = (T[]) items.toArray();
    new Batch(interpreter, each.length, i -> task.accept(each[i])).run(threads);
  }
}
