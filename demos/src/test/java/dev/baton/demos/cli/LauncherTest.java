package dev.baton.demos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands through the launcher: its build, and its own command line for Java, with modules in a
 * folder. The house it stands in is made of what this test runs with, and its Maven is a stand-in
 * that notes when it is called.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final long DEADLINE_SECONDS = 120;
  private static final Set<String> MODULES =
      Set.of("dev.baton.core", "dev.baton.bindings", "org.jspecify");

  @TempDir Path house;
  private Path tools;

  @BeforeEach
  void furnish() throws IOException {
    Files.copy(launcher(), house.resolve("baton"));
    Files.setPosixFilePermissions(
        house.resolve("baton"), PosixFilePermissions.fromString("rwx------"));
    Files.writeString(house.resolve("pom.xml"), "<project/>");
    for (String part : List.of("native", "bindings", "numeric-core")) {
      Files.createDirectory(house.resolve(part));
    }
    Path target = house.resolve("demos/target");
    Path modules = Files.createDirectories(target.resolve("lib/modules"));
    int number = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (isOneOf(path, MODULES)) {
        provide(modules.resolve(number++ + ".jar"), path);
      } else if (Files.exists(path.resolve("dev/baton/demos/Main.class"))) {
        provide(target.resolve("baton-demos.jar"), path);
      } else if (entry.endsWith(".jar") && Files.isRegularFile(path)) {
        provide(target.resolve("lib").resolve(number++ + ".jar"), path);
      }
    }
    tools = Files.createDirectory(house.resolve(".tools"));
    tool("mvn", "echo called >>\"" + house.resolve(".mvn-called") + "\"");
    tool("make", "exit 1");
    tool("cc", "exit 1");
  }

  /** Copies a jar, or makes one of a folder with classes. */
  private static void provide(Path jar, Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      Files.copy(path, jar);
      return;
    }
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    String[] arguments = {"--create", "--file", jar.toString(), "-C", path.toString(), "."};
    assertThat(tool.run(System.out, System.err, arguments)).isZero();
  }

  private static boolean isOneOf(Path path, Set<String> modules) {
    try {
      return ModuleFinder.of(path).findAll().stream()
          .anyMatch(module -> modules.contains(module.descriptor().name()));
    } catch (FindException e) {
      return false; // No module, nor a jar that can be taken for one.
    }
  }

  /** The script of the repository: in a folder above the one that the tests run in. */
  private static Path launcher() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("baton"))) {
      folder = folder.getParent();
      assertThat(folder).as("a folder with the launcher above the current one").isNotNull();
    }
    return folder.resolve("baton");
  }

  private void tool(String name, String line) throws IOException {
    Path tool = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
  }

  /** What a command printed, errors included, and its status. */
  private record Ended(int status, String output) {}

  private Ended launch(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(house.resolve("baton").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(tools.toFile()).redirectErrorStream(true);
    Path output = house.resolve(".output");
    builder.redirectOutput(output.toFile());
    builder
        .environment()
        .put("PATH", tools + File.pathSeparator + System.getenv().getOrDefault("PATH", ""));
    builder.environment().put("BATON_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("CC");
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("no end within the deadline: " + Files.readString(output));
    }
    return new Ended(process.exitValue(), Files.readString(output));
  }

  private List<String> builds() throws IOException {
    Path called = house.resolve(".mvn-called");
    return Files.exists(called) ? Files.readAllLines(called) : List.of();
  }

  @Test
  void itBuildsOnceAndAgainWhenASourceChanged() throws Exception {
    assertThat(launch(Map.of(), "run", "--list").output()).contains("Building", "countdown");
    assertThat(builds()).hasSize(1);
    Ended second = launch(Map.of(), "run", "--list");
    assertThat(second.status()).isZero();
    assertThat(second.output()).contains("countdown").doesNotContain("Building");
    assertThat(builds()).hasSize(1);
    Files.writeString(house.resolve("native/new.c"), "int x;");
    assertThat(launch(Map.of(), "run", "--list").status()).isZero();
    assertThat(builds()).hasSize(2);
  }

  @Test
  void whatMavenSaysOfABuildThatFailsIsShown() throws Exception {
    tool("mvn", "echo the kernel does not compile; exit 1");
    Ended ended = launch(Map.of(), "info");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("the kernel does not compile", "baton: the build failed");
  }

  @Test
  void workersFindTheLaunchersModulesAndNativeCode() throws Exception {
    Ended ended =
        launch(
            Map.of(),
            "run",
            "countdown",
            "batches",
            "mapped",
            "--mode",
            "release,interpreters,processes",
            "--size",
            "1600",
            "--count",
            "2",
            "--rounds",
            "1",
            "--no-peers");
    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output().lines().filter(line -> line.contains("processes")))
        .hasSize(3 * 2)
        .noneMatch(line -> line.contains("failed"));
  }

  @Test
  void theCommandsStatusAndTheJvmsOptionsPassThrough() throws Exception {
    assertThat(launch(Map.of(), "nonsense").status()).isEqualTo(2);
    Ended ended = launch(Map.of("BATON_JAVA_OPTS", "-Xlog:gc -XX:+UseSerialGC"), "run", "--list");
    assertThat(ended.output()).contains("Using Serial");
  }

  @Test
  void aJdkThatIsTooOldIsNamed() throws Exception {
    Ended ended = launch(Map.of("BATON_JAVA_HOME", "/nonexistent"), "info");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("BATON_JAVA_HOME is /nonexistent, which is not a JDK 25");
  }
}
