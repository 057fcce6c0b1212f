package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import dev.baton.core.interpreter.ThreadState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a request is for, when it is obeyed, and what else a checkpoint does. */
class RequestTest extends VirtualStage {
  @Row(5)
  @Test
  void onlyTheHolderIsAsked() {
    begin(LockPolicy.cpython(), AT_ONCE);
    List<ThreadState> states = new ArrayList<>();
    attachedAt(
        Duration.ZERO,
        "bystander",
        self -> {
          states.add(self);
          io(millis(50));
        });
    attachedAt(
        micros(1),
        "waiter",
        self -> {
          states.add(self);
          io(micros(9));
        });
    attachedAt(
        micros(2),
        "holder",
        self -> {
          states.add(self);
          simulation.work(millis(30));
        });
    at(
        millis(20),
        "reader",
        () ->
            states.forEach(state -> log(state.thread().getName() + " " + state.isDropRequested())));
    simulation.run();
    assertThat(log)
        .containsExactly("20000 bystander false", "20000 waiter false", "20000 holder true");
  }

  @Row(6)
  @ParameterizedTest
  @ValueSource(longs = {0, 60, 1_000})
  void aKernelThatDoesNotReleaseKeepsTheLockToItsEnd(long latencyMicros) {
    Duration latency = micros(latencyMicros);
    begin(LockPolicy.cpython(), latency);
    attachedAt(
        Duration.ZERO,
        "kernel",
        self -> {
          simulation.work(millis(200));
          self.checkpoint();
          log("kernel's thread goes on");
        });
    attachedAt(
        micros(100),
        "waiter",
        _ -> {
          assertThat(now()).isEqualTo(millis(200).plus(latency));
          simulation.work(millis(1));
        });
    simulation.run();
    assertThat(log).hasSize(1);
    assertThat(ledger("kernel").forcedDrops()).isEqualTo(1);
    if (latencyMicros == 0) {
      assertThat(ledger("waiter").requestsMade()).as("one each 5 ms").isEqualTo(39);
    }
  }

  @Row(6)
  @Test
  void theHolderObeysAtItsNextCheckpoint() {
    begin(LockPolicy.cpython(millis(1)), AT_ONCE);
    attachedAt(
        Duration.ZERO,
        "holder",
        self -> {
          simulation.work(micros(900));
          self.checkpoint();
          simulation.work(micros(700));
          self.checkpoint();
        });
    attachedAt(micros(10), "waiter", _ -> log("waiter"));
    simulation.run();
    assertThat(log).containsExactly("1600 waiter");
  }

  @Row(7)
  @Test
  void allThatPendsIsDoneInOrder() {
    begin(LockPolicy.cpython(millis(1)), AT_ONCE);
    interpreter =
        Interpreter.builder()
            .lock(LockPolicy.cpython(millis(1)))
            .scheduler(simulation)
            .onInterrupt(
                () -> {
                  log("signal");
                  // The stop may have served the first request for the lock; another is made.
                  simulation.work(micros(1_200));
                })
            .build();
    attachedAt(
        Duration.ZERO,
        "main",
        self -> {
          simulation.work(millis(2));
          assertThat(self.isDropRequested()).isTrue();
          interpreter.interrupt();
          interpreter.addPendingCall(() -> log("call"));
          self.raise(new ArithmeticException("asked for"));
          simulation.work(millis(1));
          assertThat(log).isEmpty();
          assertThatThrownBy(self::checkpoint).isInstanceOf(ArithmeticException.class);
          log("exception");
        });
    at(
        micros(100),
        "waiter",
        () -> {
          for (int i = 0; i < 3; i++) {
            try (var _ = interpreter.attach()) {
              log("drop");
              simulation.work(micros(10));
            }
          }
        });
    at(
        micros(2_100),
        "stopper",
        () -> {
          try (var _ = interpreter.stopTheWorld()) {
            log("stop");
            simulation.work(micros(10));
          }
        });
    simulation.run();
    assertThat(log.getFirst()).isEqualTo("3000 stop");
    List<String> order = log.stream().map(line -> line.replaceAll("\\d+ ", "")).toList();
    assertThat(order.subList(order.indexOf("signal"), order.size()))
        .startsWith("signal", "call", "drop")
        .contains("exception");
  }
}
