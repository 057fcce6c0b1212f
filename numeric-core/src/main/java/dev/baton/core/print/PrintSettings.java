package dev.baton.core.print;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.interpreter.ThreadStateLocal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The options with which arrays are printed where none are given: an interpreter's, unless the
 * thread is in a scope with its own.
 */
public final class PrintSettings {
  private static final ThreadStateLocal<Innermost> INNERMOST =
      new ThreadStateLocal<>(_ -> new Innermost());

  private volatile PrintOptions options = PrintOptions.DEFAULT;

  private PrintSettings() {}

  /** A thread's innermost scope. */
  private static final class Innermost {
    @Nullable Scope scope;
  }

  private static PrintSettings of(Interpreter interpreter) {
    return interpreter.component(PrintSettings.class, _ -> new PrintSettings());
  }

  /**
   * Returns the options of the calling thread: {@code numpy.get_printoptions}.
   *
   * @param interpreter whose arrays are printed
   * @return those of its innermost scope, else the interpreter's
   */
  public static PrintOptions current(Interpreter interpreter) {
    try (var attachment = interpreter.attach()) {
      Scope scope = INNERMOST.get(attachment.state()).scope;
      return scope != null ? scope.options : of(interpreter).options;
    }
  }

  /**
   * Sets an interpreter's options, for all threads that are in no scope: {@code
   * numpy.set_printoptions}.
   *
   * @param interpreter whose arrays are printed
   * @param options the options
   */
  public static void set(Interpreter interpreter, PrintOptions options) {
    of(interpreter).options = Objects.requireNonNull(options, "options");
  }

  /**
   * Opens a scope of the calling thread: {@code numpy.printoptions}.
   *
   * @param interpreter whose arrays are printed
   * @param options the options in it
   * @return the scope, to be closed on the same thread
   */
  public static PrintScope open(Interpreter interpreter, PrintOptions options) {
    Objects.requireNonNull(options, "options");
    try (var attachment = interpreter.attach()) {
      Innermost innermost = INNERMOST.get(attachment.state());
      Scope scope = new Scope(interpreter, attachment.state(), innermost, options);
      innermost.scope = scope;
      return scope;
    }
  }

  private static final class Scope implements PrintScope {
    private final Interpreter interpreter;
    private final ThreadState owner;
    private final Innermost innermost;
    private final PrintOptions options;
    private final @Nullable Scope outer;
    private boolean closed;

    Scope(Interpreter interpreter, ThreadState owner, Innermost innermost, PrintOptions options) {
      this.interpreter = interpreter;
      this.owner = owner;
      this.innermost = innermost;
      this.options = options;
      this.outer = innermost.scope;
    }

    @Override
    public void close() {
      if (closed) {
        return;
      }
      if (owner.thread() != Thread.currentThread() || innermost.scope != this) {
        throw new IllegalStateException(
            "printoptions: the scope of thread %s on %s is not the innermost of thread %s"
                .formatted(owner.name(), interpreter, Thread.currentThread().getName()));
      }
      closed = true;
      innermost.scope = outer;
    }
  }
}
