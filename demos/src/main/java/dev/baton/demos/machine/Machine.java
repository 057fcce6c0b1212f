package dev.baton.demos.machine;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The machine and the software that figures come from.
 *
 * @param cpu the processor's name
 * @param cores how many processors the JVM may use
 * @param memoryBytes main memory, or 0 if unknown
 * @param os operating system and architecture
 * @param jdk the Java virtual machine
 * @param loadAverage how many threads wanted a processor over the last minute, on average; negative
 *     if unknown. Above zero before a measurement, something else was running
 * @param nativeCode what runs natively: the kernels' variant, OpenBLAS, its core type
 * @param peers what each peer says it is, or {@code {"found": false, "why": …}}
 * @param when when it was described
 * @param capacity what its cores gave to several threads meanwhile; null if that was not measured
 */
@JsonPropertyOrder({
  "cpu",
  "cores",
  "memoryBytes",
  "os",
  "jdk",
  "loadAverage",
  "nativeCode",
  "peers",
  "when",
  "capacity"
})
public record Machine(
    String cpu,
    int cores,
    long memoryBytes,
    String os,
    String jdk,
    double loadAverage,
    Map<String, String> nativeCode,
    Map<String, JsonNode> peers,
    String when,
    @Nullable Capacity capacity) {

  /** Makes an immutable description. */
  public Machine {
    nativeCode = Collections.unmodifiableMap(new LinkedHashMap<>(nativeCode));
    peers = Collections.unmodifiableMap(new TreeMap<>(peers));
  }

  /**
   * Describes this machine.
   *
   * @param peers what each peer says it is, by the system's name
   * @return the description
   */
  public static Machine describe(Map<String, JsonNode> peers) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    long memory =
        system instanceof com.sun.management.OperatingSystemMXBean detailed
            ? detailed.getTotalMemorySize()
            : 0;
    return new Machine(
        Processor.name(),
        Runtime.getRuntime().availableProcessors(),
        memory,
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor")),
        system.getSystemLoadAverage(),
        NativeCode.describe(),
        peers,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        null);
  }

  /**
   * Adds what several threads were given while it was measured.
   *
   * @param measured null if that was not measured
   * @return this machine with it
   */
  public Machine with(@Nullable Capacity measured) {
    return new Machine(
        cpu, cores, memoryBytes, os, jdk, loadAverage, nativeCode, peers, when, measured);
  }
}
