package dev.baton.bindings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link Probe} in a virtual machine of its own, with properties and environment as told. */
final class ChildJvm {

  private static final long DEADLINE_SECONDS = 120;
  private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final Path CLASSES = BASE.resolve("target/classes");
  private static final Path TEST_CLASSES = BASE.resolve("target/test-classes");

  private final Path folder;
  private final List<String> options = new ArrayList<>();
  private final Map<String, @Nullable String> environment = new LinkedHashMap<>();
  private boolean onModulePath;
  private boolean withOpenBlas = true;
  private boolean withNativeAccess = true;

  /**
   * Prepares a child that knows nothing of this process's settings.
   *
   * @param folder for its cache and its output; children may share one
   */
  ChildJvm(Path folder) {
    this.folder = folder;
    environment.put("XDG_CACHE_HOME", folder.resolve("caches").toString());
    environment.put(CoreType.VARIABLE, null);
    environment.put(LibraryLoader.VARIANT_VARIABLE, null);
    environment.put("OPENBLAS_NUM_THREADS", null);
    environment.put("JAVA_TOOL_OPTIONS", null);
  }

  ChildJvm property(String name, Object value) {
    options.add("-D" + name + "=" + value);
    return this;
  }

  ChildJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ChildJvm onModulePath() {
    onModulePath = true;
    return this;
  }

  ChildJvm withoutOpenBlas() {
    withOpenBlas = false;
    return this;
  }

  ChildJvm withoutNativeAccess() {
    withNativeAccess = false;
    return this;
  }

  Result run() throws IOException, InterruptedException {
    return start().await();
  }

  Running start() throws IOException {
    // A file, so that a child that writes much never waits for a reader.
    Path output = Files.createTempFile(folder, "child-", ".log");
    var builder = new ProcessBuilder(command());
    environment.forEach(
        (name, value) -> {
          if (value == null) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Running(builder.start(), output);
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add(
        withNativeAccess
            ? "--enable-native-access=" + (onModulePath ? "dev.baton.bindings" : "ALL-UNNAMED")
            : "--illegal-native-access=deny");
    command.addAll(options);
    String openBlas = withOpenBlas ? ":" + openBlasJar() : "";
    if (onModulePath) {
      command.addAll(List.of("--module-path", CLASSES + openBlas));
      command.addAll(List.of("--patch-module", "dev.baton.bindings=" + TEST_CLASSES));
      command.addAll(List.of("--module", "dev.baton.bindings/" + Probe.class.getName()));
    } else {
      command.addAll(List.of("--class-path", CLASSES + ":" + TEST_CLASSES + openBlas));
      command.add(Probe.class.getName());
    }
    return command;
  }

  private static Path openBlasJar() {
    Platform platform = Platform.current();
    String resource = platform.openBlasResources() + platform.openBlasLibraries().getFirst();
    String url = Objects.requireNonNull(BundledFile.onClassPath(resource), resource).getPath();
    return Path.of(URI.create(url.substring(0, url.indexOf("!/"))));
  }

  /** A child on its way. */
  record Running(Process process, Path output) {

    Result await() throws IOException, InterruptedException {
      if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("not done in time; so far: " + Files.readString(output));
      }
      return new Result(process.exitValue(), Files.readString(output));
    }
  }

  /** How a child ended and all that it wrote. */
  record Result(int status, String output) {

    /** The rest of the line that starts with a key. */
    String value(String key) {
      return output
          .lines()
          .filter(line -> line.startsWith(key + "="))
          .map(line -> line.substring(key.length() + 1))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + key + " in: " + output));
    }
  }
}
