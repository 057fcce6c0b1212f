package dev.baton.demos.exhibits;

import dev.baton.demos.lab.Result;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Page;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import dev.baton.demos.programs.Workload;
import dev.baton.demos.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Multiplies matrices by threads that each let BLAS use several threads of its own. */
final class Oversubscription implements Exhibit {
  private static final int[][] WAYS = {{1, 1}, {2, 1}, {1, 2}, {2, 2}};

  /** Less than this apart two ways are as fast: repetitions of one differ as much. */
  private static final double NOTHING = 0.05;

  @Override
  public String name() {
    return "oversubscription";
  }

  @Override
  public String title() {
    return "threads that call BLAS, and BLAS’s own threads";
  }

  @Override
  public String explanation() {
    return "A matrix product can use several cores by itself. Where the threads that call it are as"
        + " many as the cores, its own threads only take turns with them. Baton lets a call use"
        + " several threads only while no other call is inside; NumPy’s calls all do as they were"
        + " told.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer) throws PeerException {
    Program program = Programs.named("matmul").getFirst();
    Workload workload = program.workload(Effort.QUICK, Contender.BATON);
    double[][] own = new double[WAYS.length][effort.rounds()];
    double[][] others = new double[WAYS.length][effort.rounds()];
    for (int round = -1; round < effort.rounds(); round++) {
      for (int way = 0; way < WAYS.length; way++) {
        double seconds = time(workload, WAYS[way][0], WAYS[way][1]);
        double peerSeconds = peer == null ? 0 : time(peer, workload, WAYS[way][0], WAYS[way][1]);
        if (round >= 0) {
          own[way][round] = seconds;
          others[way][round] = peerSeconds;
        }
      }
    }
    List<List<String>> rows = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    for (int way = 0; way < WAYS.length; way++) {
      List<String> row = new ArrayList<>(List.of("" + WAYS[way][0], "" + WAYS[way][1]));
      add(row, results, "baton", own, way, workload);
      if (peer != null) {
        add(row, results, "cpython-numpy", others, way, workload);
      }
      rows.add(row);
    }
    List<String> columns =
        new ArrayList<>(
            List.of("threads that call", "threads of BLAS’s for each", "Baton", "speed-up"));
    if (peer != null) {
      columns.addAll(List.of("CPython + NumPy", "its speed-up"));
    }
    return new Outcome(columns, rows, conclusion(own, peer == null ? null : others), results);
  }

  private static void add(
      List<String> row,
      List<Result> results,
      String system,
      double[][] seconds,
      int way,
      Workload workload) {
    double time = Statistics.of(seconds[way]).median();
    double speedUp = Statistics.of(seconds[0]).median() / time;
    row.add(Figures.time(time));
    row.add(Figures.ratio(speedUp));
    results.add(
        new Result(
            "oversubscription",
            system,
            "release",
            WAYS[way][0],
            workload.size(),
            time,
            speedUp,
            "%d BLAS threads for each".formatted(WAYS[way][1])));
  }

  private static String conclusion(double[][] own, double @Nullable [][] others) {
    String baton = "In Baton that is " + changed(own) + ".";
    return "Warning: two threads that call a BLAS of two threads are four on the cores of two. "
        + baton
        + (others == null ? "" : " In NumPy it is " + changed(others) + ".");
  }

  /** How the last way compares with two threads whose BLAS has one. */
  private static String changed(double[][] seconds) {
    double ratio =
        Statistics.of(seconds[WAYS.length - 1]).median() / Statistics.of(seconds[1]).median();
    long percent = Math.round(100 * Math.abs(ratio - 1));
    return Math.abs(ratio - 1) < NOTHING
        ? "as fast as with a BLAS of one thread"
        : "%d %% %s than with a BLAS of one thread"
            .formatted(percent, ratio > 1 ? "slower" : "faster");
  }

  private static double time(Workload workload, int threads, int blasThreads) {
    Program program = Programs.matmul(blasThreads);
    try (var interpreter = Page.interpreter(Mode.RELEASE);
        Program.Job job = program.prepare(interpreter, workload, threads)) {
      return program.time(job, workload);
    }
  }

  private static double time(PythonPeer peer, Workload workload, int threads, int blasThreads)
      throws PeerException {
    return peer.ask(
            Map.of(
                "op",
                "exhibit",
                "name",
                "oversubscription",
                "size",
                workload.size(),
                "count",
                workload.count(),
                "threads",
                threads,
                "blas",
                blasThreads))
        .required("seconds")
        .asDouble();
  }
}
