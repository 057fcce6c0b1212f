package dev.baton.demos.echo;

import dev.baton.demos.lab.Result;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All measurements of a plan, to be compared with each other.
 *
 * @param all one per configuration, in the plan's order
 */
public record EchoMeasurements(List<EchoMeasurement> all) {
  /** The name of the experiment on the command line and in {@code results.json}. */
  public static final String NAME = "echo";

  /** Makes immutable measurements. */
  public EchoMeasurements {
    all = List.copyOf(all);
  }

  /**
   * Finds a server's measurement that can be compared with a certain configuration.
   *
   * @param contender whose server
   * @param policy its lock policy
   * @param like as many CPU-bound threads and the same switch interval, where that plays a part
   * @return the measurement, or null if there is none
   */
  public @Nullable EchoMeasurement find(
      Contender contender, String policy, EchoConfiguration like) {
    return all.stream()
        .filter(m -> m.configuration().contender() == contender)
        .filter(m -> m.configuration().policy().equals(policy))
        .filter(m -> m.configuration().isComparable(like))
        .findFirst()
        .orElse(null);
  }

  /**
   * Says whether anything failed.
   *
   * @return true if a server failed; one that is not installed has not
   */
  public boolean hasFailures() {
    return all.stream().anyMatch(m -> !m.failure().isEmpty());
  }

  /**
   * Lists the servers.
   *
   * @return one configuration of each
   */
  public List<EchoConfiguration> servers() {
    List<EchoConfiguration> servers = new ArrayList<>();
    for (EchoMeasurement m : all) {
      if (servers.stream().noneMatch(m.configuration()::hasServerOf)) {
        servers.add(m.configuration());
      }
    }
    return servers;
  }

  /**
   * Lists the rows of a table that has a column for each server.
   *
   * @return one configuration for each switch interval and number of CPU-bound threads: first
   *     without such threads, then by interval
   */
  public List<EchoConfiguration> rows() {
    List<EchoConfiguration> rows = new ArrayList<>();
    Comparator<EchoConfiguration> longestFirst =
        Comparator.comparing(
            EchoConfiguration::switchInterval, Comparator.nullsFirst(Comparator.reverseOrder()));
    // Last those without an interval: they fit rows that have one.
    for (EchoConfiguration c :
        all.stream().map(EchoMeasurement::configuration).sorted(longestFirst.reversed()).toList()) {
      if (rows.stream().noneMatch(c::isComparable)) {
        rows.add(c);
      }
    }
    rows.sort(longestFirst.thenComparingInt(EchoConfiguration::threads));
    return rows;
  }

  /**
   * Compares requests per second with CPython's.
   *
   * @param measurement what to compare
   * @return its requests per second over CPython's, or null if either is missing or it is CPython's
   *     itself
   */
  public @Nullable Double ratioToPeer(EchoMeasurement measurement) {
    EchoMeasurement peer = find(Contender.CPYTHON_NUMPY, "cpython", measurement.configuration());
    return peer == null || peer.equals(measurement) ? null : measurement.ratioTo(peer);
  }

  /**
   * Lists lines for {@code results.json}: the time is that of one request, the threads are the
   * CPU-bound ones and the server's own, and the speed-up compares with the server alone.
   *
   * @param size the bytes of a message
   * @return one line per measurement; which policy and interval it is, is in the note
   */
  public List<Result> results(int size) {
    return all.stream().map(m -> result(m, size)).toList();
  }

  private Result result(EchoMeasurement m, int size) {
    EchoConfiguration c = m.configuration();
    EchoMeasurement alone =
        find(
            c.contender(),
            c.policy(),
            new EchoConfiguration(c.contender(), c.policy(), c.switchInterval(), 0));
    return new Result(
        NAME,
        c.contender().toString(),
        (c.policy().equals("none") ? Mode.NONE : Mode.RELEASE).toString(),
        c.threads() + 1,
        size,
        m.isMeasured() ? 1 / m.requestsPerSecond() : null,
        alone == null ? null : m.ratioTo(alone),
        c + (m.isMeasured() ? figures(m) : ": " + m.whyNot()));
  }

  private static String figures(EchoMeasurement m) {
    Double kept = m.shareKept();
    return String.format(
        Locale.ROOT,
        ": %,.0f requests/s, p99 %.3f ms%s",
        m.requestsPerSecond(),
        1e3 * m.median(EchoMeasurement.Sample::p99),
        kept == null
            ? ""
            : String.format(Locale.ROOT, ", CPU-bound threads keep %.0f %%", 100 * kept));
  }
}
