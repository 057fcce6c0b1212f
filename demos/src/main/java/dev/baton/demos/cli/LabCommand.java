package dev.baton.demos.cli;

import dev.baton.demos.convoy.ConvoyLab;
import dev.baton.demos.convoy.Convoys;
import dev.baton.demos.echo.EchoFile;
import dev.baton.demos.echo.EchoLab;
import dev.baton.demos.echo.EchoMeasurements;
import dev.baton.demos.echo.EchoPlan;
import dev.baton.demos.exhibits.Exhibit;
import dev.baton.demos.exhibits.Exhibition;
import dev.baton.demos.exhibits.Exhibits;
import dev.baton.demos.lab.Json;
import dev.baton.demos.lab.Measurement;
import dev.baton.demos.lab.Plan;
import dev.baton.demos.lab.Results;
import dev.baton.demos.lab.RunComparison;
import dev.baton.demos.lab.Samples;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Programs;
import dev.baton.demos.report.Findings;
import dev.baton.demos.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code baton lab}: every program, a table, and a report. */
@Command(
    name = "lab",
    header = "Measure every program and write a report.",
    description = {
      "",
      "Runs each program by one thread and by two, with the interpreter lock held during",
      "native work and with it released, beside CPython + NumPy (python3 of the PATH, or what",
      "BATON_PYTHON names) and ND4J (fetched by mvn -f demos/nd4j package), where they are",
      "installed. Systems, modes and numbers of threads take turns, so that noise hits all alike;",
      "figures are medians. Then an echo server beside CPU-bound threads: run echo in short. Last",
      "a convoy of two threads, recorded and drawn.",
      "",
      "Prints a table and writes, to the output folder:",
      "  report.html    the findings, with charts; opens offline",
      "  results.json   the table's figures, for tools",
      "  samples.json   every single repetition",
      "  echo.json      the echo server's figures, which run echo --json writes too",
      "  convoy-….trace.json  who held the lock when, for Perfetto (ui.perfetto.dev)",
      "Ctrl-C stops and saves what was measured so far.",
      ""
    })
public final class LabCommand implements Callable<Integer> {
  private static final Duration TINY = Duration.ofMillis(60);
  private static final List<Exhibit> TINY_EXHIBITS = List.of(Exhibits.all().getFirst());

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @ArgGroup private @Nullable Length length;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write results.json to this file as well.")
  private @Nullable Path json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "lab-results",
      description = "The output folder; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private Path folder;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Say what changed since an earlier run: its samples.json.")
  private @Nullable Path earlier;

  @Option(names = "--no-peers", description = "Measure Baton alone.")
  private boolean noPeers;

  @Option(
      names = "--tiny",
      hidden = true,
      description = "Hardly do any work: to see whether everything works, not how fast.")
  private boolean tiny;

  /** How long it may take. */
  static final class Length {
    @Option(names = "--quick", description = "Take a minute or two; figures are noisier.")
    private boolean quick;

    @Option(
        names = "--full",
        description = "Take as long as good figures need, and use up to all cores.")
    private boolean full;

    private Effort effort() {
      return quick ? Effort.QUICK : full ? Effort.FULL : Effort.DEFAULT;
    }
  }

  private @Nullable Samples before;

  @SuppressWarnings("NullAway.Init") // Set when the command begins.
  private ResultFiles files;

  /** Makes the command; picocli fills in its fields. */
  public LabCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (earlier != null) {
      before = readEarlier(earlier); // Before anything is measured, or overwritten.
    }
    files = new ResultFiles(out);
    files.probe(folder);
    Effort effort = length == null ? Effort.DEFAULT : length.effort();
    Plan plan = Plan.of(Programs.all(), effort);
    EchoPlan echo = EchoPlan.lab(effort);
    Session session =
        tiny
            ? new Session(
                tiny(plan),
                echo.tiny(),
                new ConvoyLab(TINY),
                new Exhibition(TINY_EXHIBITS, effort),
                out,
                this::save)
            : new Session(
                plan,
                echo,
                new ConvoyLab(ConvoyLab.duration(effort)),
                new Exhibition(Exhibits.all(), effort),
                out,
                this::save);
    return session.run(!noPeers);
  }

  private static Samples readEarlier(Path file) {
    try {
      Samples samples = Json.read(file, Samples.class);
      if (samples.schema() != Results.SCHEMA || samples.samples().isEmpty()) {
        throw new IOException("it has no samples of schema " + Results.SCHEMA);
      }
      return samples;
    } catch (IOException e) {
      throw new CommandFailedException(
          "cannot compare with %s: %s. --compare takes the samples.json of an earlier run"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static Plan tiny(Plan plan) {
    return new Plan(
        plan.programs(), plan.effort(), plan.threads(), null, 64L, 4L, 3, Duration.ofMillis(1));
  }

  private boolean save(
      Machine machine,
      List<Measurement> measurements,
      @Nullable EchoLab echo,
      Convoys convoys,
      Exhibition exhibition) {
    PrintWriter out = spec.commandLine().getOut();
    Results results = Results.of(machine, measurements).and(exhibition.results());
    EchoMeasurements echoes = new EchoMeasurements(List.of());
    if (echo != null) {
      echoes = echo.measurements();
      results = results.and(echoes.results(echo.plan().size()));
      files.write(folder.resolve("echo.json"), EchoFile.of(machine, echo));
    }
    Path figures = files.write(folder.resolve("results.json"), results);
    Samples samples = Samples.of(machine, measurements);
    files.write(folder.resolve("samples.json"), samples);
    Path report =
        files.writeText(
            folder.resolve("report.html"),
            Report.html(results, measurements, echoes, convoys, exhibition));
    convoys.traces().forEach((name, trace) -> files.writeText(folder.resolve(name), trace));
    if (json != null) {
      files.write(json, results);
    }
    if (before != null) {
      ComparisonTable.print(RunComparison.of(before, samples), out);
    }
    out.println();
    out.println(Findings.of(measurements).headline());
    out.println();
    out.println("Report:  " + report);
    out.println("Figures: " + figures);
    out.flush();
    return files.isComplete();
  }
}
