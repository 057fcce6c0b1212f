package dev.baton.demos.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.interpreter.Interpreter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramsTest {
  static Stream<Program> programs() {
    return Programs.all().stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyProgramComputesWhatItMustInEveryModeByAnyNumberOfThreads(Program program) {
    var small = new Workload(64, 4);
    for (Mode mode : Stream.of(Mode.values()).filter(Mode::isOneInterpreter).toList()) {
      for (int threads = 1; threads <= 5; threads += 2) { // In the last case one has nothing to do.
        try (Interpreter interpreter = Page.interpreter(mode);
            Program.Job job = program.prepare(interpreter, small, threads)) {
          program.verify(small, job.run());
          program.verify(small, job.run());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERPRETERS", "PROCESSES"})
  void whatCanBeDistributedComputesTheSameByWorkersWithAnInterpreterEach(Mode mode) {
    var small = new Workload(64, 4);
    try (Workers workers = Workers.of(mode, 2)) {
      for (Program program : Programs.all()) {
        assertThat(program.runsIn(mode)).isEqualTo(program.modes().contains(mode));
        if (program instanceof Distributed distributed) {
          try (Program.Job job = distributed.prepare(workers, small)) {
            program.verify(small, job.run());
            program.verify(small, job.run());
          }
        }
      }
    }
  }

  @Test
  void aWrongValueIsToldFromARightOne() {
    Program matmul = Programs.named("matmul").getFirst();
    var workload = new Workload(4, 1);
    matmul.verify(workload, 30);
    assertThatThrownBy(() -> matmul.verify(workload, 30.001))
        .isInstanceOf(WrongResultException.class)
        .hasMessageContaining("30.001")
        .hasMessageContaining("30.0");
    assertThatThrownBy(() -> matmul.verify(workload, Double.NaN))
        .isInstanceOf(WrongResultException.class);
  }

  @Test
  void sharesAddUpToTheWhole() {
    for (int threads = 1; threads <= 7; threads++) {
      int n = threads;
      assertThat(IntStream.range(0, n).mapToLong(t -> Workload.share(1001, t, n)).sum())
          .isEqualTo(1001);
    }
  }

  @Test
  void namesAreFoundAloneOrByTheirFirstWord() {
    assertThat(names("dft")).containsExactly("dft-direct", "dft-exp", "dft-fft", "dft-nufft");
    assertThat(names("add")).containsExactly("add");
    assertThatThrownBy(() -> Programs.named("df"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dft-direct");
  }

  private static List<String> names(String name) {
    return Programs.named(name).stream().map(Program::name).toList();
  }

  @Test
  void aThreadThatFailsFailsTheTeam() {
    try (Interpreter interpreter = Mode.HOLD.interpreter().build()) {
      assertThatThrownBy(
              () ->
                  Team.run(
                      interpreter,
                      2,
                      (thread, _) -> {
                        if (thread == 1) {
                          throw new IllegalArgumentException("for a test");
                        }
                        return 0;
                      }))
          .hasMessageContaining("for a test")
          .hasCauseInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aPageTellsWholeLinesFromTornOnes() {
    try (Interpreter interpreter = Page.interpreter(Mode.HOLD)) {
      Page page = Page.of(interpreter);
      page.clear();
      interpreter.print("spam spam spam eggs and spam");
      interpreter.print("spam spam spam spam spam eggs");
      assertThat(page.wholeLines("[0. 1.]")).isEqualTo(1);
    }
  }
}
