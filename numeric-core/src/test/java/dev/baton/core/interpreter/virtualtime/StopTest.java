package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stopped world, moment by moment. */
class StopTest extends VirtualStage {
  @Row(18)
  @ParameterizedTest
  @ValueSource(strings = {"none", "cpython", "fair", "io-first"})
  void attachedThreadsStopAtTheirNextCheckpointAndNativeCodeGoesOn(String policy) {
    begin(LockPolicy.named(policy), AT_ONCE);
    attachedAt(
        Duration.ZERO,
        "native",
        _ -> {
          try (var _ = interpreter.detach()) {
            simulation.work(millis(10));
            log("native code done");
          }
          log("native code's thread is back");
        });
    attachedAt(
        micros(1),
        "attached",
        self -> {
          simulation.work(micros(999));
          self.checkpoint();
          simulation.work(micros(800));
          log("checkpoint");
          self.checkpoint();
          log("attached goes on");
        });
    at(
        micros(1_050),
        "stopper",
        () -> {
          try (var _ = interpreter.stopTheWorld()) {
            log("stopped");
            simulation.work(micros(18_200));
            log("started");
          }
        });
    at(
        micros(1_900),
        "newcomer",
        () -> {
          try (var _ = interpreter.attach()) {
            log("newcomer");
          }
        });
    simulation.run();
    assertThat(log.subList(0, 4))
        .containsExactly(
            "1800 checkpoint", "1800 stopped", "10000 native code done", "20000 started");
    assertThat(log.subList(4, 7))
        .containsExactlyInAnyOrder(
            "20000 native code's thread is back", "20000 attached goes on", "20000 newcomer");
  }

  @Row(18)
  @ParameterizedTest
  @ValueSource(strings = {"none", "cpython", "fair", "io-first"})
  void nobodyRunsWhileTheWorldIsStopped(String policy) {
    begin(LockPolicy.named(policy), micros(20));
    boolean[] stopped = new boolean[1];
    for (int i = 0; i < 20; i++) {
      attachedAt(
          micros(7L * i),
          "thread-" + i,
          self -> {
            for (int n = 0; n < 40; n++) {
              assertThat(stopped[0]).isFalse();
              simulation.work(micros(13));
              assertThat(stopped[0]).isFalse();
              self.checkpoint();
              if (n % 10 == 9) {
                io(micros(100));
              }
            }
          });
    }
    for (int i = 0; i < 3; i++) {
      at(
          micros(500),
          "stopper-" + i,
          () -> {
            for (int n = 0; n < 5; n++) {
              try (var _ = interpreter.stopTheWorld()) {
                assertThat(stopped[0]).isFalse();
                stopped[0] = true;
                simulation.work(micros(300));
                stopped[0] = false;
              }
              simulation.sleep(micros(200));
            }
          });
    }
    simulation.run();
    assertThat(interpreter.ledger().total().takes())
        .isEqualTo(interpreter.ledger().total().drops());
  }
}
