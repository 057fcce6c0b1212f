package dev.baton.demos.exhibits;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.demos.lab.Result;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Page;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import dev.baton.demos.programs.Workload;
import dev.baton.demos.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs five programs in one thread under every lock policy: Guido van Rossum's condition for life
 * without the lock is that it must not slow a program of one thread.
 */
final class PolicyPrices implements Exhibit {
  private static final List<String> PROGRAMS =
      List.of("countdown", "print", "add", "dft-exp", "foreach");
  private static final List<LockPolicy> POLICIES =
      List.of(LockPolicy.cpython(), LockPolicy.fair(), LockPolicy.ioFirst(), LockPolicy.none());

  /** Less than this apart two policies cost the same: repetitions of one differ as much. */
  private static final double NOTHING = 0.03;

  /** A fraction of the lab's own work does: no thread is waited for. */
  private static final long LESS = 8;

  private static final int WARM_UP = 1;

  @Override
  public String name() {
    return "policies";
  }

  @Override
  public String title() {
    return "what each lock policy costs one thread";
  }

  @Override
  public String explanation() {
    return "Guido van Rossum would welcome a Python without the lock if a program of one thread"
        + " became no slower. Here the same programs run by one thread under every policy; 1.00 is"
        + " CPython's.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer) {
    List<List<String>> rows = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    List<String> slower = new ArrayList<>();
    for (String name : PROGRAMS) {
      Program program = Programs.named(name).getFirst();
      Workload workload = program.workload(Effort.QUICK, Contender.BATON).less(LESS);
      double[][] seconds = measure(program, workload, effort.rounds());
      List<String> row = new ArrayList<>(List.of(name));
      for (int policy = 0; policy < POLICIES.size(); policy++) {
        Statistics ratios = ratios(seconds[policy], seconds[0]);
        double time = Statistics.of(seconds[policy]).median();
        row.add(
            policy == 0
                ? Figures.time(time)
                : String.format(
                    Locale.ROOT,
                    "%.2f (%.2f to %.2f)",
                    ratios.median(),
                    ratios.lowerQuartile(),
                    ratios.upperQuartile()));
        results.add(
            new Result(
                name() + "." + name,
                "baton",
                POLICIES.get(policy).equals(POLICIES.getLast()) ? "none" : "numpy",
                1,
                workload.size(),
                time,
                null,
                "policy " + POLICIES.get(policy)));
        if (policy == POLICIES.size() - 1 && ratios.lowerQuartile() > 1 + NOTHING) {
          slower.add(name + " by " + Math.round(100 * (ratios.median() - 1)) + " %");
        }
      }
      rows.add(row);
    }
    List<String> columns =
        Stream.concat(
                Stream.of("one thread"),
                POLICIES.stream()
                    .map(p -> p == POLICIES.getFirst() ? p + ", time" : p + ", over cpython’s"))
            .toList();
    return new Outcome(
        columns,
        rows,
        slower.isEmpty()
            ? "Without a lock no program of one thread became slower by more than the noise:"
                + " the condition is kept."
            : "Without a lock one thread became slower in " + String.join(", ", slower) + ".",
        results);
  }

  private static Statistics ratios(double[] times, double[] reference) {
    double[] ratios = new double[times.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = times[i] / reference[i];
    }
    return Statistics.of(ratios);
  }

  /** Returns the seconds by policy and round, the policies taking turns. */
  private static double[][] measure(Program program, Workload workload, int rounds) {
    double[][] seconds = new double[POLICIES.size()][rounds];
    for (int round = -WARM_UP; round < rounds; round++) {
      for (int turn = 0; turn < POLICIES.size(); turn++) {
        int policy = Math.floorMod(turn + round, POLICIES.size()); // Nobody is always first.
        double time = time(program, workload, POLICIES.get(policy));
        if (round >= 0) {
          seconds[policy][round] = time;
        }
      }
    }
    return seconds;
  }

  private static double time(Program program, Workload workload, LockPolicy policy) {
    try (Interpreter interpreter = Page.interpreter(Interpreter.builder().lock(policy));
        Program.Job job = program.prepare(interpreter, workload, 1)) {
      program.time(job, workload); // The first run counts for nothing.
      return program.time(job, workload);
    }
  }
}
