package dev.baton.demos.cli;

import dev.baton.demos.convoy.ConvoyLab;
import dev.baton.demos.convoy.Convoys;
import dev.baton.demos.echo.EchoLab;
import dev.baton.demos.echo.EchoPlan;
import dev.baton.demos.exhibits.Exhibition;
import dev.baton.demos.lab.Configuration;
import dev.baton.demos.lab.Lab;
import dev.baton.demos.lab.Measurement;
import dev.baton.demos.lab.Plan;
import dev.baton.demos.lab.Results;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.machine.Capacity;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.peer.Peers;
import dev.baton.demos.report.Figures;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Measures a plan as a command does: with peers, a progress bar, a table, and files saved also
 * after Ctrl-C.
 */
final class Session {
  /** Writes what was measured to wherever the command wants it; returns whether that succeeded. */
  @FunctionalInterface
  interface Saver {
    boolean save(
        Machine machine,
        List<Measurement> measurements,
        @Nullable EchoLab echo,
        Convoys convoys,
        Exhibition exhibition);
  }

  /** The part of the progress bar that is the plan's if there is an echo server to measure too. */
  private static final double PLANS_PART = 0.75;

  private final Plan plan;
  private final @Nullable EchoPlan echoPlan;
  private final @Nullable ConvoyLab convoys;
  private final Exhibition exhibition;
  private final PrintWriter out;
  private final Saver saver;

  Session(
      Plan plan,
      @Nullable EchoPlan echoPlan,
      @Nullable ConvoyLab convoys,
      Exhibition exhibition,
      PrintWriter out,
      Saver saver) {
    this.plan = plan;
    this.echoPlan = echoPlan;
    this.convoys = convoys;
    this.exhibition = exhibition;
    this.out = out;
    this.saver = saver;
  }

  /**
   * Measures, prints and saves.
   *
   * @return the exit status
   */
  int run(boolean withPeers) {
    try (Peers peers = withPeers ? Peers.find() : Peers.none()) {
      Machine machine = Machine.describe(peers.descriptions());
      describe(machine, peers, out);
      return measure(machine, peers, withPeers) ? 0 : 1;
    }
  }

  /** Says what the figures come from, and what makes them doubtful. */
  static void describe(Machine machine, Peers peers, PrintWriter out) {
    describe(machine, out);
    peers
        .missing()
        .forEach((peer, why) -> out.println(peer.title() + " " + why + ". Measuring without it."));
    out.println();
    out.flush();
  }

  /** The same without peers. */
  static void describe(Machine machine, PrintWriter out) {
    out.printf(Locale.ROOT, "%s, %d cores, %s%n", machine.cpu(), machine.cores(), machine.os());
    if (machine.loadAverage() > 0.5) {
      out.printf(
          Locale.ROOT,
          "Load average %.1f: other programs are running, and the figures will suffer from it.%n",
          machine.loadAverage());
    }
  }

  /** Returns whether nothing failed. */
  private boolean measure(Machine machine, Peers peers, boolean withPeers) {
    Lab lab;
    EchoLab echo;
    try (var progress = new ProgressLine("measuring")) {
      lab =
          new Lab(
              plan,
              peers,
              echoPlan == null ? progress : (done, what) -> progress.at(PLANS_PART * done, what));
      echo =
          echoPlan == null
              ? null
              : new EchoLab(
                  echoPlan,
                  withPeers,
                  (done, what) -> progress.at(PLANS_PART + (1 - PLANS_PART) * done, what));
      var saved = new AtomicBoolean();
      // Ctrl-C ends the process after its shutdown hooks: the place to save what there is.
      var rescue =
          new Thread(
              () -> {
                if (saved.compareAndSet(false, true)) {
                  rescue(machine, lab, echo);
                  peers.close();
                }
              },
              "save-on-interrupt");
      Runtime.getRuntime().addShutdownHook(rescue);
      lab.run();
      if (echo != null) {
        echo.run();
      }
      if (convoys != null) {
        progress.at(1, "convoy");
        convoys.run();
      }
      exhibition.run(peers.python(), (_, what) -> progress.at(1, what));
      if (saved.compareAndSet(false, true)) {
        Runtime.getRuntime().removeShutdownHook(rescue);
      }
    }
    boolean complete = finish(machine, lab, echo);
    return complete
        && lab.measurements().stream().noneMatch(m -> m.state() == Measurement.State.FAILED)
        && (echo == null || !echo.measurements().hasFailures())
        && (convoys == null || convoys.convoys().failures().isEmpty())
        && !exhibition.hasFailures();
  }

  private void rescue(Machine machine, Lab lab, @Nullable EchoLab echo) {
    out.println();
    out.println("Stopped. What was measured so far:");
    finish(machine, lab, echo);
    out.flush();
  }

  /** Prints and saves; returns whether everything is saved where it should be. */
  private boolean finish(Machine machine, Lab lab, @Nullable EchoLab echo) {
    List<Measurement> measurements = lab.measurements();
    Machine measured = machine.with(lab.capacity());
    print(measurements, measured.capacity());
    if (echo != null) {
      out.println();
      EchoTables.print(echo, out);
    }
    Convoys recorded = convoys == null ? Convoys.NONE : convoys.convoys();
    recorded.failures().forEach(out::println);
    ExhibitTables.print(exhibition, out);
    return saver.save(measured, measurements, echo, recorded, exhibition);
  }

  private void print(List<Measurement> measurements, @Nullable Capacity capacity) {
    var table =
        new TextTable(
            List.of(
                "program",
                "system",
                "mode",
                "threads",
                "size",
                "seconds",
                "spread",
                "speed-up",
                "note"),
            List.of(
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.LEFT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.RIGHT,
                TextTable.Align.LEFT));
    for (Measurement measurement : measurements) {
      if (measurement.state() == Measurement.State.ABSENT) {
        continue; // What is missing is said below, once.
      }
      Configuration c = measurement.configuration();
      boolean measured = measurement.isMeasured();
      table.add(
          c.program().name(),
          c.contender().toString(),
          c.mode().toString(),
          Integer.toString(c.threads()),
          String.format(Locale.ROOT, "%,d", c.workload().size()),
          measured ? String.format(Locale.ROOT, "%.4f", measurement.statistics().median()) : "-",
          measured ? spread(measurement.statistics()) : "-",
          Figures.ratio(Results.speedup(measurement, measurements)),
          firstLine(measurement.note()));
    }
    table.print(out);
    if (capacity != null) {
      out.println("\n" + capacity);
    }
    measurements.stream()
        .filter(m -> m.state() == Measurement.State.ABSENT)
        .map(m -> "Not measured: %s, %s".formatted(m.configuration().contender().title(), m.note()))
        .distinct()
        .forEach(line -> out.println("\n" + line));
    measurements.stream()
        .map(Measurement::note)
        .filter(note -> !note.equals(firstLine(note)))
        .distinct()
        .forEach(note -> out.println("\n" + note));
    out.flush();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /**
   * The middle half of the repetitions lies within this part of the median, up and down together.
   */
  private static String spread(Statistics statistics) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * statistics.relativeSpread());
  }
}
