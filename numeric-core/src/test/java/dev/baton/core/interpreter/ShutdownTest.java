package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM's shutdown closes interpreters that ask for it, and never hangs because of one. */
class ShutdownTest {
  static final List<String> POLICIES = LockPolicy.NAMES;

  private static final long DEADLINE_SECONDS = 60;

  @TempDir Path folder;

  /** Runs a program of {@link ShutdownProbe}; it must end in time and with the status. */
  private List<String> run(int status, String... program) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("--class-path", classPath(), ShutdownProbe.class.getName()));
    command.addAll(Arrays.asList(program));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      String threads = threadDump(process);
      process.destroyForcibly();
      throw new AssertionError(
          "not ended in time; so far: " + Files.readString(output) + "\n" + threads);
    }
    assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(status);
    return Files.readAllLines(output);
  }

  private String threadDump(Process process) throws IOException, InterruptedException {
    Path dump = folder.resolve("threads.txt");
    String jstack = Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
    new ProcessBuilder(jstack, Long.toString(process.pid()))
        .redirectErrorStream(true)
        .redirectOutput(dump.toFile())
        .start()
        .waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
    return Files.readString(dump);
  }

  /** Everything these tests run with, modules or not, and the tests. */
  private static String classPath() {
    Set<String> entries = new LinkedHashSet<>();
    entries.add(Path.of(System.getProperty("basedir", ""), "target", "test-classes").toString());
    for (String property : new String[] {"jdk.module.path", "java.class.path"}) {
      entries.addAll(Arrays.asList(System.getProperty(property, "").split(File.pathSeparator, -1)));
    }
    entries.remove("");
    return String.join(File.pathSeparator, entries);
  }

  @ParameterizedTest
  @CsvSource({"returns, 0", "closes, 0", "exits, 42", "exits-beside-a-parked-thread, 42"})
  void nothingIsSaidWhereNothingIsInTheWay(String program, int status) throws Exception {
    assertThat(run(status, program)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("POLICIES")
  void aThreadThatReachesCheckpointsIsStopped(String policy) throws Exception {
    // The looping thread gets the exception in its turn, or is ended by the JVM before it does.
    assertThat(run(42, "exits-beside-a-thread-that-reaches-checkpoints", policy))
        .allMatch(
            line -> line.startsWith("Exception in thread \"looping\"") || line.startsWith("\tat "));
  }

  @ParameterizedTest
  @FieldSource("POLICIES")
  void aThreadThatReachesNoCheckpointIsNotWaitedFor(String policy) throws Exception {
    assertThat(run(42, "exits-beside-a-spinning-thread", policy))
        .singleElement()
        .asString()
        .startsWith("probed was not closed at shutdown within 200 ms: attached are thread spinning")
        .contains(ShutdownProbe.class.getSimpleName());
  }

  @Test
  void theThreadThatExitsMayBeAttached() throws Exception {
    assertThat(run(42, "exits-attached"))
        .singleElement()
        .asString()
        .startsWith(
            "probed was not closed at shutdown within 200 ms: attached are thread main at ");
  }

  @Test
  void aGuardThatStaysOpenIsNotWaitedFor() throws Exception {
    assertThat(run(42, "exits-while-a-guard-is-open"))
        .containsExactly(
            "probed was not closed at shutdown within 200 ms:"
                + " it waits for guard of thread guarding");
  }

  @Test
  void anExitCallbackMayExit() throws Exception {
    assertThat(run(42, "exits-from-a-callback"))
        .singleElement()
        .asString()
        .startsWith(
            "probed was not closed at shutdown within 200 ms: attached are thread main at ");
  }

  @Test
  void aProgramMayCloseInItsOwnHook() throws Exception {
    assertThat(run(42, "closes-in-a-hook-of-its-own")).containsExactly("closed by the program");
  }

  @Test
  void aCloseThatIsUnderWayIsWaitedFor() throws Exception {
    assertThat(run(42, "exits-while-another-closes")).containsExactly("done");
  }

  @Test
  void whatClosingThrowsIsTold() throws Exception {
    assertThat(run(42, "fails-to-close"))
        .contains(
            "probed, at shutdown: java.lang.IllegalStateException: closing probed: no luck",
            "Caused by: java.lang.ArithmeticException: no luck");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S"})
  void aLimitIsPositive(Duration limit) {
    InterpreterBuilder builder = Interpreter.builder();
    assertThatThrownBy(() -> builder.closeAtShutdown(limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(limit.toString());
  }
}
