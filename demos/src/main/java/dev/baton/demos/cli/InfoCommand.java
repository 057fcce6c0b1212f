package dev.baton.demos.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.core.interpreter.AdaptiveReleasePolicy;
import dev.baton.demos.lab.Json;
import dev.baton.demos.machine.AdaptiveTrial;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.peer.Peers;
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
      "took; which variant of the kernels runs; and the Python and NumPy to compare with;",
      "what the adaptive release policy has learned in a trial.",
      "",
      "With --releases: which operations drop the interpreter lock, from which size on and why,",
      "under each release policy.",
      ""
    })
public final class InfoCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @Option(names = "--releases", description = "List which operations drop the lock instead.")
  private boolean releases;

  @Option(names = "--json", description = "Print the list of --releases as JSON.")
  private boolean json;

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
      addAdaptive(table);
      table.print(out);
    }
    return 0;
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
    if (peers.python() == null) {
      table.add("CPython + NumPy", peers.whyNoPython());
      return;
    }
    JsonNode python = peers.python().description();
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
}
