package dev.baton.demos.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.peer.Peers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code baton info}: what figures of this machine would come from. */
@Command(
    name = "info",
    header = "Describe the machine, the native code and the peers found.",
    description = {
      "",
      "CPU, cores, JDK; which OpenBLAS is used, for which core type it was asked and which it",
      "took; which variant of the kernels runs; and the Python and NumPy to compare with.",
      ""
    })
public final class InfoCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  /** Makes the command; picocli fills in its fields. */
  public InfoCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
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
      table.print(out);
    }
    return 0;
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
