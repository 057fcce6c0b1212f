package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The policy {@code none}: sections and balance as ever, but threads run side by side. */
class FreeThreadedLockTest extends Stage {
  private final Interpreter interpreter = Interpreter.builder().lock(LockPolicy.none()).build();
  private final InterpreterLock lock = interpreter.lock();

  @Test
  void threadsAreAttachedSideBySideAndNobodyWaits() {
    Puppet one = puppet(interpreter, "one");
    Puppet two = puppet(interpreter, "two");

    one.attach();
    two.attach();

    assertThat(lock.isExclusive()).isFalse();
    assertThat(lock.isHeldBy(one.state())).isTrue();
    assertThat(lock.isHeldBy(two.state())).isTrue();
    assertThat(lock.holder()).isNull();
    assertThat(lock.lastHolder()).isNull();
    one.checkpoint();
    one.detach();
    assertThat(lock.isHeldBy(one.state())).isFalse();
    assertThat(lock.isLocked()).isTrue();
    two.end();
    assertThat(lock.isLocked()).isFalse();
    one.end();
    one.end();

    ThreadLedger total = interpreter.ledger().total();
    assertThat(total.takes()).isEqualTo(total.drops()).isEqualTo(3);
    assertThat(total.detachedSections()).isEqualTo(1);
    assertThat(total.switches()).isZero();
    assertThat(lock.switchNumber()).isZero();
    assertThat(lock.waiterCount()).isZero();
  }

  @Test
  void droppingWhatOneDoesNotHoldFails() {
    Puppet former = puppet(interpreter, "former");
    Puppet running = puppet(interpreter, "running");
    former.attach();
    former.end();
    running.attach();

    assertThatThrownBy(() -> former.run(() -> lock.drop(former.state())))
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("thread former cannot drop the lock");
    assertThat(lock.isHeldBy(running.state())).isTrue();
    assertThat(former.ledger().drops()).isEqualTo(1);
    running.end();
  }
}
