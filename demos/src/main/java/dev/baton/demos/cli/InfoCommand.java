package dev.baton.demos.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.core.interpreter.AdaptiveReleasePolicy;
import dev.baton.demos.accuracy.AccuracyTable;
import dev.baton.demos.lab.Json;
import dev.baton.demos.machine.AdaptiveTrial;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.peer.Peer;
import dev.baton.demos.peer.Peers;
import dev.baton.demos.programs.Contender;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code baton info}: what figures of this machine would come from. */
@Command(
    name = "info",
    header = "Describe the machine, the native code and the peers found.",
    description = {
      "",
      "CPU, cores, JDK; which OpenBLAS is used, for which core type it was asked and which it",
      "took; which variant of the kernels runs; the Python, NumPy and ND4J to compare with, or",
      "how to get them; what the adaptive release policy has learned in a trial.",
      "",
      "With --releases: which operations drop the interpreter lock, from which size on and why,",
      "under each release policy.",
      "",
      "With --accuracy: by how much the elementary functions err at most, in units in the last",
      "place, measured against values of fifty digits; exit status 1 if a promise is broken.",
      ""
    })
public final class InfoCommand implements Callable<Integer> {
  private static final long SEED = 1;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @Option(names = "--releases", description = "List which operations drop the lock instead.")
  private boolean releases;

  @Option(names = "--json", description = "Print the list of --releases as JSON.")
  private boolean json;

  @Option(names = "--accuracy", description = "Measure the elementary functions' errors instead.")
  private boolean accuracy;

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Inputs of each kind for --accuracy; default: ${DEFAULT-VALUE}.")
  private int points;

  /** Makes the command; picocli fills in its fields. */
  public InfoCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (json && !releases) {
      throw new ParameterException(spec.commandLine(), "--json goes with --releases");
    }
    if (releases) {
      printReleases(out);
      return 0;
    }
    if (accuracy) {
      AccuracyTable table = AccuracyTable.measured(points, SEED);
      print(table, out);
      return table.rows().stream().allMatch(AccuracyTable.Row::isKept) ? 0 : 1;
    }
    try (Peers peers = Peers.find()) {
      Machine machine = Machine.describe(peers.descriptions());
      var table =
          new TextTable(List.of("", ""), List.of(TextTable.Align.LEFT, TextTable.Align.LEFT));
      table.add("CPU", machine.cpu());
      table.add("cores", Integer.toString(machine.cores()));
      if (machine.memoryBytes() > 0) {
        double gibibytes = machine.memoryBytes() / (double) (1 << 30);
        table.add("memory", String.format(Locale.ROOT, "%.1f GiB", gibibytes));
      }
      table.add("system", machine.os());
      table.add("JDK", machine.jdk());
      machine.nativeCode().forEach(table::add);
      addPython(table, peers);
      addNd4j(table, peers);
      addAdaptive(table);
      table.print(out);
    }
    return 0;
  }

  private static void print(AccuracyTable accuracy, PrintWriter out) {
    TextTable.Align right = TextTable.Align.RIGHT;
    var table =
        new TextTable(
            List.of("function", "dtype", "inputs", "ULP", "promised", "worst at"),
            List.of(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                right,
                right,
                right,
                TextTable.Align.LEFT));
    for (AccuracyTable.Row row : accuracy.rows()) {
      table.add(
          row.function(),
          row.dtype().toString(),
          Integer.toString(row.points()),
          String.format(Locale.ROOT, "%.3f%s", row.error(), row.isKept() ? "" : " BROKEN"),
          String.format(Locale.ROOT, "%.0f", row.limit()),
          row.worstText());
    }
    table.print(out);
  }

  private void printReleases(PrintWriter out) {
    AdaptiveTrial.run();
    ReleaseTable table = ReleaseTable.now();
    if (json) {
      out.print(Json.text(table));
      out.flush();
    } else {
      table.print(out);
    }
  }

  private static void addAdaptive(TextTable table) {
    AdaptiveReleasePolicy policy;
    try {
      policy = AdaptiveTrial.run();
    } catch (IllegalStateException | LinkageError e) {
      table.add("adaptive release", "not tried: " + e.getMessage());
      return;
    }
    policy.describe().lines().forEach(line -> table.add("adaptive release", line));
  }

  private static void addPython(TextTable table, Peers peers) {
    Peer peer = peers.get(Contender.CPYTHON_NUMPY);
    if (peer == null) {
      addMissing(table, peers, Contender.CPYTHON_NUMPY);
      return;
    }
    JsonNode python = peer.description();
    table.add(
        "Python",
        "%s %s, %s"
            .formatted(
                python.path("implementation").asText(),
                python.path("python").asText(),
                python.path("executable").asText()));
    table.add("NumPy", python.path("numpy").asText());
    JsonNode blas = python.path("blas");
    table.add(
        "its BLAS",
        "%s %s, core type %s"
            .formatted(
                blas.path("name").asText(),
                blas.path("version").asText(),
                blas.path("core").asText()));
  }

  private static void addNd4j(TextTable table, Peers peers) {
    Peer peer = peers.get(Contender.ND4J);
    if (peer == null) {
      addMissing(table, peers, Contender.ND4J);
      return;
    }
    table.add(
        Contender.ND4J.title(),
        "%s, %s"
            .formatted(
                peer.description().path("nd4j").asText(),
                peer.description().path("backend").asText()));
  }

  private static void addMissing(TextTable table, Peers peers, Contender contender) {
    table.add(contender.title(), String.valueOf(peers.missing().get(contender)));
  }
}
