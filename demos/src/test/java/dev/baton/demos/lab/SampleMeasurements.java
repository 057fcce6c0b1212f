package dev.baton.demos.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.demos.lab.Measurement.State;
import dev.baton.demos.machine.Capacity;
import dev.baton.demos.machine.Machine;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Made-up measurements: every program scales as theory has it, with a little noise from a fixed
 * seed.
 */
public final class SampleMeasurements {
  private static final Plan PLAN = Plan.of(Programs.all(), Effort.QUICK);
  private static final int ROUNDS = 5;

  private SampleMeasurements() {}

  /** All programs, with CPython + NumPy. */
  public static List<Measurement> all() {
    var noise = new Random(42);
    List<Measurement> measurements = new ArrayList<>();
    for (Program program : Programs.all()) {
      for (Configuration c : PLAN.configurations(program, _ -> true)) {
        double once = c.contender() == Contender.BATON ? 0.100 : 0.250;
        double speedup = scales(c) ? 1 + 0.95 * (c.threads() - 1) : 1;
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          seconds.add(once / speedup * (1 + 0.02 * noise.nextDouble()));
        }
        measurements.add(
            new Measurement(c, State.BEGUN, seconds, new LockCounts(1000, 12, 9, 11, 980), ""));
      }
    }
    return measurements;
  }

  /** The same where no Python was found. */
  public static List<Measurement> withoutPeer() {
    return all().stream()
        .map(
            m ->
                m.configuration().contender() != Contender.CPYTHON_NUMPY
                    ? m
                    : Measurement.absent(m.configuration(), "not found: there is no python3"))
        .toList();
  }

  /** The same where one configuration failed. */
  public static List<Measurement> withFailure() {
    return all().stream()
        .map(
            m ->
                m.configuration().program().name().equals("matmul")
                        && m.configuration().mode() == Mode.RELEASE
                        && m.configuration().threads() == 2
                    ? Measurement.failed(m.configuration(), "wrong </script> result")
                    : m)
        .toList();
  }

  /** A machine that does not exist. */
  public static Machine machine() {
    return new Machine(
        "A <fast> CPU & more",
        2,
        1L << 33,
        "Linux 6, amd64",
        "25 (Some vendor)",
        0.25,
        Map.of("kernels", "avx512"),
        Map.of(
            Contender.CPYTHON_NUMPY.toString(),
            JsonNodeFactory.instance.objectNode().put("found", true).put("numpy", "2.4")),
        "2026-01-02T03:04:05Z",
        new Capacity(2, 1.79, 1.86, 1.93));
  }

  private static boolean scales(Configuration c) {
    return c.mode() == Mode.NONE
        || (c.mode() != Mode.HOLD && c.program().place() != Program.Place.INTERPRETER);
  }
}
