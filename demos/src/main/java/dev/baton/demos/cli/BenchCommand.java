package dev.baton.demos.cli;

import dev.baton.demos.bench.BenchmarkCase;
import dev.baton.demos.bench.BenchmarkFile;
import dev.baton.demos.bench.BenchmarkResult;
import dev.baton.demos.bench.BenchmarkRun;
import dev.baton.demos.lab.Json;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.peer.Peers;
import dev.baton.demos.report.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
      "A missed goal is said, and no failure.",
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
    if (json != null) {
      Json.write(json, BenchmarkFile.of(machine, results));
      out.println();
      out.println("Figures: " + json.toAbsolutePath().normalize());
      out.flush();
    }
    return results.stream().anyMatch(r -> r.nanos() == null) ? 1 : 0;
  }

  private List<BenchmarkCase> chosen() {
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
    List<BenchmarkRun> runs =
        benchmarks.stream().flatMap(b -> BenchmarkRun.of(b).stream()).toList();
    List<BenchmarkResult> results = new ArrayList<>();
    try (var progress = new ProgressLine("timing")) {
      for (BenchmarkRun run : runs) {
        progress.at((double) results.size() / runs.size(), run.toString());
        results.add(run.run(!noPeers));
      }
    }
    return results;
  }

  private static void print(List<BenchmarkResult> results, PrintWriter out) {
    var table =
        new TextTable(
            List.of(
                "name", "size", "baton", "cpython-numpy", "times as fast", "spread", "goal", ""),
            List.of(
                TextTable.Align.LEFT,
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
          result.benchmark().goal().toString(),
          result.nanos() == null ? "FAILED" : verdict(result));
    }
    table.print(out);
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
