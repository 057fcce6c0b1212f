package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Dropping the lock. */
class DropTest extends Stage {
  @Row(8)
  @Test
  void leavesTheLockFreeAndTheDropperAsLastHolder() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet puppet = puppet(interpreter, "puppet");
    ThreadState state = puppet.attach();
    assertThat(interpreter.lock().isLocked()).isTrue();
    assertThat(interpreter.lock().isHeldBy(state)).isTrue();

    puppet.end();

    assertThat(interpreter.lock().isLocked()).isFalse();
    assertThat(interpreter.lock().isHeldBy(state)).isFalse();
    assertThat(interpreter.lock().holder()).isNull();
    assertThat(interpreter.lock().lastHolder()).isSameAs(state);
  }

  @Row(8)
  @Test
  void wakesAWaiterEachTime() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet holder = puppet(interpreter, "holder");
    holder.attach();
    List<Puppet> waiters =
        List.of(
            puppet(interpreter, "waiter-1"),
            puppet(interpreter, "waiter-2"),
            virtualPuppet(interpreter, "waiter-3"),
            puppet(interpreter, "waiter-4"));
    List<Future<Void>> visits =
        waiters.stream().map(waiter -> beginVisit(interpreter, waiter)).toList();
    waiters.forEach(Puppet::awaitWaiting);
    assertThat(interpreter.lock().waiterCount()).isEqualTo(waiters.size());

    holder.end();

    visits.forEach(Await::done);
    assertThat(interpreter.lock().waiterCount()).isZero();
    assertThat(interpreter.ledger().total().requestsMade()).isZero();
  }

  @Row(8)
  @Test
  void whatAnotherThreadHoldsFailsAndLeavesItsHolderAlone() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet former = attachedOnce(interpreter, "former");
    Puppet holder = puppet(interpreter, "holder");
    holder.attach();
    ThreadLedger before = former.ledger();

    assertThatThrownBy(() -> former.run(() -> interpreter.lock().drop(former.state())))
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("thread former cannot drop the lock of " + interpreter)
        .hasMessageContaining("held by thread holder");

    assertThat(interpreter.lock().holder()).isSameAs(holder.state());
    assertThat(former.ledger()).isEqualTo(before);
    holder.checkpoint();
    holder.end();
  }

  @Test
  void whatNobodyHoldsFails() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet former = attachedOnce(interpreter, "former");

    assertThatThrownBy(() -> former.run(() -> interpreter.lock().drop(former.state())))
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("nobody holds it");
    assertThat(former.ledger().drops()).isEqualTo(1);
  }
}
