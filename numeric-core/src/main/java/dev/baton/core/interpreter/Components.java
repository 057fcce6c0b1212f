package dev.baton.core.interpreter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What the layers above have made for an interpreter: at most one component of each type. */
final class Components {
  private final Interpreter interpreter;

  /** Guards the rest; kept while a maker drops the interpreter lock. */
  private final Mutex making;

  private final Map<Class<?>, Object> made = new HashMap<>();
  private final Deque<AutoCloseable> closers = new ArrayDeque<>();

  Components(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.making = new Mutex(interpreter.scheduler());
  }

  /** Returns the component of a type, made if need be; {@code self} is attached. */
  <T> T get(ThreadState self, Class<T> type, Function<? super Interpreter, ? extends T> maker) {
    self.lockDetached(making);
    try {
      Object component = made.get(type);
      if (component == null) {
        T first = maker.apply(interpreter);
        made.put(type, first);
        if (first instanceof AutoCloseable closer) {
          closers.push(closer);
        }
        return first;
      }
      return type.cast(component);
    } finally {
      making.unlock();
    }
  }

  /** Closes all, last made first, with the world stopped. */
  void close(Failures failures) {
    for (AutoCloseable closer : closers) {
      try {
        closer.close();
      } catch (Throwable failure) {
        failures.add(failure);
      }
    }
    // Whoever keeps the closed interpreter does not keep what it was made of.
    closers.clear();
    made.clear();
  }
}
