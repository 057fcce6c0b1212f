package dev.baton.demos.lab;

import dev.baton.demos.machine.Capacity;
import dev.baton.demos.machine.Spinning;
import dev.baton.demos.peer.Peer;
import dev.baton.demos.peer.Peers;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures a plan's programs, one after the other; the configurations of each take turns.
 *
 * <p>{@link #run()} is called once. {@link #measurements()} may be read by any thread at any time,
 * also when the run has been cut short: what has been measured is there.
 */
public final class Lab {
  /**
   * How many times as long a system's first configuration of a program may warm up: it has the code
   * compiled that its other configurations run too.
   */
  private static final int FIRST = 6;

  /** However slow it is, a time is never reported from fewer rounds than these. */
  private static final int LEAST_ROUNDS = 3;

  /** The machine's capacity is measured before the first of so many rounds. */
  private static final int CAPACITY_ROUNDS = 3;

  private final Plan plan;
  private final Peers peers;
  private final Progress progress;
  private final Map<Configuration, Measurement> measurements = new LinkedHashMap<>();
  private final List<Double> capacities = new ArrayList<>();

  /** Is told how far the lab has come. */
  public interface Progress {
    /**
     * Is told before each step.
     *
     * @param done a number between 0 and 1
     * @param what what is done next
     */
    void at(double done, String what);
  }

  /**
   * Makes a lab.
   *
   * @param plan what to measure
   * @param peers who else is measured; the caller closes them
   * @param progress is told how far it has come
   */
  public Lab(Plan plan, Peers peers, Progress progress) {
    this.plan = plan;
    this.peers = peers;
    this.progress = progress;
  }

  /** Measures everything. What fails is reported as failed, and the rest goes on. */
  public void run() {
    int number = 0;
    for (Program program : plan.programs()) {
      measure(program, number++);
    }
  }

  /**
   * Returns what has been measured so far.
   *
   * @return one measurement for each configuration that was begun
   */
  public List<Measurement> measurements() {
    synchronized (measurements) {
      return List.copyOf(measurements.values());
    }
  }

  /**
   * Returns what the machine gave to as many threads as programs were run by, or as it has cores.
   *
   * @return null if no program is run by several threads, or nothing has been measured yet
   */
  public @Nullable Capacity capacity() {
    synchronized (measurements) {
      if (capacities.isEmpty()) {
        return null;
      }
      double[] values = capacities.stream().mapToDouble(Double::doubleValue).toArray();
      var of = Statistics.of(values);
      return new Capacity(spinning(), of.lowerQuartile(), of.median(), of.upperQuartile());
    }
  }

  private int spinning() {
    return Math.min(Runtime.getRuntime().availableProcessors(), plan.threads().getLast());
  }

  private void measureCapacity() {
    if (spinning() > 1) {
      double capacity = Spinning.speedup(spinning());
      synchronized (measurements) {
        capacities.add(capacity);
      }
    }
  }

  private void measure(Program program, int number) {
    long deadline = System.nanoTime() + plan.effort().budget().toNanos();
    Map<Configuration, Runner> runners = new LinkedHashMap<>();
    Set<Contender> warm = EnumSet.noneOf(Contender.class);
    try {
      for (Configuration configuration : plan.configurations(program, peers::isWanted)) {
        String whyNot = peers.missing().get(configuration.contender());
        if (whyNot != null) {
          put(Measurement.absent(configuration, whyNot));
          continue;
        }
        report(number, 0, "warming up " + configuration);
        put(Measurement.begun(configuration));
        Duration longest =
            plan.warmUp().multipliedBy(warm.add(configuration.contender()) ? FIRST : 1);
        attempt(
            configuration,
            () -> {
              Runner runner = newRunner(configuration);
              runners.put(configuration, runner);
              WarmUp.of(runner::run, longest);
            });
      }
      List<Configuration> turn = new ArrayList<>(runners.keySet());
      for (int round = 0; round < plan.rounds(); round++) {
        if (round >= LEAST_ROUNDS && System.nanoTime() > deadline) {
          break;
        }
        report(number, (double) round / plan.rounds(), program.name());
        if (round % CAPACITY_ROUNDS == 0) {
          measureCapacity();
        }
        for (Configuration configuration : turn) {
          if (!hasFailed(configuration)) {
            attempt(
                configuration,
                () ->
                    measureOnce(configuration, Objects.requireNonNull(runners.get(configuration))));
          }
        }
        Collections.rotate(turn, -1); // Nobody always runs after the same one.
      }
    } finally {
      runners.forEach((configuration, runner) -> attempt(configuration, runner::close));
    }
  }

  private Runner newRunner(Configuration configuration) {
    Peer peer = peers.get(configuration.contender());
    if (peer != null) {
      return new PeerRunner(configuration, peer);
    }
    return configuration.mode().isOneInterpreter()
        ? new BatonRunner(configuration)
        : new WorkersRunner(configuration);
  }

  private void measureOnce(Configuration configuration, Runner runner) throws Exception {
    LockCounts before = runner.lock();
    double seconds = runner.run();
    LockCounts during = runner.lock().since(before);
    synchronized (measurements) {
      Measurement soFar = Objects.requireNonNull(measurements.get(configuration));
      List<Double> times = new ArrayList<>(soFar.seconds());
      times.add(seconds);
      measurements.put(
          configuration,
          new Measurement(
              configuration, soFar.state(), times, soFar.lock().plus(during), soFar.reason()));
    }
  }

  /** A step that may fail without ending the lab. */
  private interface Step {
    void run() throws Exception;
  }

  private void attempt(Configuration configuration, Step step) {
    try {
      step.run();
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      put(Measurement.failed(configuration, message));
    }
  }

  private boolean hasFailed(Configuration configuration) {
    synchronized (measurements) {
      return Objects.requireNonNull(measurements.get(configuration)).state()
          == Measurement.State.FAILED;
    }
  }

  private void put(Measurement measurement) {
    synchronized (measurements) {
      measurements.put(measurement.configuration(), measurement);
    }
  }

  private void report(int program, double part, String what) {
    progress.at((program + part) / plan.programs().size(), what);
  }
}
