package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import dev.baton.core.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The convoy: an echo server beside k CPU-bound threads. Each request is received and sent without
 * the lock, and waits for it twice. Alone the server answers about 30,000 a second.
 */
class EchoTest extends VirtualStage {
  private static final Duration SECOND = millis(1_000);
  private static final Duration SEND = micros(12);
  private static final Duration HANDLE = micros(1);

  /** When each request of the last run was answered. */
  private final List<Duration> answers = new ArrayList<>();

  /** Runs a server for a second of virtual time; returns how many requests it answered. */
  private int serve(LockPolicy policy, int cpuBound) {
    answers.clear();
    begin(policy, Simulation.builder().cores(8).wakeUpLatency(micros(10)).seed(5));
    for (int i = 0; i < cpuBound; i++) {
      SplittableRandom random = new SplittableRandom(i);
      attachedAt(
          micros(17L * i),
          "cpu-bound-" + i,
          self -> {
            while (now().compareTo(SECOND) < 0) {
              simulation.work(random.nextLong(5_000, 35_000));
              self.checkpoint();
            }
          });
    }
    SplittableRandom random = new SplittableRandom(cpuBound);
    attachedAt(
        micros(100),
        "server",
        _ -> {
          while (now().compareTo(SECOND) < 0) {
            io(Duration.ofNanos(random.nextLong(2_000, 18_000)));
            simulation.work(HANDLE);
            kernel(SEND);
            simulation.work(HANDLE);
            answers.add(now());
          }
        });
    simulation.run();
    simulation.close();
    return answers.size();
  }

  /** Requests a second of a real CPython server, by switch interval; LOCK-SPEC names the source. */
  @Row(14)
  @ParameterizedTest
  @CsvSource({
    "100_000, 5, 2, 0",
    "10_000, 50, 30, 15",
    "5_000, 100, 50, 30",
    "1_000, 500, 280, 200",
    "100, 3_200, 1_700, 1_000"
  })
  void besideCpuBoundThreadsItIsAsSlowAsCPythons(
      String intervalMicros, String beside1, String beside2, String beside4) {
    LockPolicy policy = LockPolicy.cpython(micros(number(intervalMicros)));
    int before = Integer.MAX_VALUE;
    for (int k = 1; k <= 4; k *= 2) {
      long reference = number(k == 1 ? beside1 : k == 2 ? beside2 : beside4);
      int measured = serve(policy, k);
      assertThat(measured)
          .as("beside %d", k)
          .isBetween((int) (0.55 * reference), (int) (1.8 * reference) + 1)
          .isLessThan(before);
      before = measured;
    }
  }

  private static long number(String text) {
    return Long.parseLong(text.replace("_", ""));
  }

  @Row(14)
  @Test
  void alone() {
    assertThat(serve(LockPolicy.cpython(), 0)).isBetween(27_000, 33_000);
  }

  @Row(14)
  @Test
  void eachReleaseCostsOneIntervalAndTheWayToTheNextCheckpoint() {
    serve(LockPolicy.cpython(), 1);
    Duration most = micros(2 * (5_000 + 35 + 18 + 3 * 10 + 1));
    for (int i = 1; i < answers.size() - 1; i++) { // The last is answered beside nobody.
      Duration took = answers.get(i).minus(answers.get(i - 1));
      assertThat(took).as("request %d", i).isBetween(millis(10), most);
    }
    assertThat(ledger("server").requestsMade())
        .isBetween(2L * answers.size() - 2, 2L * answers.size());
  }

  @Row(14)
  @Test
  void theConvoyReplaysExactly() {
    serve(LockPolicy.cpython(), 4);
    List<Duration> first = List.copyOf(answers);
    serve(LockPolicy.cpython(), 4);
    assertThat(answers).isEqualTo(first);
  }

  @Test
  void ioFirstKeepsHalfOfWhatItDoesAlone() {
    for (int k = 1; k <= 4; k *= 2) {
      assertThat(serve(LockPolicy.ioFirst(), k)).as("beside %d", k).isGreaterThan(15_000);
    }
  }
}
