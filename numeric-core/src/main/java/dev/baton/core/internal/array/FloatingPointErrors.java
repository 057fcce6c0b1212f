package dev.baton.core.internal.array;

import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.ErrorState;
import dev.baton.core.array.FloatingPointException;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.interpreter.ThreadStateLocal;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The one implementation of {@link ErrorState}: a mode per condition, and who holds them. */
public final class FloatingPointErrors implements ErrorState {
  /** Each condition's bit, as libbaton has it, and NumPy's words. */
  private enum Condition {
    DIVIDE(1, "divide by zero"),
    OVER(2, "overflow"),
    UNDER(4, "underflow"),
    INVALID(8, "invalid value");

    final int bit;
    final String words;

    Condition(int bit, String words) {
      this.bit = bit;
      this.words = words;
    }
  }

  private record Modes(ErrorMode divide, ErrorMode over, ErrorMode under, ErrorMode invalid) {
    ErrorMode of(Condition condition) {
      return switch (condition) {
        case DIVIDE -> divide;
        case OVER -> over;
        case UNDER -> under;
        case INVALID -> invalid;
      };
    }
  }

  private static final Modes DEFAULT =
      new Modes(ErrorMode.WARN, ErrorMode.WARN, ErrorMode.IGNORE, ErrorMode.WARN);

  /** A thread's modes; a field, since a thread state's local is set once. */
  private static final class Holder {
    @Nullable FloatingPointErrors current;
  }

  private static final ThreadStateLocal<Holder> CURRENT = new ThreadStateLocal<>(_ -> new Holder());

  private final ArrayContext context;
  private final Modes modes;
  private final @Nullable BiConsumer<String, String> called;

  private FloatingPointErrors(
      ArrayContext context, Modes modes, @Nullable BiConsumer<String, String> called) {
    this.context = context;
    this.modes = modes;
    this.called = called;
  }

  /**
   * Returns what holds on the calling thread.
   *
   * @param context whose operations it holds for
   * @param self the calling thread's state
   * @return the modes
   */
  public static FloatingPointErrors of(ArrayContext context, ThreadState self) {
    FloatingPointErrors current = CURRENT.get(self).current;
    return current == null ? new FloatingPointErrors(context, DEFAULT, null) : current;
  }

  // ---- conditions met ---------------------------------------------------------------------------

  /**
   * Does what the thread's modes say for the conditions that an operation has met.
   *
   * @param context whose operation it was
   * @param self the calling thread's state
   * @param operation NumPy's name of the operation
   * @param conditions the bits that the kernel returned; nothing happens for 0
   * @throws FloatingPointException if a condition's mode is RAISE
   */
  public static void report(
      ArrayContext context, ThreadState self, String operation, int conditions) {
    if (conditions != 0) {
      of(context, self).report(operation, conditions);
    }
  }

  private void report(String operation, int conditions) {
    for (Condition condition : Condition.values()) {
      if ((conditions & condition.bit) != 0) {
        met(operation, condition);
      }
    }
  }

  private void met(String operation, Condition condition) {
    String message = condition.words + " encountered in " + operation;
    switch (modes.of(condition)) {
      case IGNORE -> {}
      case WARN -> context.warn(message);
      case RAISE -> throw new FloatingPointException(message);
      case CALL -> {
        if (called == null) {
          throw new IllegalStateException(message + ", but errstate has no handler to call");
        }
        called.accept(operation, condition.words);
      }
    }
  }

  // ---- changes ----------------------------------------------------------------------------------

  private FloatingPointErrors with(Modes changed) {
    return new FloatingPointErrors(context, changed, called);
  }

  @Override
  public ErrorState divide(ErrorMode mode) {
    return with(new Modes(mode, modes.over, modes.under, modes.invalid));
  }

  @Override
  public ErrorState over(ErrorMode mode) {
    return with(new Modes(modes.divide, mode, modes.under, modes.invalid));
  }

  @Override
  public ErrorState under(ErrorMode mode) {
    return with(new Modes(modes.divide, modes.over, mode, modes.invalid));
  }

  @Override
  public ErrorState invalid(ErrorMode mode) {
    return with(new Modes(modes.divide, modes.over, modes.under, mode));
  }

  @Override
  public ErrorState all(ErrorMode mode) {
    return with(new Modes(mode, mode, mode, mode));
  }

  @Override
  public ErrorState handler(BiConsumer<String, String> handler) {
    return new FloatingPointErrors(context, modes, handler);
  }

  @Override
  public Open open() {
    try (var attachment = context.interpreter().attach()) {
      Holder holder = CURRENT.get(attachment.state());
      FloatingPointErrors before = holder.current;
      holder.current = this;
      Thread owner = Thread.currentThread();
      return () -> {
        if (Thread.currentThread() != owner) {
          throw new IllegalStateException(
              "thread %s cannot close an errstate of thread %s"
                  .formatted(Thread.currentThread().getName(), owner.getName()));
        }
        holder.current = before;
      };
    }
  }

  /** Returns the modes in NumPy's form. */
  @Override
  public String toString() {
    return "errstate(divide=%s, over=%s, under=%s, invalid=%s)"
        .formatted(name(modes.divide), name(modes.over), name(modes.under), name(modes.invalid));
  }

  private static String name(ErrorMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
