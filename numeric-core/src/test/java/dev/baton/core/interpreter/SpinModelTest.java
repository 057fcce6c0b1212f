package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The models of the locks, checked by spin: {@code src/test/spin/run} and its {@code README.md}.
 */
class SpinModelTest {
  private static final Path SCRIPT = Path.of("src/test/spin/run");

  /** Ten times what an idle machine of two cores takes. */
  private static final long DEADLINE_MINUTES = 9;

  @TempDir Path folder;

  @Test
  @Timeout(value = DEADLINE_MINUTES + 1, unit = TimeUnit.MINUTES)
  void modelsHoldAndEveryPlantedBugIsFound() throws IOException, InterruptedException {
    assumeTrue(isOnPath("spin"), "spin is not on the PATH: Debian's package spin, or spinroot.com");

    Path output = folder.resolve("output");
    Process run =
        new ProcessBuilder(SCRIPT.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    run.getOutputStream().close();
    boolean ended = run.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly().waitFor();
    }

    assertThat(ended).as("ended in time:%n%s", Files.readString(output)).isTrue();
    assertThat(run.exitValue()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output))
        .containsPattern(Pattern.compile("^ok .* holds ", Pattern.MULTILINE))
        .containsPattern(Pattern.compile("^ok .* BUG_", Pattern.MULTILINE))
        .doesNotContainPattern(Pattern.compile("^FAILED", Pattern.MULTILINE));
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(Pattern.quote(System.getProperty("path.separator"))))
            .anyMatch(part -> Files.isExecutable(Path.of(part, program)));
  }
}
