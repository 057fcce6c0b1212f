package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import dev.baton.core.interpreter.ThreadLedger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sections beside a waiter: what it gets and when. */
class SectionTest extends VirtualStage {
  @Row(15)
  @Test
  void aNestedAttachmentKeepsTheLockToTheOuterOnesEnd() {
    begin(LockPolicy.cpython(NEVER), AT_ONCE);
    attachedAt(
        Duration.ZERO,
        "nesting",
        self -> {
          for (int i = 0; i < 3; i++) {
            try (var inner = interpreter.attach()) {
              assertThat(inner.state()).isSameAs(self);
              simulation.work(millis(1));
            }
            assertThat(lock.holder()).isSameAs(self);
          }
          simulation.work(millis(1));
        });
    attachedAt(micros(10), "waiter", _ -> log("waiter"));
    simulation.run();
    assertThat(log).containsExactly("4000 waiter");
    assertThat(ledger("nesting").takes()).isEqualTo(1);
    assertThat(ledger("nesting").drops()).isEqualTo(1);
  }

  @Row(15)
  @Test
  void unbalancedDetachesFailInNoTime() {
    begin(LockPolicy.cpython(), AT_ONCE);
    attachedAt(Duration.ZERO, "holder", _ -> simulation.work(millis(10)));
    at(
        millis(1),
        "stranger",
        () -> {
          assertThatThrownBy(interpreter::detach)
              .isInstanceOf(IllegalMonitorStateException.class)
              .hasMessageContaining("stranger");
          assertThat(now()).isEqualTo(millis(1));
        });
    simulation.run();
  }

  @Row(16)
  @Test
  void theThreadStateIsHiddenUntilTheLockIsTakenAgain() {
    begin(LockPolicy.cpython(NEVER), AT_ONCE);
    attachedAt(
        Duration.ZERO,
        "detaching",
        self -> {
          var section = interpreter.detach();
          assertThat(interpreter.currentThreadState()).isNull();
          simulation.work(millis(2));
          assertThat(interpreter.currentThreadState()).isNull();
          assertThatThrownBy(interpreter::checkpoint)
              .isInstanceOf(IllegalMonitorStateException.class);
          section.close(); // The holder has it until 6 ms.
          log("back");
          assertThat(interpreter.currentThreadState()).isSameAs(self);
        });
    attachedAt(
        millis(1),
        "holder",
        self -> {
          simulation.work(millis(5));
          assertThat(interpreter.currentThreadState()).isSameAs(self);
        });
    simulation.run();
    assertThat(log).containsExactly("6000 back");
  }

  @Row(17)
  @Test
  void anExceptionInAKernelWaitsForTheLockOnceAndThenPropagates() {
    begin(LockPolicy.cpython(), AT_ONCE);
    RuntimeException failure = new ArithmeticException("in the kernel");
    attachedAt(
        Duration.ZERO,
        "failing",
        self -> {
          assertThatThrownBy(
                  () -> {
                    try (var _ = interpreter.detach()) {
                      simulation.work(millis(2));
                      throw failure;
                    }
                  })
              .isSameAs(failure)
              .hasNoSuppressedExceptions();
          log("caught");
          assertThat(interpreter.currentThreadState()).isSameAs(self);
        });
    attachedAt(millis(1), "cpu-bound", self -> compute(self, millis(20), micros(100)));
    simulation.run();
    // It asks at 7 ms, one interval after the kernel, and gets it at that checkpoint or the next.
    assertThat(log).hasSize(1).first().isIn("7000 caught", "7100 caught");
    ThreadLedger ledger = ledger("failing");
    assertThat(ledger.takes()).isEqualTo(ledger.drops()).isEqualTo(2);
    assertThat(ledger.detachedSections()).isEqualTo(1);
  }
}
