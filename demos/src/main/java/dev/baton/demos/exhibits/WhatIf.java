package dev.baton.demos.exhibits;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.demos.lab.Result;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.lab.WarmUp;
import dev.baton.demos.machine.Spinning;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Page;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import dev.baton.demos.programs.Workload;
import dev.baton.demos.report.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Estimates, from runs by one thread that never drops the lock, how fast several threads would be
 * if it were dropped around kernels, or were not there; then drops it, and looks.
 */
final class WhatIf implements Exhibit {
  /** A program, and what is done with the lock. */
  private record Question(String program, Mode mode) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("dft-direct", Mode.RELEASE),
          new Question("dft-exp", Mode.RELEASE),
          new Question("foreach", Mode.RELEASE),
          new Question("batches", Mode.RELEASE),
          new Question("image", Mode.RELEASE),
          new Question("print", Mode.RELEASE),
          new Question("countdown", Mode.RELEASE),
          new Question("countdown", Mode.NONE));

  private static final double CLOSE = 0.15;

  /** How many times as long the first run of a program may warm up: it has the code compiled. */
  private static final int FIRST = 6;

  @Override
  public String name() {
    return "whatif";
  }

  @Override
  public String title() {
    return "what if the lock were released: an estimate, and the truth";
  }

  @Override
  public String explanation() {
    return "One thread runs with the lock held, and the time its kernels take is added up. Whatever"
        + " is not in a kernel will still need the lock, one thread at a time; a queueing model says"
        + " what that leaves of a second thread. Then the lock is released, or taken away, and the"
        + " estimate meets the truth.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer) {
    int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
    List<List<String>> rows = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    int close = 0;
    int told = 0;
    for (Question question : QUESTIONS) {
      Program program = Programs.named(question.program).getFirst();
      Workload workload = program.workload(effort, Contender.BATON);
      try (var trial = new Trial(program, workload, question.mode, threads)) {
        trial.warmUp(effort.warmUp());
        trial.run(effort.rounds());
        double estimate = question.mode == Mode.NONE ? trial.capacity() : trial.released();
        double truth = trial.truth().median();
        boolean isNoise = trial.truth().relativeSpread() > CLOSE;
        boolean isClose = Math.abs(estimate - truth) <= CLOSE * truth;
        told += isNoise ? 0 : 1;
        close += isClose && !isNoise ? 1 : 0;
        rows.add(
            List.of(
                question.program,
                question.mode.meaning(),
                String.format(Locale.ROOT, "%.1f %%", 100 * trial.kernelShare()),
                Figures.ratio(trial.capacity()),
                Figures.ratio(estimate),
                Figures.ratio(truth),
                isNoise
                    ? "noise"
                    : String.format(Locale.ROOT, "%+.0f %%", 100 * (estimate / truth - 1))));
        results.add(
            new Result(
                name() + "." + question.program,
                "baton",
                question.mode.toString(),
                threads,
                workload.size(),
                trial.seconds(),
                truth,
                String.format(Locale.ROOT, "estimated %.2f from one thread, held", estimate)));
      }
    }
    return new Outcome(
        List.of(
            "program",
            "what if",
            "in kernels",
            "the machine",
            "estimate, %d threads".formatted(threads),
            "truth",
            "estimate over truth"),
        rows,
        conclusion(close, told),
        results);
  }

  private static String conclusion(int close, int told) {
    int noisy = QUESTIONS.size() - told;
    String estimates =
        told == 0
            ? "Nothing can be told"
            : "%d of %d estimates are within 15 %% of the truth".formatted(close, told);
    String rest =
        noisy == 0
            ? ""
            : "; of %d the truth itself is noise: its rounds differ by more".formatted(noisy);
    return estimates
        + rest
        + ". Where the truth is lower, the threads share something the model does not know of:"
        + " memory or a cache.";
  }

  /** One program, run by one thread with the lock held, and without it by one and by several. */
  private static final class Trial implements AutoCloseable {
    private final Program program;
    private final Workload workload;
    private final int threads;
    private final TimedHold policy = new TimedHold();
    private final List<Interpreter> interpreters = new ArrayList<>();
    private final List<Program.Job> jobs = new ArrayList<>();
    private final List<Double> kernelShares = new ArrayList<>();
    private final List<Double> outside = new ArrayList<>();
    private final List<Double> inside = new ArrayList<>();
    private final List<Double> capacities = new ArrayList<>();
    private final List<Double> speedups = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();

    Trial(Program program, Workload workload, Mode mode, int threads) {
      this.program = program;
      this.workload = workload;
      this.threads = threads;
      try {
        add(Page.interpreter(Interpreter.builder().release(policy)), 1);
        add(Page.interpreter(mode), 1);
        add(Page.interpreter(mode), threads);
      } catch (RuntimeException | Error e) {
        close();
        throw e;
      }
    }

    private void add(Interpreter interpreter, int threads) {
      interpreters.add(interpreter);
      jobs.add(program.prepare(interpreter, workload, threads));
    }

    void warmUp(Duration longest) {
      WarmUp.of(() -> program.time(jobs.getFirst(), workload), longest.multipliedBy(FIRST));
      for (Program.Job job : jobs.subList(1, jobs.size())) {
        WarmUp.of(() -> program.time(job, workload), longest);
      }
    }

    void run(int rounds) {
      for (int round = 0; round < rounds; round++) {
        policy.take(); // What it took to make the data, or the check of the last round.
        double held = program.time(jobs.get(0), workload);
        TimedHold.Kernels kernels = policy.take();
        double one = program.time(jobs.get(1), workload);
        double several = program.time(jobs.get(2), workload);
        double capacity = Spinning.speedup(threads);
        capacities.add(capacity);
        kernelShares.add(kernels.seconds() / held);
        outside.add(kernels.seconds() / Math.max(1, kernels.count()));
        inside.add((held - kernels.seconds()) / Math.max(1, kernels.count()));
        speedups.add(one / several);
        seconds.add(several);
      }
    }

    double kernelShare() {
      return median(kernelShares);
    }

    /** The speed-up to expect if kernels dropped the lock. */
    double released() {
      double waking = ReleasePolicy.adaptive().switchPrice().toNanos() / 1e9;
      return ClosedNetwork.speedup(median(outside), median(inside), waking, threads, capacity());
    }

    /** How many times as much several threads compute here as one, whatever else goes on. */
    double capacity() {
      return Math.clamp(median(capacities), 1.0, threads);
    }

    /** The speed-ups of the rounds. */
    Statistics truth() {
      return described(speedups);
    }

    double seconds() {
      return median(seconds);
    }

    private static double median(List<Double> values) {
      return described(values).median();
    }

    private static Statistics described(List<Double> values) {
      return Statistics.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public void close() {
      jobs.forEach(Program.Job::close);
      interpreters.forEach(Interpreter::close);
    }
  }
}
