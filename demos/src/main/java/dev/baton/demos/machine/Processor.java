package dev.baton.demos.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out what the processor is called, which Java does not tell. */
final class Processor {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private Processor() {}

  static String name() {
    String name = Files.isReadable(CPUINFO) ? fromCpuinfo() : fromSysctl();
    return name.isEmpty() ? "unknown (%s)".formatted(System.getProperty("os.arch")) : name;
  }

  /**
   * Linux. On x86 there is a line “model name”; with family and model, since virtual machines
   * shorten the name.
   */
  private static String fromCpuinfo() {
    List<String> lines;
    try (Stream<String> all = Files.lines(CPUINFO)) {
      lines = all.takeWhile(line -> !line.isBlank()).toList();
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
    String model = value(lines, "model name");
    String family = value(lines, "cpu family");
    return family.isEmpty()
        ? model
        : "%s (family %s, model %s)".formatted(model, family, value(lines, "model"));
  }

  private static String value(List<String> lines, String key) {
    return lines.stream()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
        .map(parts -> parts[1].strip())
        .findFirst()
        .orElse("");
  }

  /** macOS. */
  private static String fromSysctl() {
    try {
      Process process = new ProcessBuilder("sysctl", "-n", "machdep.cpu.brand_string").start();
      process.getOutputStream().close();
      String name = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 ? name.strip() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
