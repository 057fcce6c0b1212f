package dev.baton.demos.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.demos.lab.Measurement.State;
import dev.baton.demos.peer.Peers;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Programs;
import dev.baton.demos.programs.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabTest {
  /** A program of the test's: it notes who runs, and computes what it is told to. */
  private static final class Noting implements Program {
    private final List<String> runs = new ArrayList<>();
    private final int wrongWithThreads;

    Noting(int wrongWithThreads) {
      this.wrongWithThreads = wrongWithThreads;
    }

    @Override
    public String name() {
      return "noting";
    }

    @Override
    public String title() {
      return "";
    }

    @Override
    public String explanation() {
      return "";
    }

    @Override
    public Place place() {
      return Place.NATIVE;
    }

    @Override
    public List<Mode> peerModes() {
      return List.of(Mode.NUMPY);
    }

    @Override
    public Workload workload(Effort effort, Contender contender) {
      return new Workload(1, 1);
    }

    @Override
    public String describe(Workload workload) {
      return "nothing";
    }

    @Override
    public double expected(Workload workload) {
      return 1;
    }

    @Override
    public Job prepare(Interpreter interpreter, Workload workload, int threads) {
      return () -> {
        runs.add(interpreter.releasePolicy() + " " + threads);
        return threads == wrongWithThreads ? 2 : 1;
      };
    }
  }

  private static Lab lab(Program program, String whyNoPeer) {
    var plan =
        new Plan(
            List.of(program),
            Effort.QUICK,
            List.of(2, 1),
            null,
            null,
            null,
            4,
            Duration.ofMillis(1));
    Peers peers =
        whyNoPeer.isEmpty()
            ? Peers.none()
            : Peers.missing(Map.of(Contender.CPYTHON_NUMPY, whyNoPeer));
    return new Lab(plan, peers, (_, _) -> {});
  }

  @Test
  void theConfigurationsTakeTurnsAndNobodyIsAlwaysFirst() {
    var program = new Noting(0);
    Lab lab = lab(program, "");
    lab.run();
    List<String> measured = program.runs.subList(program.runs.size() - 16, program.runs.size());
    for (int round = 0; round < 4; round++) {
      assertThat(measured.subList(4 * round, 4 * round + 4)).doesNotHaveDuplicates();
    }
    assertThat(List.of(measured.get(0), measured.get(4), measured.get(8), measured.get(12)))
        .doesNotHaveDuplicates();
    assertThat(lab.measurements()).hasSize(4).allMatch(m -> m.seconds().size() == 4);
  }

  @Test
  void theMachinesCapacityIsMeasuredForAsManyThreadsAsItHasCores() {
    Lab lab = lab(new Noting(0), "");
    assertThat(lab.capacity()).isNull();
    lab.run();
    int threads = Math.min(2, Runtime.getRuntime().availableProcessors());
    if (threads == 1) {
      assertThat(lab.capacity()).isNull();
    } else {
      assertThat(lab.capacity()).isNotNull();
      assertThat(lab.capacity().threads()).isEqualTo(threads);
      assertThat(lab.capacity().lowerQuartile()).isPositive();
      assertThat(lab.capacity().median())
          .isBetween(lab.capacity().lowerQuartile(), lab.capacity().upperQuartile());
    }
  }

  @Test
  void aWrongResultIsAFailureAndTheRestGoesOn() {
    Lab lab = lab(new Noting(2), "");
    lab.run();
    for (Measurement measurement : lab.measurements()) {
      if (measurement.configuration().threads() == 2) {
        assertThat(measurement.state()).isEqualTo(State.FAILED);
        assertThat(measurement.isMeasured()).isFalse();
        assertThat(measurement.note()).contains("2.0 instead of 1.0");
      } else {
        assertThat(measurement.state()).isEqualTo(State.BEGUN);
        assertThat(measurement.seconds()).hasSize(4);
      }
    }
  }

  @Test
  void aMissingPeerHasItsRows() {
    Lab lab = lab(new Noting(0), "not found: for a test");
    lab.run();
    assertThat(lab.measurements())
        .filteredOn(m -> m.configuration().contender() == Contender.CPYTHON_NUMPY)
        .hasSize(2)
        .allMatch(m -> m.state() == State.ABSENT && m.note().equals("not found: for a test"));
  }

  @Test
  void theLockIsCountedOverTheMeasuredRunsAlone() {
    var program = Programs.named("print").getFirst();
    var plan =
        new Plan(
            List.of(program),
            Effort.QUICK,
            List.of(1),
            List.of(Mode.HOLD),
            10L,
            null,
            3,
            Duration.ZERO);
    var lab = new Lab(plan, Peers.none(), (_, _) -> {});
    lab.run();
    Measurement measurement = lab.measurements().getFirst();
    assertThat(measurement.note()).startsWith("10 lines");
    // One take by the worker's attach for each of three runs; prints within it only nest.
    assertThat(measurement.lock().takes()).isBetween(3L, 6L);
    assertThat(measurement.lock().forcedDrops()).isZero();
  }
}
