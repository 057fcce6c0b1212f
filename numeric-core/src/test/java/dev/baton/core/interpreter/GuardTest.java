package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guards in the manner of PEP 788: closing waits for them, and for nothing else. */
class GuardTest extends Stage {
  private static Interpreter interpreter(LockPolicy policy) {
    return Interpreter.builder().name("guarded").lock(policy).build();
  }

  private static Future<Void> beginClose(Interpreter interpreter, Puppet puppet) {
    return puppet.begin(
        () -> {
          interpreter.close();
          return null;
        });
  }

  private static void awaitGuardsAwaited(Puppet puppet) {
    Await.until(
        puppet.thread().getName() + " waits for guards",
        () -> LockSupport.getBlocker(puppet.thread()) instanceof Guards);
  }

  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void closingWaitsForEveryGuardWhileThreadsAttach(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet closer = puppet(interpreter, "closer");
    Puppet guarding = puppet(interpreter, "guarding");
    InterpreterGuard first = guarding.call(interpreter::guard);
    InterpreterGuard second = guarding.call(interpreter::tryGuard);
    assertThat(interpreter.guardCount()).isEqualTo(2);

    Future<Void> closing = beginClose(interpreter, closer);
    awaitGuardsAwaited(closer);
    guarding.attach();
    guarding.run(first::close);
    guarding.checkpoint();
    awaitGuardsAwaited(closer);
    assertThat(interpreter.isClosed()).isFalse();
    assertThat(interpreter.guardCount()).isEqualTo(1);
    guarding.end();
    guarding.run(second::close);

    Await.done(closing);
    assertThat(interpreter.isClosed()).isTrue();
    assertThat(interpreter.guardCount()).isZero();
  }

  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void anAttachedCloserDoesNotKeepTheLockWhileItWaits(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet closer = puppet(interpreter, "closer");
    Puppet guarding = puppet(interpreter, "guarding");
    closer.attach();
    InterpreterGuard guard = guarding.call(interpreter::guard);

    Future<Void> closing = beginClose(interpreter, closer);
    awaitGuardsAwaited(closer);
    guarding.attach();
    guarding.run(guard::close); // While attached: the closer then waits for the lock alone.
    guarding.end();

    Await.done(closing);
    closer.end();
    assertThat(interpreter.ledger().total().takes())
        .isEqualTo(interpreter.ledger().total().drops());
  }

  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void aClosingOrClosedInterpreterIsNotGuarded(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet closer = puppet(interpreter, "closer");
    Puppet guarding = puppet(interpreter, "guarding");
    InterpreterGuard guard = guarding.call(interpreter::guard);
    Future<Void> closing = beginClose(interpreter, closer);
    awaitGuardsAwaited(closer);

    assertThatThrownBy(() -> guarding.call(interpreter::guard))
        .isInstanceOf(InterpreterClosedException.class)
        .hasMessage("thread guarding cannot guard guarded: it is closing");
    assertThat(interpreter.tryGuard()).isNull();
    guarding.run(guard::close);
    Await.done(closing);

    assertThatThrownBy(() -> guarding.call(interpreter::guard))
        .isInstanceOf(InterpreterClosedException.class)
        .hasMessage("thread guarding cannot guard guarded: it is closed");
    assertThat(interpreter.tryGuard()).isNull();
  }

  @Test
  void aThreadCannotCloseWhatItGuards() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    Puppet puppet = puppet(interpreter, "puppet");
    InterpreterGuard guard = puppet.call(interpreter::guard);

    assertThatThrownBy(() -> puppet.run(interpreter::close))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("thread puppet cannot close guarded", "guard of its own");

    // Nothing has been done.
    assertThat(interpreter.isClosed()).isFalse();
    interpreter.guard().close();
    puppet.attach();
    puppet.end();
    puppet.run(guard::close);
    puppet.run(interpreter::close);
    assertThat(interpreter.isClosed()).isTrue();
  }

  @Test
  void aGuardHandedOnIsTheOtherThreads() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    Puppet parent = puppet(interpreter, "parent");
    Puppet child = puppet(interpreter, "child");
    InterpreterGuard guard = parent.call(interpreter::guard);
    assertThat(guard.holder()).isSameAs(parent.thread());
    assertThat(guard.handTo(child.thread())).isSameAs(guard);
    assertThat(guard.holder()).isSameAs(child.thread());

    assertThatThrownBy(() -> child.run(interpreter::close))
        .isInstanceOf(IllegalStateException.class);
    Future<Void> closing = beginClose(interpreter, parent);
    awaitGuardsAwaited(parent);
    child.run(guard::close);
    Await.done(closing);
  }

  @Test
  void aGuardIsClosedOnce() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    InterpreterGuard guard = interpreter.guard();
    InterpreterGuard other = interpreter.guard();
    guard.close();

    assertThatThrownBy(guard::close)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContainingAll(Thread.currentThread().getName(), "guarded", "closed already");
    assertThat(interpreter.guardCount()).as("the other is unaffected").isEqualTo(1);
    other.close();
    interpreter.close();
  }

  @Test
  void closingInAStoppedWorldDoesNotWaitForGuards() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    Puppet guarding = puppet(interpreter, "guarding");
    InterpreterGuard guard = guarding.call(interpreter::guard);
    try (var _ = interpreter.stopTheWorld()) {
      assertThatThrownBy(interpreter::close)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("keeps the world stopped", "guard of thread guarding");
    }
    interpreter.guard().close();
    guarding.run(guard::close);
    interpreter.close();
    assertThat(interpreter.isClosed()).isTrue();
  }

  @Test
  void anInterruptDoesNotEndTheWaitAndIsKept() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    Puppet closer = puppet(interpreter, "closer");
    InterpreterGuard guard = interpreter.guard();
    Future<Boolean> interrupted =
        closer.begin(
            () -> {
              interpreter.close();
              return Thread.interrupted();
            });
    awaitGuardsAwaited(closer);

    closer.thread().interrupt();
    Await.until("the interrupt is seen", () -> !closer.thread().isInterrupted());
    awaitGuardsAwaited(closer);
    guard.close();

    assertThat(Await.done(interrupted)).isTrue();
  }

  @Test
  void aSecondCloseDoesNotWait() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    Puppet closer = puppet(interpreter, "closer");
    Puppet other = puppet(interpreter, "other");
    InterpreterGuard guard = interpreter.guard();
    Future<Void> closing = beginClose(interpreter, closer);
    awaitGuardsAwaited(closer);

    Await.done(beginClose(interpreter, other));
    assertThat(interpreter.isClosed()).isFalse();

    guard.close();
    Await.done(closing);
  }
}
