package dev.baton.demos.cli;

import dev.baton.demos.echo.EchoMeasurements;
import dev.baton.demos.exhibits.Exhibit;
import dev.baton.demos.exhibits.Exhibition;
import dev.baton.demos.exhibits.Exhibits;
import dev.baton.demos.lab.Plan;
import dev.baton.demos.lab.Results;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton run}: chosen programs by themselves. */
@Command(
    name = "run",
    header = "Run one of the programs by itself.",
    description = {
      "",
      "Says what the program does, runs it by one thread and by two in each of its modes,",
      "checks its result and prints a table.",
      "The programs echo and slices have options of their own: baton run echo --help.",
      ""
    },
    subcommands = {BlurCommand.class, EchoCommand.class, SlicesCommand.class})
public final class RunCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROGRAM",
      description = "Which programs; --list names them. dft is dft-direct, -exp, -fft and -nufft.")
  private List<String> names = List.of();

  @Option(names = "--list", description = "List the programs and end.")
  private boolean list;

  @Option(
      names = "--mode",
      split = ",",
      paramLabel = "MODE",
      description = {
        "hold, release, numpy (released where NumPy does), adaptive (where it pays, which",
        "CPython does not) or none (no lock)."
      })
  private @Nullable List<Mode> modes;

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      description = "Numbers of threads; 1,2 unless given. Speed-ups are against 1.")
  private List<Integer> threads = List.of(1, 2);

  @Option(names = "--size", paramLabel = "N", description = "The size of one piece of work.")
  private @Nullable Long size;

  @Option(names = "--count", paramLabel = "N", description = "How many pieces, in total.")
  private @Nullable Long count;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is measured; ${DEFAULT-VALUE} unless given.",
      defaultValue = "5")
  private int rounds;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results to this file.")
  private @Nullable Path json;

  @Option(names = "--no-peers", description = "Run Baton alone.")
  private boolean noPeers;

  /** Makes the command; picocli fills in its fields. */
  public RunCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      list(out);
      return 0;
    }
    List<Exhibit> exhibits = new ArrayList<>();
    List<Program> programs = programs(exhibits);
    checkModes(programs);
    var effort = Effort.DEFAULT;
    var plan =
        new Plan(programs, effort, checkedThreads(), modes, size, count, rounds, effort.warmUp());
    for (Program program : programs) {
      out.println(program.name() + ": " + program.title());
      out.println("  " + program.explanation());
    }
    for (Exhibit exhibit : exhibits) {
      out.println(exhibit.name() + ": " + exhibit.title());
      out.println("  " + exhibit.explanation());
    }
    out.println();
    var session =
        new Session(
            plan,
            null,
            null,
            new Exhibition(exhibits, effort),
            out,
            (machine, measurements, _, _, exhibition) -> {
              var files = new ResultFiles(out);
              if (json != null) {
                Results results = Results.of(machine, measurements).and(exhibition.results());
                out.println("Figures: " + files.write(json, results));
              }
              return files.isComplete();
            });
    return session.run(!noPeers);
  }

  private void checkModes(List<Program> programs) {
    for (Mode mode : modes == null ? List.<Mode>of() : modes) {
      for (Program program : programs) {
        if (!program.runsIn(mode)) {
          throw usage(
              "%s cannot be run with %s; --list says what can"
                  .formatted(program.name(), mode.meaning()));
        }
      }
    }
  }

  private static void list(PrintWriter out) {
    var table =
        new TextTable(
            List.of("program", "modes", "what it does"),
            List.of(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.LEFT));
    for (Program program : Programs.all()) {
      String modes = program.modes().stream().map(Mode::toString).collect(Collectors.joining(","));
      table.add(program.name(), modes, program.title());
    }
    for (Exhibit exhibit : Exhibits.all()) {
      table.add(exhibit.name(), "a table", exhibit.title());
    }
    table.add(EchoMeasurements.NAME, "its own options", EchoCommand.TITLE);
    table.add(SlicesCommand.NAME, "its own options", SlicesCommand.TITLE);
    table.add(BlurCommand.NAME, "its own options", BlurCommand.TITLE);
    table.print(out);
  }

  /** Says whether anything was asked for besides a subcommand, which would otherwise be ignored. */
  boolean isAskedForPrograms() {
    return list || !names.isEmpty();
  }

  /** Returns the programs asked for, and adds the exhibits asked for to a list. */
  private List<Program> programs(List<Exhibit> exhibits) {
    if (names.isEmpty()) {
      throw usage("Missing program; baton run --list names them");
    }
    List<Program> programs = new ArrayList<>();
    for (String name : names) {
      Optional<Exhibit> exhibit = Exhibits.named(name);
      if (exhibit.isPresent()) {
        exhibits.add(exhibit.get());
        continue;
      }
      try {
        programs.addAll(Programs.named(name));
      } catch (IllegalArgumentException e) {
        throw usage(
            "%s, the exhibits %s and, by themselves, %s, %s, %s"
                .formatted(
                    e.getMessage(),
                    Exhibits.all().stream().map(Exhibit::name).collect(Collectors.joining(", ")),
                    EchoMeasurements.NAME,
                    SlicesCommand.NAME,
                    BlurCommand.NAME));
      }
    }
    return programs;
  }

  private List<Integer> checkedThreads() {
    if (threads.stream().anyMatch(n -> n < 1)) {
      throw usage("--threads must be 1 or more");
    }
    if (rounds < 1 || (size != null && size < 1) || (count != null && count < 1)) {
      throw usage("--rounds, --size and --count must be 1 or more");
    }
    return threads;
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
