package dev.baton.demos.exhibits;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.demos.lab.Result;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Page;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import dev.baton.demos.programs.Workload;
import dev.baton.demos.report.Curves;
import dev.baton.demos.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How programs scale with threads, up to more of these than cores, beside Amdahl's law and beside
 * what the memory allows.
 */
final class Scaling implements Exhibit {
  private static final List<String> PROGRAMS =
      List.of("matmul", "dft-direct", "add-large", "print");

  private static final int WARM_UP = 1;

  /** One program's figures. */
  private record Scaled(
      Program program, Workload workload, double kernels, List<Double> speedups) {}

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public String title() {
    return "how far more threads help, and what ends it";
  }

  @Override
  public String explanation() {
    return "The lock is released around kernels. What is left under it is done by one thread at a"
        + " time: Amdahl’s law says how far that lets others help, on the cores there are. Programs"
        + " whose arrays come from main memory are ended by the memory instead: the limit is what"
        + " plain copies by as many threads reach.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer) {
    int cores = Runtime.getRuntime().availableProcessors();
    List<Integer> threads = threads(cores);
    List<Double> memory = new ArrayList<>();
    List<Scaled> all = new ArrayList<>();
    for (String name : PROGRAMS) {
      Program program = Programs.named(name).getFirst();
      Workload workload = program.workload(Effort.QUICK, Contender.BATON);
      all.add(scaled(program, workload, threads, effort.rounds()));
    }
    for (double speedup : Copies.speedups(threads, effort.rounds())) {
      memory.add(speedup);
    }
    return outcome(all, memory, threads, cores);
  }

  /** One, two, four and so on; once more than there are cores. */
  private static List<Integer> threads(int cores) {
    List<Integer> threads = new ArrayList<>();
    for (int n = 1; n < 2 * cores; n *= 2) {
      threads.add(n);
    }
    threads.add(2 * cores);
    return threads;
  }

  private static Scaled scaled(
      Program program, Workload workload, List<Integer> threads, int rounds) {
    var policy = new TimedHold();
    List<Interpreter> interpreters = new ArrayList<>();
    List<Program.Job> jobs = new ArrayList<>();
    try {
      interpreters.add(Page.interpreter(Interpreter.builder().release(policy)));
      jobs.add(program.prepare(interpreters.getFirst(), workload, 1));
      for (int n : threads) {
        interpreters.add(Page.interpreter(Mode.RELEASE));
        jobs.add(program.prepare(interpreters.getLast(), workload, n));
      }
      double[] kernels = new double[rounds];
      double[][] speedups = new double[threads.size()][rounds];
      for (int round = -WARM_UP; round < rounds; round++) {
        policy.take();
        double held = program.time(jobs.getFirst(), workload);
        double inKernels = policy.take().seconds();
        double one = 0;
        for (int i = 0; i < threads.size(); i++) {
          double seconds = program.time(jobs.get(i + 1), workload);
          one = i == 0 ? seconds : one;
          if (round >= 0) {
            kernels[round] = inKernels / held;
            speedups[i][round] = one / seconds;
          }
        }
      }
      List<Double> medians = new ArrayList<>();
      for (double[] of : speedups) {
        medians.add(Statistics.of(of).median());
      }
      return new Scaled(program, workload, Statistics.of(kernels).median(), medians);
    } finally {
      jobs.forEach(Program.Job::close);
      interpreters.forEach(Interpreter::close);
    }
  }

  /** Amdahl's law on a number of cores: what is in kernels is shared out, the rest is not. */
  static double amdahl(double kernels, int threads, int cores) {
    return 1 / (1 - kernels + kernels / Math.min(threads, cores));
  }

  private Outcome outcome(List<Scaled> all, List<Double> memory, List<Integer> threads, int cores) {
    List<String> columns = new ArrayList<>(List.of("program", "in kernels"));
    for (int n : threads) {
      columns.add("%d thread%s".formatted(n, n == 1 ? "" : "s"));
    }
    columns.add("Amdahl, %d".formatted(cores));
    List<List<String>> rows = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    List<Curves.Line> lines = new ArrayList<>();
    List<Double> at = threads.stream().map(Integer::doubleValue).toList();
    for (Scaled one : all) {
      double kernels = Math.min(1, one.kernels);
      List<String> row = new ArrayList<>();
      row.add(one.program.name());
      row.add(String.format(Locale.ROOT, "%.1f %%", 100 * kernels));
      one.speedups.forEach(speedup -> row.add(Figures.ratio(speedup)));
      row.add(Figures.ratio(amdahl(kernels, cores, cores)));
      rows.add(row);
      int color = lines.size() / 2;
      lines.add(new Curves.Line(one.program.name(), Curves.Kind.MEASURED, color, at, one.speedups));
      lines.add(
          new Curves.Line(
              one.program.name() + " after Amdahl",
              Curves.Kind.EXPECTED,
              color,
              everyNumber(threads),
              everyNumber(threads).stream()
                  .map(n -> amdahl(kernels, n.intValue(), cores))
                  .toList()));
      for (int i = 0; i < threads.size(); i++) {
        results.add(
            new Result(
                name() + "." + one.program.name(),
                "baton",
                Mode.RELEASE.toString(),
                threads.get(i),
                one.workload.size(),
                null,
                one.speedups.get(i),
                String.format(
                    Locale.ROOT, "Amdahl: %.2f", amdahl(kernels, threads.get(i), cores))));
      }
    }
    List<String> copies = new ArrayList<>(List.of("plain copies", "-"));
    memory.forEach(speedup -> copies.add(Figures.ratio(speedup)));
    copies.add("-");
    rows.add(copies);
    lines.add(new Curves.Line("the memory’s limit", Curves.Kind.LIMIT, all.size(), at, memory));
    return new Outcome(
        columns,
        rows,
        conclusion(all, memory, threads, cores),
        results,
        new Curves("Speed-up by threads", "threads", "speed-up over one thread", false, lines));
  }

  private static List<Double> everyNumber(List<Integer> threads) {
    return IntStream.rangeClosed(1, threads.getLast()).mapToObj(n -> (double) n).toList();
  }

  private static String conclusion(
      List<Scaled> all, List<Double> memory, List<Integer> threads, int cores) {
    int atCores = threads.indexOf(cores);
    String most =
        String.format(
            Locale.ROOT,
            "On %d cores the memory lets copies run %s as fast by %d threads; ",
            cores,
            Figures.ratio(memory.get(Math.max(0, atCores))),
            threads.get(Math.max(0, atCores)));
    List<String> reached = new ArrayList<>();
    for (Scaled one : all) {
      reached.add(
          "%s reached %s"
              .formatted(
                  one.program.name(), Figures.ratio(one.speedups.get(Math.max(0, atCores)))));
    }
    return most
        + String.join(", ", reached)
        + "; by %d threads, more than there are cores, no program is to gain more."
            .formatted(threads.getLast());
  }
}
