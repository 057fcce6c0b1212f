package dev.baton.demos.cli;

import dev.baton.core.instruments.Slices;
import dev.baton.core.instruments.Timeline;
import dev.baton.core.instruments.TraceEvents;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.demos.echo.Intervals;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.report.Figures;
import dev.baton.demos.slices.RealSlices;
import dev.baton.demos.slices.SimulatedSlices;
import dev.baton.demos.slices.SlicesFile;
import dev.baton.demos.slices.SlicesPlan;
import dev.baton.demos.slices.SlicesReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code baton run slices}: how CPU-bound threads share the lock. */
@Command(
    name = SlicesCommand.NAME,
    header = "Run CPU-bound threads and say how they share the lock.",
    description = {
      "",
      "The interpreter records who holds its lock and when. From that: each thread's share, how",
      "long it had the lock at a time, how long it waited, beside what CPython's lock promises",
      "two such threads: slices of one switch interval, half the time for each, waits of two",
      "intervals at most. A promise that is not kept is said, and no failure.",
      ""
    })
public final class SlicesCommand implements Callable<Integer> {
  static final String NAME = "slices";
  static final String TITLE = "CPU-bound threads, and how they share the lock";

  private static final int MOST_THREADS = 1_000;
  private static final double LONGEST_SECONDS = 600;

  /** Quarters of an interval that the histogram tells apart: up to three intervals. */
  private static final int CLASSES = 13;

  private static final int WIDTH = 50;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @ParentCommand private @Nullable RunCommand parent;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "cpython",
      description = "cpython, fair, io-first or none; ${DEFAULT-VALUE} unless given.")
  private String policy = "cpython";

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      defaultValue = "5ms",
      description = "The switch interval, as in 0.1ms or 10us; ${DEFAULT-VALUE} unless given.")
  private String interval = "5ms";

  @Option(
      names = "--threads",
      paramLabel = "K",
      defaultValue = "2",
      description = "How many threads; ${DEFAULT-VALUE} unless given.")
  private int threads;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "How long they run; ${DEFAULT-VALUE} unless given.")
  private double seconds;

  @Option(
      names = "--simulated",
      description = "Run in virtual time: exact, and the same each time.")
  private boolean simulated;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write the timeline to this file, for Perfetto (Trace Event JSON).")
  private @Nullable Path trace;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file.")
  private @Nullable Path json;

  /** Makes the command; picocli fills in its fields. */
  public SlicesCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    if (parent != null && parent.isAskedForPrograms()) {
      throw usage(NAME + " runs by itself, with options of its own behind it");
    }
    SlicesPlan plan = plan();
    PrintWriter out = spec.commandLine().getOut();
    Machine machine = Machine.describe(Map.of());
    if (simulated) {
      out.println("In virtual time, a core for each thread.");
    } else {
      Session.describe(machine, out);
    }
    Timeline timeline = simulated ? SimulatedSlices.run(plan) : RealSlices.run(plan);
    var report = SlicesReport.of(plan, timeline);
    print(report, out);
    var files = new ResultFiles(out);
    if (trace != null) {
      String text = TraceEvents.text(List.of(timeline));
      out.println("Trace:   " + files.writeText(trace, text));
    }
    if (json != null) {
      out.println("Figures: " + files.write(json, SlicesFile.of(machine, simulated, report)));
    }
    out.flush();
    return files.isComplete() ? 0 : 1;
  }

  private static void print(SlicesReport report, PrintWriter out) {
    SlicesPlan plan = report.plan();
    out.printf(
        Locale.ROOT,
        "%d CPU-bound threads under %s, switch interval %s, %s%n%n",
        plan.threads(),
        plan.policy(),
        Intervals.text(plan.switchInterval()),
        Figures.time(plan.duration().toNanos() / 1e9));
    var align = Collections.nCopies(11, TextTable.Align.RIGHT);
    var table =
        new TextTable(
            List.of(
                "thread",
                "share",
                "slices",
                "p10",
                "median",
                "p90",
                "p99",
                "waits",
                "p50, intervals",
                "p99",
                "max"),
            align);
    for (SlicesReport.Entry entry : report.threads()) {
      Slices slices = entry.slices();
      Slices waits = entry.waits();
      table.add(
          entry.thread(),
          String.format(Locale.ROOT, "%.1f %%", 100 * entry.share()),
          Integer.toString(slices.count()),
          time(slices.quantile(0.1)),
          time(slices.median()),
          time(slices.quantile(0.9)),
          time(slices.quantile(0.99)),
          Integer.toString(waits.count()),
          intervals(report, waits.median()),
          intervals(report, waits.quantile(0.99)),
          intervals(report, waits.quantile(1)));
    }
    table.print(out);
    out.println();
    if (report.verdicts().isEmpty()) {
      out.println("Without a lock there are no slices to judge.");
    } else {
      printHistogram(report, out);
      out.println("CPython's promise");
      report.verdicts().forEach(verdict -> out.println("  " + verdict));
    }
    if (report.lost() > 0) {
      out.printf(Locale.ROOT, "%,d earlier changes were not kept.%n", report.lost());
    }
    out.flush();
  }

  private static void printHistogram(SlicesReport report, PrintWriter out) {
    long[] counts = report.histogram(CLASSES);
    long most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    out.println("Slices by length, in switch intervals");
    for (int i = 0; i < counts.length; i++) {
      // A class with one slice has a mark too.
      int length = (int) ((counts[i] * WIDTH + most - 1) / most);
      String line =
          String.format(
              Locale.ROOT,
              "  %s %.2f  %6d  %s",
              i == counts.length - 1 ? "≥" : " ",
              i / 4.0,
              counts[i],
              "#".repeat(length));
      out.println(line.stripTrailing());
    }
    out.println();
  }

  private static String time(Duration duration) {
    return duration.isZero() ? "-" : Figures.time(duration.toNanos() / 1e9);
  }

  private static String intervals(SlicesReport report, Duration duration) {
    return duration.isZero() ? "-" : Figures.digits(report.intervals(duration));
  }

  private SlicesPlan plan() {
    try {
      LockPolicy.named(policy);
    } catch (IllegalArgumentException e) {
      throw usage("--policy: " + e.getMessage());
    }
    if (threads < 2 || threads > MOST_THREADS) {
      throw usage("--threads must be from 2 to %d, not %d".formatted(MOST_THREADS, threads));
    }
    if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
      throw usage("--seconds must be more than 0 and at most 600, not " + seconds);
    }
    try {
      return new SlicesPlan(
          policy, Intervals.parse(interval), threads, Duration.ofNanos(Math.round(seconds * 1e9)));
    } catch (IllegalArgumentException e) {
      throw usage("--interval: " + e.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
