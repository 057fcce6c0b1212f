package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Each interpreter has its own lock, interval, threads and end (PEP 684). */
class SeveralInterpretersTest extends Stage {
  private final Interpreter one = interpreter(SOON);
  private final Interpreter two = interpreter(NEVER);

  @Row(22)
  @Test
  void theirThreadsHoldTheirLocksSideBySide() {
    Puppet inOne = puppet(one, "in-one");
    Puppet inTwo = puppet(two, "in-two");

    inOne.attach();
    inTwo.attach();

    assertThat(one.lock().holder()).isSameAs(inOne.state());
    assertThat(two.lock().holder()).isSameAs(inTwo.state());
    inOne.end();
    assertThat(two.lock().isLocked()).isTrue();
    inTwo.end();
  }

  @Test
  void aThreadMayBeAttachedToSeveralAndDetachFromOne() {
    try (var inOne = one.attach();
        var inTwo = two.attach()) {
      assertThat(inOne.state()).isNotSameAs(inTwo.state());
      try (var _ = one.detach()) {
        assertThat(one.currentThreadState()).isNull();
        assertThat(two.currentThreadState()).isSameAs(inTwo.state());
        assertThat(two.lock().isLocked()).isTrue();
      }
      assertThat(one.currentThreadState()).isSameAs(inOne.state());
    }
    assertThat(one.lock().isLocked()).isFalse();
    assertThat(two.lock().isLocked()).isFalse();
  }

  @Row(22)
  @Test
  void requestsIntervalsAndCountsBelongToOne() {
    Puppet holder = puppet(one, "holder");
    Puppet waiter = puppet(one, "waiter");
    holder.attach();
    ThreadState inTwo = holder.call(() -> two.attach().state());
    Future<ThreadState> attached = waiter.beginAttach();
    awaitRequest(holder.state());

    assertThat(inTwo.isDropRequested()).isFalse();
    two.lock().setSwitchInterval(Duration.ofMillis(7));
    assertThat(one.lock().switchInterval()).isEqualTo(SOON);
    holder.end();
    Await.done(attached);

    assertThat(two.lock().holder()).isSameAs(inTwo);
    assertThat(two.lock().switchNumber()).isEqualTo(1);
    assertThat(two.ledger().threads()).containsExactly(inTwo.ledger());
  }

  @Test
  void closingOneLeavesTheOtherAlone() {
    try (var attachment = two.attach()) {
      one.close();
      assertThat(two.isClosed()).isFalse();
      two.checkpoint();
      assertThat(two.lock().holder()).isSameAs(attachment.state());
    }
  }
}
