package dev.baton.core.interpreter;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A variable with one value per thread state: what CPython keeps in {@code PyThreadState_GetDict},
 * found by index instead of by name. Meant for a few constants of the layers above, never for user
 * data.
 *
 * @param <T> the type of the value
 */
public final class ThreadStateLocal<T> {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final int index = COUNT.getAndIncrement();
  private final Function<? super ThreadState, ? extends T> initial;

  /**
   * Makes a variable.
   *
   * @param initial computes a thread state's first value, on its own thread
   */
  public ThreadStateLocal(Function<? super ThreadState, ? extends T> initial) {
    this.initial = initial;
  }

  /**
   * Returns the value that belongs to a thread state; only its own thread may ask.
   *
   * @param state the calling thread's state
   * @return its value, computed on the first call
   */
  @SuppressWarnings("unchecked") // only initial ever fills this index
  public T get(ThreadState state) {
    @Nullable Object value = state.local(index);
    return value != null ? (T) value : first(state);
  }

  private T first(ThreadState state) {
    T value = initial.apply(state);
    state.setLocal(index, value);
    return value;
  }
}
