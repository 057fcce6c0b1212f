package dev.baton.demos.programs;

import dev.baton.core.array.NDArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterBuilder;
import dev.baton.core.interpreter.ThreadState;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What programs print on: a captured stream, one to an interpreter, whose lines can be checked for
 * tears.
 */
public final class Page {
  private static final String FORMAT = "%s %s %s %s and %s";
  private static final Object[] SPAM = {"spam", "spam", "spam", "eggs", "spam"};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
  private final PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);

  private Page() {}

  /**
   * Builds an interpreter that prints on a page of its own.
   *
   * @param mode what becomes of its lock
   * @return a new interpreter
   */
  public static Interpreter interpreter(Mode mode) {
    return interpreter(mode.interpreter());
  }

  /**
   * Builds an interpreter that prints on a page of its own.
   *
   * @param builder what else it is like
   * @return a new interpreter
   */
  public static Interpreter interpreter(InterpreterBuilder builder) {
    var page = new Page();
    Interpreter interpreter = builder.out(page.stream).build();
    interpreter.component(Page.class, _ -> page);
    return interpreter;
  }

  /** Returns the page that an interpreter made here prints on. */
  static Page of(Interpreter interpreter) {
    return interpreter.component(
        Page.class,
        _ -> {
          throw new IllegalStateException(interpreter + " does not print on a page");
        });
  }

  void clear() {
    bytes.reset();
  }

  /** Prints lines, in turn a formatted one and an array. */
  static void print(Interpreter interpreter, ThreadState state, long lines, NDArray array) {
    for (long line = 0; line < lines; line++) {
      if (line % 2 == 0) {
        interpreter.printFormatted(FORMAT, SPAM);
      } else {
        interpreter.print(array);
      }
      state.checkpoint();
    }
  }

  /**
   * Returns how many lines are whole: exactly what one print of the words or of the array wrote.
   */
  long wholeLines(String array) {
    var expected = Set.of(FORMAT.formatted(SPAM), array);
    return bytes.toString(StandardCharsets.UTF_8).lines().filter(expected::contains).count();
  }
}
