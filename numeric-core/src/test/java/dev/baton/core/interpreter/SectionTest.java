package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Attached and detached sections of one thread: nesting, balance, exceptions. */
class SectionTest extends Stage {
  private final Interpreter interpreter = interpreter(NEVER);
  private final InterpreterLock lock = interpreter.lock();

  @Row(15)
  @Test
  void attachingAnAttachedThreadOnlyCounts() {
    try (var outer = interpreter.attach()) {
      try (var inner = interpreter.attach()) {
        assertThat(inner.state()).isSameAs(outer.state());
        try (var _ = interpreter.attach()) {
          assertThat(lock.holder()).isSameAs(outer.state());
        }
        assertThat(lock.holder()).isSameAs(outer.state());
      }
      assertThat(lock.holder()).isSameAs(outer.state());
      assertThat(outer.state().ledger().takes()).isEqualTo(1);
      assertThat(outer.state().ledger().drops()).isZero();
    }
    assertThat(lock.isLocked()).isFalse();
    assertThat(interpreter.ledger().total().drops()).isEqualTo(1);
  }

  @Test
  void attachedAndDetachedSectionsNestInAnyOrderAndDepth() {
    nest(40);

    assertThat(lock.isLocked()).isFalse();
    ThreadLedger ledger = interpreter.ledger().total();
    assertThat(ledger.detachedSections()).isEqualTo(40);
    assertThat(ledger.takes()).isEqualTo(80);
    assertThat(ledger.drops()).isEqualTo(80);
  }

  private void nest(int depth) {
    if (depth > 0) {
      try (var _ = interpreter.attach()) {
        try (var _ = interpreter.attach()) {
          try (var _ = interpreter.detach()) {
            assertThat(interpreter.currentThreadState()).isNull();
            nest(depth - 1);
            assertThat(interpreter.currentThreadState()).isNull();
          }
          assertThat(interpreter.currentThreadState()).isNotNull();
          assertThat(lock.isLocked()).isTrue();
        }
      }
    }
  }

  @Row(16)
  @Test
  void aDetachedSectionHidesTheThreadStateAndFreesTheLock() {
    try (var attachment = interpreter.attach()) {
      ThreadState state = attachment.state();
      assertThat(interpreter.currentThreadState()).isSameAs(state);
      assertThat(state.isAttached()).isTrue();

      try (var _ = interpreter.detach()) {
        assertThat(interpreter.currentThreadState()).isNull();
        assertThat(state.isAttached()).isFalse();
        assertThat(lock.isLocked()).isFalse();
        assertThatThrownBy(interpreter::checkpoint)
            .isInstanceOf(IllegalMonitorStateException.class)
            .hasMessageContaining("not attached");
        state.request(ThreadState.CALLS);
        assertThatThrownBy(state::checkpoint)
            .isInstanceOf(IllegalMonitorStateException.class)
            .hasMessageContaining("not attached");
        assertThatThrownBy(interpreter::detach)
            .isInstanceOf(IllegalMonitorStateException.class)
            .hasMessageContaining("not attached");

        try (var _ = interpreter.attach()) {
          assertThat(lock.holder()).isSameAs(state);
        }
        assertThat(lock.isLocked()).isFalse();
      }

      assertThat(interpreter.currentThreadState()).isSameAs(state);
      assertThat(lock.holder()).isSameAs(state);
    }
  }

  @Row(16)
  @Test
  void theThreadStateIsRestoredOnlyOnceTheLockIsTaken() {
    Puppet puppet = puppet(interpreter, "puppet");
    Puppet holder = puppet(interpreter, "holder");
    ThreadState state = puppet.attach();
    puppet.detach();
    holder.attach();

    Future<Void> end = puppet.beginEnd();
    puppet.awaitWaiting();
    assertThat(state.isAttached()).isFalse();
    assertThat(lock.holder()).isSameAs(holder.state());

    holder.end();
    Await.done(end);
    assertThat(puppet.call(interpreter::currentThreadState)).isSameAs(state);
  }

