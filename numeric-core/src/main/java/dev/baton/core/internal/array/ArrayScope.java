package dev.baton.core.internal.array;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.interpreter.ThreadStateLocal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one implementation of {@link Scope}: a list of arrays, on a stack per thread state. */
public final class ArrayScope implements Scope {
  private static final ThreadStateLocal<Innermost> INNERMOST =
      new ThreadStateLocal<>(_ -> new Innermost());

  private static final int FIRST_PRUNING = 64;

  private final ThreadState owner;
  private final @Nullable ArrayScope outer;
  private final List<StridedArray> made = new ArrayList<>();

  /**
   * Where the list is next rid of arrays that were closed by hand, so that long scopes stay small.
   */
  private int pruneAt = FIRST_PRUNING;

  private boolean closed;

  private ArrayScope(ThreadState owner, @Nullable ArrayScope outer) {
    this.owner = owner;
    this.outer = outer;
  }

  /**
   * Opens a scope on the calling thread.
   *
   * @param self its state
   * @return the scope
   */
  public static ArrayScope open(ThreadState self) {
    Innermost innermost = INNERMOST.get(self);
    ArrayScope scope = new ArrayScope(self, innermost.scope);
    innermost.scope = scope;
    return scope;
  }

  /** Tells the thread's innermost scope, if there is one, of a new array. */
  static void made(ThreadState self, StridedArray array) {
    ArrayScope scope = INNERMOST.get(self).scope;
    if (scope != null) {
      scope.add(array);
    }
  }

  private void add(StridedArray array) {
    if (made.size() >= pruneAt) {
      made.removeIf(StridedArray::isClosed);
      pruneAt = Math.max(FIRST_PRUNING, 2 * made.size());
    }
    made.add(array);
  }

  @Override
  public NDArray keep(NDArray array) {
    requireOwner("keep an array in");
    // The array kept is nearly always among the last ones made.
    for (int i = made.size() - 1; i >= 0; i--) {
      if (made.get(i) == array) {
        StridedArray kept = made.remove(i);
        if (outer != null) {
          outer.add(kept);
        }
        break;
      }
    }
    return array;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    requireOwner("close");
    Innermost innermost = INNERMOST.get(owner);
    if (innermost.scope != this) {
      throw new IllegalStateException("this scope is not the innermost open one of " + owner);
    }
    closed = true;
    innermost.scope = outer;
    IllegalStateException failure = null;
    try (var _ = owner.interpreter().attach()) {
      failure = closeAll();
    } catch (InterpreterClosedException closed) {
      failure = closeAll(); // What was in use when the interpreter closed the others.
    }
    made.clear();
    if (failure != null) {
      throw failure;
    }
  }

  /** Closes every array, whether or not others could be closed. */
  private @Nullable IllegalStateException closeAll() {
    IllegalStateException failure = null;
    for (StridedArray array : made) {
      try {
        array.close();
      } catch (IllegalStateException inUse) {
        if (failure == null) {
          failure = inUse;
        } else {
          failure.addSuppressed(inUse);
        }
      }
    }
    return failure;
  }

  private void requireOwner(String action) {
    if (Thread.currentThread() != owner.thread()) {
      throw new IllegalStateException(
          "thread %s cannot %s a scope of %s"
              .formatted(Thread.currentThread().getName(), action, owner));
    }
  }

  private static final class Innermost {
    @Nullable ArrayScope scope;
  }
}
