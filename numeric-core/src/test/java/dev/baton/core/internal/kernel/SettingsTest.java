package dev.baton.core.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a process is started with: the class path, access to native code, the memory's properties.
 */
class SettingsTest {
  private static final long DEADLINE_SECONDS = 120;
  private static final String ACCESS = "--enable-native-access=ALL-UNNAMED";

  @TempDir Path folder;

  /** Runs the probe on the class path and returns the lines it wrote. */
  private List<String> probe(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(Arrays.asList(options));
    command.addAll(List.of("--class-path", classPath(), SettingsProbe.class.getName()));
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("not done in time; so far: " + Files.readString(output));
    }
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return Files.readAllLines(output);
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

  private static List<String> values(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .toList();
  }

  @Test
  void theClassPathWillDo() throws Exception {
    List<String> lines = probe(ACCESS, "-Xcheck:jni");
    assertThat(values(lines, "dot")).containsExactly("14.0", "14.0");
    assertThat(values(lines, "cached")).containsExactly("8192", "8192");
    assertThat(values(lines, "filled")).containsExactly("all", "all");
    assertThat(lines).as("no warning and nothing else").hasSize(8);
  }

  @Test
  void deniedNativeAccessIsOneClearError() throws Exception {
    List<String> lines = probe("--illegal-native-access=deny");
    assertThat(values(lines, "failure"))
        .containsExactly(
            "dev.baton.bindings.NativeLibraryException",
            "dev.baton.bindings.NativeLibraryException");
    assertThat(values(lines, "message"))
        .allMatch(
            message -> message.startsWith("cannot load native libraries: native access is denied"));
    assertThat(lines).contains("  fix: run java with " + ACCESS);
  }

  @Test
  void theLimitHolds() throws Exception {
    List<String> lines = probe(ACCESS, "-Dbaton.memory.limit=5M", "-Dbaton.memory.cache=4K");
    assertThat(values(lines, "limit")).containsExactly("5242880", "5242880");
    assertThat(values(lines, "cached"))
        .as("no block of this size is kept")
        .allMatch(cached -> Long.parseLong(cached) < 4096);
    assertThat(values(lines, "filled"))
        .hasSize(2)
        .allMatch(
            filled ->
                filled.startsWith(
                        "4 then cannot allocate 1048576 bytes for shape (131072,) of float64:")
                    && filled.endsWith("limit 5242880 (set -Dbaton.memory.limit)"));
  }

  @Test
  void sizesThatAreNoneAreToldEachTime() throws Exception {
    String message =
        "baton.memory.limit is 'lots': it must be a number of bytes from 1 on, as 1500000000 or 1500M";
    List<String> lines = probe(ACCESS, "-Dbaton.memory.limit=lots");
    assertThat(values(lines, "failure"))
        .containsExactly(
            IllegalArgumentException.class.getName(), IllegalArgumentException.class.getName());
    assertThat(values(lines, "message")).containsExactly(message, message);
    assertThat(values(probe(ACCESS, "-Dbaton.memory.cache=-1"), "message"))
        .hasSize(2)
        .allMatch(told -> told.startsWith("baton.memory.cache is '-1'"));
  }
}
