package dev.baton.core.internal.array;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.interpreter.ThreadStateLocal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one implementation of {@link Scope}: a list of arrays, on a stack per thread state. */
public final class ArrayScope implements Scope {
  private static final ThreadStateLocal<Innermost> INNERMOST =
      new ThreadStateLocal<>(_ -> new Innermost());

  private final ThreadState owner;
  private final @Nullable ArrayScope outer;
  private final List<StridedArray> made = new ArrayList<>();
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
      scope.made.add(array);
    }
  }

  @Override
  public NDArray keep(NDArray array) {
    requireOwner("keep an array in");
    // The array kept is nearly always among the last ones made.
    for (int i = made.size() - 1; i >= 0; i--) {
      if (made.get(i) == array) {
        StridedArray kept = made.remove(i);
        if (outer != null) {
          outer.made.add(kept);
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
    if (made.isEmpty() || owner.interpreter().isClosed()) {
      return; // A closed interpreter has closed its arrays already.
    }
    try (var _ = owner.interpreter().attach()) {
      made.forEach(StridedArray::close);
    }
    made.clear();
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
