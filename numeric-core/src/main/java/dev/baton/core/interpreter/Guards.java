package dev.baton.core.interpreter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The open guards of an interpreter.
 *
 * <p>State, guarded by this object's monitor, which nobody keeps while waiting: the open guards;
 * whether new ones are refused; the thread that waits in {@link #awaitNone}, which the close of the
 * last guard unparks.
 */
final class Guards {
  private final Interpreter interpreter;
  private final Set<InterpreterGuard> open = new LinkedHashSet<>();
  private boolean refused;
  private @Nullable Thread closer;

  Guards(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Opens a guard for the calling thread, or returns null if guards are refused. */
  synchronized @Nullable InterpreterGuard tryOpen() {
    if (refused) {
      return null;
    }
    InterpreterGuard guard = new InterpreterGuard(this, Thread.currentThread());
    open.add(guard);
    return guard;
  }

  void close(InterpreterGuard guard) {
    Thread waiting;
    synchronized (this) {
      if (!open.remove(guard)) {
        throw new IllegalMonitorStateException(
            "thread %s cannot close the %s of %s: it was closed already"
                .formatted(Thread.currentThread().getName(), guard, interpreter));
      }
      waiting = open.isEmpty() ? closer : null;
    }
    if (waiting != null) {
      interpreter.scheduler().unpark(waiting);
    }
  }

  /** Refuses guards from here on. */
  synchronized void refuse() {
    refused = true;
  }

  /** Allows guards again. */
  synchronized void allow() {
    refused = false;
  }

  /** Returns the open guards, in the order in which they were opened. */
  synchronized List<InterpreterGuard> open() {
    return List.copyOf(open);
  }

  /** Waits until no guard is open. The caller, one thread at most, has refused new ones. */
  void awaitNone() {
    synchronized (this) {
      closer = Thread.currentThread();
    }
    try (var wait = new UninterruptibleWait(interpreter.scheduler(), this)) {
      while (!open().isEmpty()) {
        wait.park();
      }
    }
    synchronized (this) {
      closer = null;
    }
  }
}
