package dev.baton.demos.cli;

import dev.baton.demos.bench.BenchmarkCase;
import dev.baton.demos.bench.BenchmarkFile;
import dev.baton.demos.bench.BenchmarkResult;
import dev.baton.demos.bench.BenchmarkRun;
import dev.baton.demos.bench.Limit;
import dev.baton.demos.bench.SizeCharts;
import dev.baton.demos.lab.Json;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.Peers;
import dev.baton.demos.report.Figures;
import dev.baton.demos.report.SizesPage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton bench}: single operations beside NumPy's. */
@Command(
    name = "bench",
    header = "Time single operations beside CPython + NumPy.",
    description = {
      "",
      "Each benchmark runs in a Java process of its own, in short iterations (JMH); between them",
      "the Python peer times the same operation, so that noise hits both alike. Figures are"
          + " medians,",
      "ratios the median of neighbouring iterations. Results are verified on both sides.",
      "Beside both, where there is a C compiler, stands a plain loop in C compiled for this CPU:",
      "the limit. A missed goal is said, and no failure.",
      ""
    })
public final class BenchCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Which benchmarks; all unless given. call is call.small and call.fresh.")
  private List<String> names = List.of();

  @Option(names = "--list", description = "List the benchmarks and their goals, and end.")
  private boolean list;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file.")
  private @Nullable Path json;

  @Option(names = "--no-peers", description = "Time Baton alone.")
  private boolean noPeers;

  @Option(
      names = "--sizes",
      arity = "0..1",
      paramLabel = "LARGEST",
      fallbackValue = "100000000",
      description =
          "Run with sizes from 10 by powers of ten up to the largest, 10⁸ unless given,"
              + " in place of the benchmarks' own.")
  private @Nullable Long largest;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a page with a chart for each benchmark to this file; with --sizes.")
  private @Nullable Path report;

  /** Makes the command; picocli fills in its fields. */
  public BenchCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<BenchmarkCase> chosen = chosen();
    if (list) {
      list(chosen, out);
      return 0;
    }
    Machine machine;
    try (Peers peers = noPeers ? Peers.none() : Peers.find()) {
      machine = Machine.describe(peers.descriptions());
      Session.describe(machine, peers, out);
    }
    List<BenchmarkResult> results = run(chosen);
    print(results, out);
    if (report != null) {
      Files.writeString(report, SizesPage.html(machine.cpu(), SizeCharts.of(results)));
      out.println();
      out.println("Charts: " + report.toAbsolutePath().normalize());
    }
    if (json != null) {
      Json.write(json, BenchmarkFile.of(machine, results));
      out.println();
      out.println("Figures: " + json.toAbsolutePath().normalize());
      out.flush();
    }
    return results.stream().anyMatch(r -> r.nanos() == null) ? 1 : 0;
  }

  private List<BenchmarkCase> chosen() {
    if (report != null && largest == null) {
      throw new ParameterException(spec.commandLine(), "--report draws times by size: give --sizes");
    }
    List<BenchmarkCase> chosen = named();
    return largest == null
        ? chosen
        : chosen.stream().filter(BenchmarkCase::isScalable).toList();
  }

  private List<BenchmarkCase> named() {
    if (names.isEmpty()) {
      return BenchmarkCase.all();
    }
    List<BenchmarkCase> chosen = new ArrayList<>();
    for (String name : names) {
      try {
        chosen.addAll(BenchmarkCase.named(name));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
      }
    }
    return chosen;
  }

  private static void list(List<BenchmarkCase> benchmarks, PrintWriter out) {
    var table =
        new TextTable(
            List.of("name", "goal", "what"),
            List.of(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.LEFT));
    for (BenchmarkCase benchmark : benchmarks) {
      table.add(benchmark.name(), benchmark.goal().toString(), benchmark.what());
    }
    table.print(out);
  }

  private List<BenchmarkResult> run(List<BenchmarkCase> benchmarks) throws IOException {
    System.setProperty("jmh.ignoreLock", "true"); // Another run elsewhere is noise, not an error.
    Long upTo = largest;
    List<BenchmarkRun> runs =
        benchmarks.stream()
            .map(b -> upTo == null ? BenchmarkRun.of(b) : BenchmarkRun.ofSizes(b, upTo))
            .flatMap(List::stream)
            .toList();
    List<BenchmarkResult> results = new ArrayList<>();
    try (var progress = new ProgressLine("timing")) {
      Path limits = noPeers ? null : limits();
      for (BenchmarkRun run : runs) {
        progress.at((double) results.size() / runs.size(), run.toString());
        results.add(run.run(!noPeers, limits));
      }
    }
    return results;
  }

  private @Nullable Path limits() throws IOException {
    try {
      return Limit.compile();
    } catch (PeerException e) {
      spec.commandLine().getErr().println("Without loops in C: " + e.getMessage());
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while compiling loops in C");
    }
  }

  private static void print(List<BenchmarkResult> results, PrintWriter out) {
    var table =
        new TextTable(
            List.of(
                "name",
                "size",
                "baton",
                "cpython-numpy",
                "times as fast",
                "spread",
                "c",
                "of c",
                "goal",
                ""),
            List.of(
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT));
    for (BenchmarkResult result : results) {
      Long size = result.params().get("n");
      Statistics ratio = result.ratio();
      table.add(
          result.benchmark().name(),
          size == null ? "" : String.format(Locale.ROOT, "%,d", size),
          time(result, result.nanos()),
          time(result, result.peerNanos()),
          ratio == null ? "-" : Figures.ratio(ratio.median()),
          ratio == null
              ? "-"
              : Figures.ratio(ratio.lowerQuartile()) + "–" + Figures.ratio(ratio.upperQuartile()),
          time(result, result.limitNanos()),
          ofLimit(result),
          result.benchmark().goal().toString(),
          result.nanos() == null ? "FAILED" : verdict(result));
    }
    table.print(out);
    summary(results).ifPresent(out::println);
    for (BenchmarkResult result : results) {
      if (!result.failure().isEmpty()) {
        out.println();
        out.println(result.benchmark().name() + " failed: " + result.failure());
      }
    }
    results.stream()
        .filter(result -> !result.peerNote().isEmpty())
        .map(result -> result.benchmark().name() + ": CPython + NumPy " + result.peerNote())
        .distinct()
        .forEach(out::println);
    out.flush();
  }

  /** Says how many times as fast as the peer the benchmarks are, in the middle, and which lose. */
  private static Optional<String> summary(List<BenchmarkResult> results) {
    List<BenchmarkResult> compared = results.stream().filter(r -> r.ratio() != null).toList();
    if (compared.size() < 2) {
      return Optional.empty();
    }
    double[] ratios = compared.stream().mapToDouble(BenchCommand::medianRatio).toArray();
    List<String> losing =
        compared.stream().filter(r -> medianRatio(r) < 1).map(BenchCommand::nameAndSize).toList();
    return Optional.of(
        "Median of %d rows: %s as fast as CPython + NumPy. %s"
            .formatted(
                ratios.length,
                Figures.ratio(Statistics.of(ratios).median()),
                losing.isEmpty() ? "None loses." : "Losing: " + String.join(", ", losing) + "."));
  }

  private static double medianRatio(BenchmarkResult result) {
    return Objects.requireNonNull(result.ratio()).median();
  }

  private static String nameAndSize(BenchmarkResult result) {
    Long size = result.params().get("n");
    return result.benchmark().name()
        + (size == null ? "" : String.format(Locale.ROOT, " (%,d)", size));
  }

  /** The speed as a part of the limit's. */
  private static String ofLimit(BenchmarkResult result) {
    return result.nanos() == null || result.limitNanos() == null
        ? "-"
        : String.format(
            Locale.ROOT, "%.0f%%", 100 * result.limitNanos().median() / result.nanos().median());
  }

  private static String time(BenchmarkResult result, @Nullable Statistics nanos) {
    return nanos == null
        ? "-"
        : Figures.time(nanos.median() / 1e9)
            + (result.benchmark().per().equals("op") ? "" : "/" + result.benchmark().per());
  }

  private static String verdict(BenchmarkResult result) {
    return switch (result.verdict()) {
      case MET -> "met";
      case MISSED -> "MISSED";
      case LOSES -> "LOSES to the peer";
      case UNKNOWN -> "no peer to compare with";
    };
  }
}