  @Row(15)
  @Test
  void aThreadThatIsNotAttachedCannotDetachOrReachACheckpoint() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(interpreter::detach)
          .isInstanceOf(IllegalMonitorStateException.class)
          .hasMessageContainingAll(
              Thread.currentThread().getName(), "cannot detach", interpreter.toString());
      assertThatThrownBy(interpreter::checkpoint)
          .isInstanceOf(IllegalMonitorStateException.class)
          .hasMessageContainingAll(
              Thread.currentThread().getName(), "cannot reach a checkpoint", "not attached");
      interpreter.attach().close(); // The second time round the thread has a state.
    }
    assertThat(lock.isLocked()).isFalse();
  }

  @Row(15)
  @Test
  void anAttachmentClosedTwiceFailsAndLeavesTheHolderAlone() {
    Puppet former = puppet(interpreter, "former");
    Puppet holder = puppet(interpreter, "holder");
    Attachment attachment = former.call(interpreter::attach);
    former.run(attachment::close);
    holder.attach();

    assertThatThrownBy(() -> former.run(attachment::close))
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContainingAll("thread former", "no open section");

    assertThat(lock.holder()).isSameAs(holder.state());
    assertThat(attachment.state().ledger().drops()).isEqualTo(1);
    assertThat(lock.switchNumber()).isEqualTo(2);
  }

  @Test
  void aDetachedSectionEndedTwiceFailsAndChangesNothing() {
    try (var attachment = interpreter.attach()) {
      Detachment detachment = interpreter.detach();
      detachment.close();

      assertThatThrownBy(detachment::close)
          .isInstanceOf(IllegalMonitorStateException.class)
          .hasMessageContaining("innermost open section is an attachment");

      assertThat(lock.holder()).isSameAs(attachment.state());
      assertThat(attachment.state().ledger().takes()).isEqualTo(2);
    }
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void sectionsEndInnermostFirst() {
    Attachment attachment = interpreter.attach();
    Detachment detachment = interpreter.detach();

    assertThatThrownBy(attachment::close)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("innermost open section is a detached one");

    assertThat(lock.isLocked()).isFalse();
    detachment.close();
    assertThat(lock.isLocked()).isTrue();
    attachment.close();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void aSectionEndsOnTheThreadThatBeganIt() {
    Puppet owner = puppet(interpreter, "owner");
    Attachment attachment = owner.call(interpreter::attach);
    Detachment detachment = owner.call(interpreter::detach);

    assertThatThrownBy(detachment::close)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContainingAll(Thread.currentThread().getName(), "thread owner");
    owner.run(detachment::close);
    assertThatThrownBy(attachment::close)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContainingAll(Thread.currentThread().getName(), "thread owner");
    attachment.state().request(ThreadState.CALLS);
    assertThatThrownBy(attachment.state()::checkpoint)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContainingAll(Thread.currentThread().getName(), "thread owner");

    assertThat(lock.holder()).isSameAs(attachment.state());
    owner.run(attachment::close);
  }

  @Row(17)
  @Test
  void anExceptionInADetachedSectionReattachesOnceAndThenPropagates() {
    RuntimeException failure = new ArithmeticException("in the kernel");
    try (var attachment = interpreter.attach()) {
      ThreadState state = attachment.state();

      assertThatThrownBy(
              () -> {
                try (var _ = interpreter.detach()) {
                  throw failure;
                }
              })
          .isSameAs(failure)
          .hasNoSuppressedExceptions();

      assertThat(interpreter.currentThreadState()).isSameAs(state);
      assertThat(lock.holder()).isSameAs(state);
      assertThat(state.ledger().takes()).isEqualTo(2);
      assertThat(state.ledger().drops()).isEqualTo(1);
    }
    assertThat(lock.isLocked()).isFalse();
    assertThat(interpreter.ledger().total().drops()).isEqualTo(2);
  }

  @Test
  void anExceptionThrownAtACheckpointUnwindsEverySection() {
    assertThatThrownBy(
            () -> {
              try (var attachment = interpreter.attach()) {
                try (var _ = interpreter.detach()) {
                  try (var inner = interpreter.attach()) {
                    attachment.state().raise(new ArithmeticException("asked for"));
                    inner.state().checkpoint();
                  }
                }
              }
            })
        .isInstanceOf(ArithmeticException.class)
        .hasNoSuppressedExceptions();
    assertThat(lock.isLocked()).isFalse();
    assertThat(interpreter.currentThreadState()).isNull();
    assertThat(interpreter.ledger().total().takes()).isEqualTo(3);
    assertThat(interpreter.ledger().total().drops()).isEqualTo(3);
  }
}
