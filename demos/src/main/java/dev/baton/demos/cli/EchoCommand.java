package dev.baton.demos.cli;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.demos.echo.EchoFile;
import dev.baton.demos.echo.EchoLab;
import dev.baton.demos.echo.EchoMeasurements;
import dev.baton.demos.echo.EchoPlan;
import dev.baton.demos.echo.Intervals;
import dev.baton.demos.machine.Machine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code baton run echo}: the convoy. */
@Command(
    name = EchoMeasurements.NAME,
    header = "Run an echo server beside CPU-bound threads.",
    description = {
      "",
      "A server's threads and CPU-bound ones share an interpreter lock. A client, in another",
      "process, sends small messages and waits for each reply: requests per second, by the",
      "lock's switch interval, the number of CPU-bound threads and the lock's policy, beside",
      "CPython's own server. Servers take turns, so that noise hits all alike; figures are",
      "medians of the rounds. Also: how much of their speed the CPU-bound threads keep.",
      ""
    })
public final class EchoCommand implements Callable<Integer> {
  static final String TITLE = "an echo server beside CPU-bound threads";

  private static final long MOST_CONNECTIONS = 1_000;
  private static final long LARGEST_SIZE = 1 << 16;
  private static final double LONGEST_SECONDS = 3_600;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @ParentCommand private @Nullable RunCommand parent;

  @Option(names = "--quick", description = "Two switch intervals, in about 20 seconds.")
  private boolean quick;

  @Option(
      names = "--interval",
      split = ",",
      paramLabel = "TIME",
      description = "Switch intervals, as in 5ms,0.1ms,10us.")
  private @Nullable List<String> intervals;

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      description = "Numbers of CPU-bound threads; 0,1,2,4 unless given.")
  private @Nullable List<Integer> threads;

  @Option(
      names = "--policy",
      split = ",",
      paramLabel = "POLICY",
      description = "Lock policies: cpython, fair, io-first, none; all unless given.")
  private @Nullable List<String> policies;

  @Option(
      names = "--connections",
      paramLabel = "N",
      description = "Clients at a time; 1 unless given.")
  private @Nullable Integer connections;

  @Option(names = "--size", paramLabel = "BYTES", description = "Of a message; 16 unless given.")
  private @Nullable Integer size;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long each configuration is measured in each round.")
  private @Nullable Double seconds;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is measured, however long that takes.")
  private @Nullable Integer rounds;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file.")
  private @Nullable Path json;

  @Option(names = "--no-peers", description = "Run Baton alone.")
  private boolean noPeers;

  /** Makes the command; picocli fills in its fields. */
  public EchoCommand() {}

  @Override
  public Integer call() {
    if (parent != null && parent.isAskedForPrograms()) {
      throw usage(EchoMeasurements.NAME + " runs by itself, with options of its own behind it");
    }
    EchoPlan plan = plan();
    PrintWriter out = spec.commandLine().getOut();
    Machine machine = Machine.describe(Map.of());
    Session.describe(machine, out);
    out.println();
    out.flush();
    EchoLab lab;
    try (var progress = new ProgressLine("measuring")) {
      lab = new EchoLab(plan, !noPeers, progress);
      lab.run();
    }
    EchoTables.print(lab, out);
    var files = new ResultFiles(out);
    if (json != null) {
      out.println();
      out.println("Figures: " + files.write(json, EchoFile.of(machine, lab)));
      out.flush();
    }
    return files.isComplete() && !lab.measurements().hasFailures() ? 0 : 1;
  }

  private EchoPlan plan() {
    EchoPlan preset = quick ? EchoPlan.quick() : EchoPlan.whole();
    return new EchoPlan(
        intervals == null ? preset.intervals() : intervals.stream().map(this::interval).toList(),
        checkedThreads(preset),
        checkedPolicies(preset),
        (int) checked("--connections", connections, MOST_CONNECTIONS, preset.connections()),
        (int) checked("--size", size, LARGEST_SIZE, preset.size()),
        (int) checked("--rounds", rounds, Integer.MAX_VALUE, preset.rounds()),
        checkedSeconds(preset),
        preset.start(),
        rounds == null ? preset.budget() : Duration.ofDays(1));
  }

  private Duration interval(String text) {
    try {
      return Intervals.parse(text);
    } catch (IllegalArgumentException e) {
      throw usage("--interval: " + e.getMessage());
    }
  }

  private List<Integer> checkedThreads(EchoPlan preset) {
    if (threads == null) {
      return preset.threads();
    }
    if (threads.stream().anyMatch(n -> n < 0 || n > MOST_CONNECTIONS)) {
      throw usage("--threads must be from 0 to " + MOST_CONNECTIONS);
    }
    return threads;
  }

  private List<String> checkedPolicies(EchoPlan preset) {
    if (policies == null) {
      return preset.policies();
    }
    for (String policy : policies) {
      try {
        LockPolicy.named(policy);
      } catch (IllegalArgumentException e) {
        throw usage("--policy: " + e.getMessage());
      }
    }
    return policies;
  }

  private long checked(String option, @Nullable Integer value, long most, int otherwise) {
    long checked = Objects.requireNonNullElse(value, otherwise);
    if (checked < 1 || checked > most) {
      throw usage("%s must be from 1 to %d, not %d".formatted(option, most, checked));
    }
    return checked;
  }

  private Duration checkedSeconds(EchoPlan preset) {
    if (seconds == null) {
      return preset.measured();
    }
    if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
      throw usage("--seconds must be more than 0 and at most 3600, not " + seconds);
    }
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
