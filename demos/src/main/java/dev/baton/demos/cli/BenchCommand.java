package dev.baton.demos.cli;

import dev.baton.demos.bench.BenchmarkCase;
import dev.baton.demos.bench.BenchmarkFile;
import dev.baton.demos.bench.BenchmarkResult;
import dev.baton.demos.bench.BenchmarkRun;
import dev.baton.demos.bench.Comparison;
import dev.baton.demos.bench.Contest;
import dev.baton.demos.bench.SizeCharts;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.peer.Peers;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.report.Figures;
import dev.baton.demos.report.SizesPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    header = "Time single operations beside CPython + NumPy and others.",
    description = {
      "",
      "Each benchmark runs in a Java process of its own, in short iterations (JMH); between them",
      "the others time the same operation, so that noise hits all alike. Figures are medians,",
      "ratios the median of neighbouring iterations. Results are verified on all sides. FFTs are",
      "set beside SciPy and FFTW too, where they are installed (-Dbaton.fftw.path names FFTW), and",
      "what ND4J has beside ND4J, once mvn -f demos/nd4j package has fetched it.",
      "A missed goal is said, and no failure.",
      ""
    },
    subcommands = BreakEvenCommand.class)
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

  @Option(
      names = "--threads",
      description = "Measure what a second thread adds, with the lock released and held, and end.")
  private boolean threads;

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
    Set<Contest> missing = EnumSet.noneOf(Contest.class);
    try (Peers peers = noPeers ? Peers.none() : Peers.find()) {
      machine = Machine.describe(peers.descriptions());
      Session.describe(machine, peers, out);
      if (peers.get(Contender.ND4J) == null) {
        missing.add(Contest.ND4J); // Which has been said; others say it themselves, in notes.
      }
    }
    if (threads) {
      ThreadsTable.print(!noPeers, out);
      return 0;
    }
    List<BenchmarkResult> results = run(chosen, missing);
    print(results, out);
    var files = new ResultFiles(out);
    if (report != null) {
      String page = SizesPage.html(machine.cpu(), SizeCharts.of(results));
      out.println();
      out.println("Charts: " + files.writeText(report, page));
      out.flush();
    }
    if (json != null) {
      out.println();
      out.println("Figures: " + files.write(json, BenchmarkFile.of(machine, results)));
      out.flush();
    }
    return files.isComplete() && results.stream().noneMatch(r -> r.nanos() == null) ? 0 : 1;
  }

  private List<BenchmarkCase> chosen() {
    if (report != null && largest == null) {
      throw new ParameterException(
          spec.commandLine(), "--report draws times by size: give --sizes");
    }
    List<BenchmarkCase> chosen = named();
    return largest == null ? chosen : chosen.stream().filter(BenchmarkCase::isScalable).toList();
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

  private List<BenchmarkResult> run(List<BenchmarkCase> benchmarks, Set<Contest> missing)
      throws IOException {
    System.setProperty("jmh.ignoreLock", "true"); // Another run elsewhere is noise, not an error.
    Long upTo = largest;
    List<BenchmarkRun> runs =
        benchmarks.stream()
            .map(b -> upTo == null ? BenchmarkRun.of(b) : BenchmarkRun.ofSizes(b, upTo))
            .flatMap(List::stream)
            .toList();
    List<BenchmarkResult> results = new ArrayList<>();
    try (var progress = new ProgressLine("timing")) {
      for (BenchmarkRun run : runs) {
        progress.at((double) results.size() / runs.size(), run.toString());
        results.add(run.run(contest -> !noPeers && !missing.contains(contest)));
      }
    }
    return results;
  }

  private static void print(List<BenchmarkResult> results, PrintWriter out) {
    var table =
        new TextTable(
            List.of(
                "name",
                "size",
                "baton",
                "beside",
                "its time",
                "times as fast",
                "spread",
                "goal",
                ""),
            List.of(
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT));
    for (BenchmarkResult result : results) {
      String name = result.benchmark().name();
      String size = size(result);
      String time = result.nanos() == null ? "-" : time(result, result.nanos());
      if (result.comparisons().isEmpty()) {
        String goal = result.benchmark().goal().toString();
        table.add(name, size, time, "-", "-", "-", "-", goal, verdict(result, null));
      }
      for (Comparison comparison : result.comparisons()) {
        Statistics ratio = comparison.ratio();
        table.add(
            name,
            size,
            time,
            comparison.system().toString(),
            time(result, comparison.nanos()),
            Figures.ratio(ratio.median()),
            Figures.ratio(ratio.lowerQuartile()) + "–" + Figures.ratio(ratio.upperQuartile()),
            comparison.goal().toString(),
            verdict(result, comparison));
        name = "";
        size = "";
        time = "";
      }
    }
    table.print(out);
    printMeans(results, out);
    printMedian(results, out);
    for (BenchmarkResult result : results) {
      if (!result.failure().isEmpty()) {
        out.println();
        out.println(result.benchmark().name() + " failed: " + result.failure());
      }
    }
    results.stream().flatMap(result -> result.notes().stream()).distinct().forEach(out::println);
    out.flush();
  }

  private static String size(BenchmarkResult result) {
    Long n = result.params().get("n");
    return n == null ? "" : String.format(Locale.ROOT, "%,d", n);
  }

  /** Prints how many times as fast as NumPy the rows are, in the middle, and which lose. */
  private static void printMedian(List<BenchmarkResult> results, PrintWriter out) {
    List<Double> ratios = new ArrayList<>();
    List<String> losing = new ArrayList<>();
    for (BenchmarkResult result : results) {
      for (Comparison comparison : result.comparisons()) {
        double ratio = comparison.ratio().median();
        if (comparison.system() == Contest.CPYTHON_NUMPY) {
          ratios.add(ratio);
          if (ratio < 1) {
            String size = size(result);
            losing.add(result.benchmark().name() + (size.isEmpty() ? "" : " (" + size + ")"));
          }
        }
      }
    }
    if (ratios.size() > 1) {
      out.printf(
          "Median of %d rows: %s as fast as %s. %s%n",
          ratios.size(),
          Figures.ratio(
              Statistics.of(ratios.stream().mapToDouble(Double::doubleValue).toArray()).median()),
          Contest.CPYTHON_NUMPY,
          losing.isEmpty() ? "None loses." : "Losing: " + String.join(", ", losing) + ".");
    }
  }

  /** Prints, where there are several sizes, how many times as fast Baton is in the mean. */
  private static void printMeans(List<BenchmarkResult> results, PrintWriter out) {
    results.stream()
        .collect(
            Collectors.groupingBy(
                BenchmarkResult::benchmark, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (benchmark, sizes) -> {
              Map<Contest, List<Double>> ratios = new EnumMap<>(Contest.class);
              for (BenchmarkResult size : sizes) {
                for (Comparison comparison : size.comparisons()) {
                  ratios
                      .computeIfAbsent(comparison.system(), _ -> new ArrayList<>())
                      .add(Math.log(comparison.ratio().median()));
                }
              }
              ratios.forEach(
                  (system, logarithms) -> {
                    if (logarithms.size() > 1) {
                      out.printf(
                          "%s: %s as fast as %s, the geometric mean of %d sizes%n",
                          benchmark.name(),
                          Figures.ratio(
                              Math.exp(
                                  logarithms.stream()
                                      .mapToDouble(Double::doubleValue)
                                      .average()
                                      .orElseThrow())),
                          system,
                          logarithms.size());
                    }
                  });
            });
  }

  private static String time(BenchmarkResult result, Statistics nanos) {
    return Figures.time(nanos.median() / 1e9)
        + (result.benchmark().per().equals("op") ? "" : "/" + result.benchmark().per());
  }

  private static String verdict(BenchmarkResult result, @Nullable Comparison comparison) {
    if (result.nanos() == null) {
      return "FAILED";
    }
    if (comparison != null && comparison.system() == Contest.C) {
      return "the limit";
    }
    return switch (result.verdict(comparison)) {
      case MET -> "met";
      case MISSED -> "MISSED";
      case LOSES -> "LOSES to the peer";
      case UNKNOWN -> "no peer to compare with";
    };
  }
}
