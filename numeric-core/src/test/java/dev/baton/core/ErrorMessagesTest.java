package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the library says when it refuses, all of it in one file to read with the eye: {@code
 * src/test/resources/errors.txt}. With {@code -Dbaton.errors.write=true} this test writes the file.
 */
class ErrorMessagesTest {
  private static final String WRITE = "baton.errors.write";

  private static final String NOTHING = "did not fail";

  @TempDir private Path folder;

  /** What is tried; what comes of it is an exception. */
  @FunctionalInterface
  interface Attempt {
    /** Fails. */
    void run() throws Exception;
  }

  /** Takes attempts, each under the expression that a reader would write. */
  interface Attempts {
    void add(String expression, Attempt attempt);
  }

  @Test
  void messagesAreThoseOfTheFile() throws IOException {
    String found = messages();
    Path file = Path.of("src/test/resources/errors.txt").toAbsolutePath();
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(file, found);
    }
    assertThat(found).doesNotContain(NOTHING).isEqualTo(Files.readString(file));
    assertThat(found.lines().filter(line -> line.startsWith("    ")).distinct().count())
        .isGreaterThanOrEqualTo(100);
  }

  private String messages() {
    StringBuilder text = new StringBuilder();
    try (var interpreter = Interpreter.builder().build();
        var other = Interpreter.builder().build()) {
      Numeric np = Numeric.of(interpreter);
      section(text, "Shapes and views", attempts -> ShapeErrors.add(attempts, np));
      section(text, "Elements and types", attempts -> ElementErrors.add(attempts, np));
      section(
          text,
          "Functions of elements, reductions, products",
          attempts -> FunctionErrors.add(attempts, np, Numeric.of(other)));
      section(text, "Linear algebra", attempts -> LinearAlgebraErrors.add(attempts, np));
      section(text, "Sorting and indexing", attempts -> IndexingErrors.add(attempts, np));
      section(text, "Random numbers", attempts -> RandomErrors.add(attempts, np));
      section(text, "Files", attempts -> FileErrors.add(attempts, np, folder));
    }
    return text.toString();
  }

  private void section(StringBuilder text, String title, Consumer<Attempts> content) {
    Map<String, Attempt> attempts = new LinkedHashMap<>();
    content.accept(
        (expression, attempt) ->
            assertThat(attempts.put(expression, attempt)).as("a second %s", expression).isNull());
    text.append(title).append('\n').append("=".repeat(title.length())).append("\n\n");
    attempts.forEach(
        (expression, attempt) ->
            text.append(expression).append("\n    ").append(outcome(attempt)).append('\n'));
    text.append('\n');
  }

  private String outcome(Attempt attempt) {
    try {
      attempt.run();
    } catch (Exception | Error refused) {
      String message = String.valueOf(refused.getMessage());
      return refused.getClass().getSimpleName()
          + ": "
          + message
              .replace(folder.toString(), "FOLDER")
              .replaceAll("interpreter-\\d+", "interpreter-N")
              .replaceAll("Interpreter\\S* ?#?\\d+", "interpreter N")
              .replace("\n", "\n      ");
    }
    return NOTHING;
  }
}
