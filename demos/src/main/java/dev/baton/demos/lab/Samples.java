package dev.baton.demos.lab;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.baton.demos.machine.Machine;
import java.util.List;
import java.util.Objects;

/**
 * The content of {@code samples.json}: every repetition's time and what it did with the lock, for
 * whoever wants to compute other figures than {@code results.json} has.
 *
 * @param schema the version of this shape
 * @param machine what it was measured on
 * @param samples one entry per configuration
 */
@JsonPropertyOrder({"schema", "machine", "samples"})
public record Samples(int schema, Machine machine, List<Sample> samples) {
  /**
   * All repetitions of one configuration.
   *
   * @param program the program's name
   * @param system who ran it
   * @param mode what became of the lock
   * @param threads by how many threads
   * @param size the size of one piece of its work
   * @param count how many pieces there were
   * @param seconds the time of each repetition, in order; repetitions of the same number were made
   *     in the same round
   * @param lock what all repetitions together did with the lock
   */
  @JsonPropertyOrder({"program", "system", "mode", "threads", "size", "count", "seconds", "lock"})
  public record Sample(
      String program,
      String system,
      String mode,
      int threads,
      long size,
      long count,
      List<Double> seconds,
      LockCounts lock) {
    /** Says whether another sample is of the same configuration, doing as much. */
    boolean isLike(Sample other) {
      return program.equals(other.program)
          && system.equals(other.system)
          && mode.equals(other.mode)
          && threads == other.threads
          && size == other.size
          && count == other.count;
    }

    Statistics statistics() {
      return Statistics.of(seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /** Makes immutable samples. */
  public Samples {
    Objects.requireNonNull(machine, "it does not say on which machine");
    samples = List.copyOf(Objects.requireNonNull(samples, "it has no samples"));
  }

  /**
   * Lists measurements.
   *
   * @param machine what it was measured on
   * @param measurements what was measured
   * @return their samples
   */
  public static Samples of(Machine machine, List<Measurement> measurements) {
    return new Samples(
        Results.SCHEMA,
        machine,
        measurements.stream()
            .map(
                m -> {
                  Configuration c = m.configuration();
                  return new Sample(
                      c.program().name(),
                      c.contender().toString(),
                      c.mode().toString(),
                      c.threads(),
                      c.workload().size(),
                      c.workload().count(),
                      m.seconds(),
                      m.lock());
                })
            .toList());
  }
}
