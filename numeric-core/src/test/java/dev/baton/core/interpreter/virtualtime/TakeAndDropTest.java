package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a lock that is dropped, and what counts as a switch. */
class TakeAndDropTest extends VirtualStage {
  @Row(2)
  @ParameterizedTest
  @ValueSource(strings = {"cpython", "fair", "io-first"})
  void aFreeLockIsTakenInNoTime(String policy) {
    begin(LockPolicy.named(policy), millis(1));
    for (int i = 0; i < 5; i++) {
      attachedAt(
          millis(i),
          "thread-" + i,
          self -> {
            log(self.toString());
            simulation.work(micros(999));
          });
    }
    simulation.run();
    assertThat(log)
        .containsExactly(
            "0 thread thread-0",
            "1000 thread thread-1",
            "2000 thread thread-2",
            "3000 thread thread-3",
            "4000 thread thread-4");
  }

  @Row(2)
  @Test
  void aRunningThreadBargesInFrontOfTheWaiterThatADropHasWoken() {
    begin(LockPolicy.cpython(NEVER), micros(50));
    attachedAt(
        Duration.ZERO,
        "barging",
        _ -> {
          simulation.work(millis(1));
          kernel(micros(49));
          log("back");
          simulation.work(millis(1));
          kernel(micros(51));
          log("too late");
        });
    attachedAt(
        micros(10),
        "waiter",
        _ -> {
          log("waiter");
          simulation.work(millis(1));
        });
    simulation.run();
    // Woken at 1000 the waiter runs at 1050 and has lost; woken at 2049 it has won.
    assertThat(log).containsExactly("1049 back", "2099 waiter", "3149 too late");
  }

  @Row(8)
  @Test
  void aDropWakesOneWaiterAndLeavesTheDropperAsLastHolder() {
    begin(LockPolicy.cpython(NEVER), micros(5));
    attachedAt(Duration.ZERO, "holder", _ -> simulation.work(millis(1)));
    for (int i = 1; i <= 3; i++) {
      attachedAt(
          micros(100L * i),
          "waiter-" + i,
          self -> {
            log(self + ", waiting " + lock.waiterCount());
            simulation.work(millis(1));
          });
    }
    at(
        micros(1_002),
        "reader",
        () -> {
          assertThat(lock.isLocked()).isFalse();
          log("last holder " + lock.lastHolder() + ", waiting " + lock.waiterCount());
        });
    simulation.run();
    assertThat(log)
        .containsExactly(
            "1002 last holder thread holder, waiting 3",
            "1005 thread waiter-1, waiting 2",
            "2010 thread waiter-2, waiting 1",
            "3015 thread waiter-3, waiting 0");
  }

  @Row(8)
  @Test
  void aSecondDropFailsAndTheHolderIsUnaffected() {
    begin(LockPolicy.cpython(NEVER), AT_ONCE);
    at(
        Duration.ZERO,
        "twice",
        () -> {
          Attachment attachment = interpreter.attach();
          attachment.close();
          simulation.work(millis(1));
          assertThatThrownBy(attachment::close)
              .isInstanceOf(IllegalMonitorStateException.class)
              .hasMessageContaining("thread twice");
          log("failed");
        });
    attachedAt(
        micros(500),
        "holder",
        self -> {
          simulation.work(millis(1));
          assertThat(lock.holder()).isSameAs(self);
          log("holds");
        });
    simulation.run();
    assertThat(log).containsExactly("1000 failed", "1500 holds");
  }

  @Row(11)
  @Test
  void rapidReleasesStarveAWaiter() {
    begin(LockPolicy.cpython(), micros(50));
    attachedAt(
        Duration.ZERO,
        "rapid",
        self -> {
          for (int i = 0; i < 1_000; i++) {
            simulation.work(micros(960));
            kernel(micros(40)); // A wake-up takes longer.
            self.checkpoint();
          }
        });
    attachedAt(micros(10), "starved", _ -> log("starved no longer"));
    simulation.run();
    // The last release woke it, and nobody came back.
    assertThat(log).containsExactly("1000010 starved no longer");
    assertThat(ledger("starved").requestsMade()).as("each wake-up starts over").isZero();
    assertThat(ledger("rapid").forcedDrops()).isZero();
    assertThat(ledger("rapid").requestsServed()).isZero();
    assertThat(lock.switchNumber()).isEqualTo(2);
  }

  @Row(11)
  @Test
  void releasesThatAreNotAsRapidDoNot() {
    begin(LockPolicy.cpython(), micros(50));
    attachedAt(
        Duration.ZERO,
        "slow",
        _ -> {
          for (int i = 0; i < 3; i++) {
            simulation.work(micros(960));
            kernel(micros(60)); // A wake-up does not take as long.
          }
        });
    attachedAt(micros(10), "waiter", _ -> log("waiter"));
    simulation.run();
    assertThat(log).containsExactly("1010 waiter");
  }

  @Row(12)
  @Test
  void retakingIsNoSwitchAndClearsTheOwnRequest() {
    begin(LockPolicy.cpython(millis(1)), micros(50));
    attachedAt(
        Duration.ZERO,
        "alone",
        _ -> {
          for (int i = 0; i < 10; i++) {
            kernel(micros(10));
          }
          assertThat(lock.switchNumber()).isEqualTo(1);
          assertThat(ledger("alone").takes()).isEqualTo(11);
          assertThat(ledger("alone").switches()).isEqualTo(1);
        });
    simulation.run();

    attachedAt(
        Duration.ZERO,
        "asked",
        self -> {
          simulation.work(micros(1_500));
          assertThat(self.isDropRequested()).isTrue();
          kernel(micros(10));
          assertThat(self.isDropRequested()).isFalse();
          log("back with switch " + lock.switchNumber());
        });
    attachedAt(micros(10), "other", _ -> simulation.work(micros(100)));
    simulation.run();
    assertThat(log).hasSize(1).first().asString().endsWith("back with switch 4");
  }
}
