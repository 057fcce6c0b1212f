package dev.baton.demos.echo;

import dev.baton.demos.lab.Lab;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.Python;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.WrongResultException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Measures a plan. All servers run the whole time; one at a time has clients and CPU-bound threads,
 * and those to be compared take turns.
 *
 * <p>{@link #run()} is called once. {@link #measurements()} may be read by any thread at any time.
 */
public final class EchoLab {
  /** So many rates in a row this close to each other count as settled. */
  private static final int SETTLED_TIMES = 3;

  private static final double SETTLED = 0.05;
  private static final Duration SETTLING = Duration.ofMillis(50);

  private final EchoPlan plan;
  private final boolean withPeer;
  private final PythonFinder pythonFinder;
  private final Lab.Progress progress;
  private final Map<EchoConfiguration, EchoMeasurement> measurements = new LinkedHashMap<>();

  /** By the server's name. */
  private final Map<String, Running> servers = new LinkedHashMap<>();

  private @Nullable Python python;
  private volatile String peer = "";

  /**
   * Makes a lab.
   *
   * @param plan what to measure
   * @param withPeer whether to measure CPython too; where it is missing, that is said
   * @param progress is told how far it has come
   */
  public EchoLab(EchoPlan plan, boolean withPeer, Lab.Progress progress) {
    this(plan, withPeer, () -> Python.find(ServerProcess.SCRIPT), progress);
  }

  /** Finds the Python that runs CPython's server. */
  @FunctionalInterface
  interface PythonFinder {
    Python find() throws PeerException;
  }

  EchoLab(EchoPlan plan, boolean withPeer, PythonFinder pythonFinder, Lab.Progress progress) {
    this.plan = plan;
    this.withPeer = withPeer;
    this.pythonFinder = pythonFinder;
    this.progress = progress;
  }

  /** A server and its clients. */
  private record Running(ServerProcess server, Client client) implements AutoCloseable {
    @Override
    public void close() {
      client.close();
      server.close();
    }
  }

  /**
   * Returns what has been measured so far.
   *
   * @return one measurement for each configuration, in the plan's order
   */
  public EchoMeasurements measurements() {
    synchronized (measurements) {
      return new EchoMeasurements(List.copyOf(measurements.values()));
    }
  }

  /**
   * Returns what is to be measured.
   *
   * @return the plan
   */
  public EchoPlan plan() {
    return plan;
  }

  /**
   * Says what the peer is.
   *
   * @return as in “CPython 3.11.7”; empty where it does not run
   */
  public String peer() {
    return peer;
  }

  /** Measures everything. What fails is reported as failed, and the rest goes on. */
  public void run() {
    List<List<EchoConfiguration>> turns = plan.turns(withPeer);
    try {
      for (EchoConfiguration configuration : turns.stream().flatMap(List::stream).toList()) {
        put(new EchoMeasurement(configuration, List.of(), "", ""));
        start(configuration);
      }
      long deadline = System.nanoTime() + plan.budget().toNanos();
      for (int round = 0; round < plan.rounds(); round++) {
        if (round > 0 && System.nanoTime() > deadline) {
          break;
        }
        for (int i = 0; i < turns.size(); i++) {
          double done = (round + (double) i / turns.size()) / plan.rounds();
          measure(turns.get(i), round, done);
        }
      }
    } finally {
      servers.values().forEach(Running::close);
      if (python != null) {
        python.close();
      }
    }
  }

  /** Starts a configuration's server, unless it runs or is known not to. */
  private void start(EchoConfiguration configuration) {
    EchoMeasurement same =
        measurements().all().stream()
            .filter(m -> m.configuration().hasServerOf(configuration))
            .findFirst()
            .orElseThrow();
    if (!same.configuration().equals(configuration)) {
      put(new EchoMeasurement(configuration, List.of(), same.failure(), same.absence()));
      return;
    }
    progress.at(0, "starting " + configuration.server());
    try {
      ServerProcess server =
          configuration.contender() == Contender.BATON
              ? ServerProcess.baton(configuration.policy())
              : ServerProcess.cpython(python());
      try {
        var client = new Client(server.port(), plan.connections(), plan.size());
        servers.put(configuration.server(), new Running(server, client));
      } catch (IOException e) {
        server.close();
        throw e;
      }
      warmUp(configuration);
    } catch (PeerException e) {
      String message = String.valueOf(e.getMessage());
      put(
          e.isNotFound()
              ? new EchoMeasurement(configuration, List.of(), "", message)
              : new EchoMeasurement(configuration, List.of(), message, ""));
    } catch (IOException | WrongResultException e) {
      put(new EchoMeasurement(configuration, List.of(), String.valueOf(e.getMessage()), ""));
    }
  }

  private Python python() throws PeerException {
    Python found = pythonFinder.find();
    python = found;
    return found;
  }

  /** Runs a server until its rate has settled: alone, and beside a CPU-bound thread. */
  private void warmUp(EchoConfiguration configuration) throws PeerException, IOException {
    Running running = Objects.requireNonNull(servers.get(configuration.server()));
    for (int threads = 0; threads <= 1; threads++) {
      long end = System.nanoTime() + plan.start().toNanos() / 2;
      Snapshot snapshot = running.server().configure(SETTLING, threads);
      if (configuration.contender() != Contender.BATON) {
        peer = snapshot.runtime();
      }
      double[] last = new double[SETTLED_TIMES];
      int times = 0;
      do {
        last[times++ % SETTLED_TIMES] =
            running.client().run(Duration.ZERO, SETTLING).requestsPerSecond();
      } while ((times < SETTLED_TIMES || !isSettled(last)) && System.nanoTime() < end);
    }
    rest(running);
  }

  private static boolean isSettled(double[] last) {
    var statistics = Statistics.of(last);
    return statistics.max() - statistics.min() <= SETTLED * statistics.median();
  }

  private void measure(List<EchoConfiguration> turn, int round, double done) {
    List<EchoConfiguration> rotated = new ArrayList<>(turn);
    Collections.rotate(rotated, -round); // Nobody always runs after the same one.
    for (EchoConfiguration configuration : rotated) {
      EchoMeasurement soFar = get(configuration);
      if (!soFar.failure().isEmpty() || !soFar.absence().isEmpty()) {
        continue;
      }
      progress.at(done, "echo: " + configuration);
      try {
        List<EchoMeasurement.Sample> samples = new ArrayList<>(soFar.samples());
        samples.add(measure(configuration));
        put(new EchoMeasurement(configuration, samples, "", ""));
      } catch (PeerException | IOException | WrongResultException e) {
        failAllOf(configuration, String.valueOf(e.getMessage()));
      }
    }
  }

  private EchoMeasurement.Sample measure(EchoConfiguration configuration)
      throws PeerException, IOException {
    Running running = Objects.requireNonNull(servers.get(configuration.server()));
    Duration interval =
        Objects.requireNonNullElse(configuration.switchInterval(), plan.intervals().getFirst());
    ServerProcess server = running.server();
    Snapshot start = server.configure(interval, configuration.threads());
    Snapshot alone = start;
    if (configuration.threads() > 0) {
      sleep(plan.measured().dividedBy(2));
      alone = server.snapshot();
    }
    Traffic traffic = running.client().run(plan.measured().dividedBy(4), plan.measured());
    Snapshot end = server.snapshot();
    rest(running);
    double turnsAlone = configuration.threads() == 0 ? 0 : alone.turnsPerSecond(start);
    return EchoMeasurement.Sample.of(traffic, turnsAlone, alone, end);
  }

  /** Leaves a server without CPU-bound threads while others are measured. */
  private void rest(Running running) throws PeerException {
    running.server().configure(plan.intervals().getFirst(), 0);
  }

  private static void sleep(Duration duration) throws IOException {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while measuring", e);
    }
  }

  private void failAllOf(EchoConfiguration failed, String reason) {
    for (EchoMeasurement m : measurements().all()) {
      if (m.configuration().hasServerOf(failed)) {
        put(new EchoMeasurement(m.configuration(), m.samples(), reason, ""));
      }
    }
  }

  private EchoMeasurement get(EchoConfiguration configuration) {
    synchronized (measurements) {
      return Objects.requireNonNull(measurements.get(configuration));
    }
  }

  private void put(EchoMeasurement measurement) {
    synchronized (measurements) {
      measurements.put(measurement.configuration(), measurement);
    }
  }
}
