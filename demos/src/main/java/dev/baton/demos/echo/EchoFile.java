package dev.baton.demos.echo;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.baton.demos.echo.EchoMeasurement.Sample;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.programs.Contender;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code echo.json} and of the file that {@code run echo --json} writes.
 *
 * @param schema the version of its shape
 * @param machine what it was measured on
 * @param peer which CPython; empty where there is none
 * @param connections how many clients there were
 * @param size the bytes of a message
 * @param echo one entry per configuration
 */
@JsonPropertyOrder({"schema", "machine", "peer", "connections", "size", "echo"})
public record EchoFile(
    int schema, Machine machine, String peer, int connections, int size, List<Entry> echo) {
  /** The version of the shape. */
  public static final int SCHEMA = 1;

  private static final double NANOS = 1e9;

  /** Makes immutable content. */
  public EchoFile {
    echo = List.copyOf(echo);
  }

  /**
   * One configuration. What is not known is null; every figure is the median of the rounds, the
   * longest latency the longest of all.
   *
   * @param system whose server
   * @param policy its lock policy
   * @param switchIntervalNanos the lock's switch interval; null where it plays no part
   * @param threads the number of CPU-bound threads
   * @param rounds how often it was measured
   * @param requestsPerSecond all connections together
   * @param ratioToCPython those over CPython's
   * @param p50Nanos the median latency
   * @param p99Nanos the latency that 99 % of the requests did not exceed
   * @param maxNanos the longest latency
   * @param turnsPerSecondAlone the turns of all CPU-bound threads without clients
   * @param turnsPerSecondBeside the same beside the clients
   * @param shareKept the latter over the former
   * @param lockSwitchesPerSecond how often the lock changed hands beside the clients; null for
   *     CPython, which does not tell
   * @param note why there are no figures; empty if there are
   */
  @JsonPropertyOrder({
    "system",
    "policy",
    "switchIntervalNanos",
    "threads",
    "rounds",
    "requestsPerSecond",
    "ratioToCPython",
    "p50Nanos",
    "p99Nanos",
    "maxNanos",
    "turnsPerSecondAlone",
    "turnsPerSecondBeside",
    "shareKept",
    "lockSwitchesPerSecond",
    "note"
  })
  public record Entry(
      String system,
      String policy,
      @Nullable Long switchIntervalNanos,
      int threads,
      int rounds,
      @Nullable Double requestsPerSecond,
      @Nullable Double ratioToCPython,
      @Nullable Double p50Nanos,
      @Nullable Double p99Nanos,
      @Nullable Double maxNanos,
      @Nullable Double turnsPerSecondAlone,
      @Nullable Double turnsPerSecondBeside,
      @Nullable Double shareKept,
      @Nullable Double lockSwitchesPerSecond,
      String note) {}

  /**
   * Computes medians and ratios.
   *
   * @param machine what it was measured on
   * @param lab what measured it
   * @return the content
   */
  public static EchoFile of(Machine machine, EchoLab lab) {
    EchoMeasurements measurements = lab.measurements();
    return new EchoFile(
        SCHEMA,
        machine,
        lab.peer(),
        lab.plan().connections(),
        lab.plan().size(),
        measurements.all().stream().map(m -> entry(m, measurements)).toList());
  }

  private static Entry entry(EchoMeasurement m, EchoMeasurements all) {
    EchoConfiguration c = m.configuration();
    Duration interval = c.switchInterval();
    boolean measured = m.isMeasured();
    boolean beside = measured && c.threads() > 0;
    boolean ledger = measured && c.contender() == Contender.BATON;
    return new Entry(
        c.contender().toString(),
        c.policy(),
        interval == null ? null : interval.toNanos(),
        c.threads(),
        m.samples().size(),
        measured ? m.requestsPerSecond() : null,
        all.ratioToPeer(m),
        measured ? NANOS * m.median(Sample::p50) : null,
        measured ? NANOS * m.median(Sample::p99) : null,
        measured ? NANOS * m.longest() : null,
        beside ? m.median(Sample::turnsAlone) : null,
        beside ? m.median(Sample::turnsBeside) : null,
        m.shareKept(),
        ledger ? m.median(sample -> sample.lock().switches() / sample.seconds()) : null,
        m.whyNot());
  }
}
