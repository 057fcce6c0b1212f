package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The switch interval: its default, its bounds, and when a change of it acts. */
class SwitchIntervalTest extends Stage {
  @Row(1)
  @Test
  void isFiveMillisecondsByDefault() {
    Duration fiveMillis = Duration.ofMillis(5);

    assertThat(Interpreter.builder().build().lock().switchInterval()).isEqualTo(fiveMillis);
    assertThat(Interpreter.builder().lock(LockPolicy.cpython()).build().lock().switchInterval())
        .isEqualTo(fiveMillis);
  }

  @Row(1)
  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void mustBePositive(long nanos) {
    Duration bad = Duration.ofNanos(nanos);
    InterpreterLock lock = interpreter(SOON).lock();

    assertThatThrownBy(() -> lock.setSwitchInterval(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(bad.toString());
    assertThatThrownBy(() -> LockPolicy.cpython(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(bad.toString());
    assertThat(lock.switchInterval()).isEqualTo(SOON);
  }

  @Row(1)
  @Test
  void belowOneMicrosecondIsRaisedToIt() {
    InterpreterLock lock = interpreter(Duration.ofNanos(1)).lock();
    assertThat(lock.switchInterval()).isEqualTo(Duration.ofNanos(1_000));

    lock.setSwitchInterval(Duration.ofNanos(1_001));
    assertThat(lock.switchInterval()).isEqualTo(Duration.ofNanos(1_001));
    lock.setSwitchInterval(Duration.ofNanos(999));
    assertThat(lock.switchInterval()).isEqualTo(Duration.ofNanos(1_000));
  }

  @Test
  void mayBeLongerThanAnyClock() {
    Interpreter interpreter = interpreter(Duration.ofSeconds(Long.MAX_VALUE));
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = puppet(interpreter, "waiter");
    holder.attach();
    Future<ThreadState> attached = waiter.beginAttach();
    waiter.awaitWaiting();

    holder.end();

    assertThat(Await.done(attached).ledger().requestsMade()).isZero();
  }

  @Row({1, 3})
  @Test
  void aChangeActsOnTheNextRoundOfAWaiter() {
    Interpreter interpreter = interpreter(SOON);
    Puppet waiter = attachedOnce(interpreter, "waiter");
    Puppet holder = puppet(interpreter, "holder");
    holder.attach();
    Future<ThreadState> attached = waiter.beginAttach();
    Await.until("several rounds", () -> waiter.ledger().requestsMade() >= 3);

    interpreter.lock().setSwitchInterval(NEVER);
    long made = waiter.ledger().requestsMade();
    letRoundsPass(20);

    assertThat(waiter.ledger().requestsMade())
        .as("the round it was in may end, the next lasts for ever")
        .isBetween(made, made + 1);
    holder.end();
    Await.done(attached);
  }

  @Row(3)
  @Test
  void aChangeDoesNotCutShortTheRoundAWaiterIsIn() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = puppet(interpreter, "waiter");
    holder.attach();
    Future<ThreadState> attached = waiter.beginAttach();
    waiter.awaitWaiting();

    interpreter.lock().setSwitchInterval(SOON);
    letRoundsPass(20);

    assertThat(holder.state().isDropRequested()).isFalse();
    holder.end();
    assertThat(Await.done(attached).ledger().requestsMade()).isZero();
  }
}
