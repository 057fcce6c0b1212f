package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What close does before it closes: Python's atexit, in the order of Py_FinalizeEx. */
class ExitCallbackTest extends Stage {
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());

  private static Interpreter interpreter(LockPolicy policy) {
    return Interpreter.builder().name("exiting").lock(policy).build();
  }

  private record Component(List<String> events) implements AutoCloseable {
    @Override
    public void close() {
      events.add("component closed");
    }
  }

  private record Failing() implements AutoCloseable {
    @Override
    public void close() {
      throw new ArithmeticException("component");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void callbacksRunLastRegisteredFirstUnderTheLockBeforeComponentsAreClosed(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet closer = puppet(interpreter, "closer");
    interpreter.component(Component.class, _ -> new Component(events));
    for (String name : List.of("first", "second", "third")) {
      interpreter.atExit(
          () -> {
            assertThat(Thread.currentThread()).isSameAs(closer.thread());
            assertThat(interpreter.currentThreadState()).isNotNull();
            assertThat(interpreter.gate().isOpen()).isTrue();
            events.add(name);
          });
    }
    InterpreterGuard guard = interpreter.guard();
    Future<?> closing =
        closer.begin(
            () -> {
              interpreter.close();
              return null;
            });
    Await.until(
        "the closer waits for the guard",
        () -> LockSupport.getBlocker(closer.thread()) instanceof Guards);
    assertThat(events).isEmpty();
    events.add("guard closed");
    guard.close();
    Await.done(closing);

    assertThat(events)
        .containsExactly("guard closed", "third", "second", "first", "component closed");
    assertThat(interpreter.lock().isLocked()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void otherThreadsAttachWhileCallbacksRun(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet other = puppet(interpreter, "other");
    interpreter.atExit(
        () -> {
          try (var _ = interpreter.detach()) {
            other.attach();
            events.add("other attached");
            other.end();
          }
        });
    interpreter.close();
    assertThat(events).containsExactly("other attached");
  }

  @Test
  void failuresAreToldTogetherWhenAllIsDone() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    interpreter.component(Failing.class, _ -> new Failing());
    RuntimeException early = new IllegalArgumentException("early");
    interpreter.atExit(() -> events.add("still run"));
    interpreter.atExit(
        () -> {
          throw new UnsupportedOperationException("late");
        });
    interpreter.atExit(
        () -> {
          throw early;
        });

    assertThatThrownBy(interpreter::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("closing exiting: early")
        .hasCause(early)
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("late", "component"));

    assertThat(events).containsExactly("still run");
    assertThat(interpreter.isClosed()).isTrue();
    assertThat(interpreter.lock().isLocked()).isFalse();
  }

  @Test
  void anErrorIsThrownAsItIsWhenAllIsDone() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    interpreter.atExit(() -> events.add("still run"));
    interpreter.atExit(
        () -> {
          throw new AssertionError("broken");
        });

    assertThatThrownBy(interpreter::close).isInstanceOf(AssertionError.class).hasMessage("broken");

    assertThat(events).containsExactly("still run");
    assertThat(interpreter.isClosed()).isTrue();
  }

  @Test
  void aCallbackMayRegisterAnotherAndClosesNothing() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    interpreter.atExit(() -> events.add("first"));
    interpreter.atExit(
        () -> {
          interpreter.close(); // Under way; harmless.
          events.add("second");
          interpreter.atExit(() -> events.add("registered by the second"));
        });

    interpreter.close();

    assertThat(events).containsExactly("second", "registered by the second", "first");
  }

  @Test
  void whatOthersRegisterBeforeTheWorldIsStoppedIsStillRun() {
    // The thread registers from a detached section that no stop of the world reaches.
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    Puppet other = puppet(interpreter, "other");
    CountDownLatch registering = new CountDownLatch(1);
    Future<Integer> accepted =
        other.begin(
            () -> {
              int count = 0;
              try {
                for (; ; ) {
                  interpreter.atExit(() -> events.add("run"));
                  count++;
                  registering.countDown();
                  // No faster than the callbacks are run.
                  int expected = count;
                  if (count > 1_000) {
                    Await.until("they are run", () -> events.size() >= expected);
                  }
                }
              } catch (InterpreterClosedException closed) {
                return count;
              }
            });
    Await.until("one is registered", () -> registering.getCount() == 0);

    interpreter.close();

    assertThat(events).hasSize(Await.done(accepted));
  }

  @Test
  void pendingCallsAreMadeBeforeCallbacks() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    interpreter.attach().close(); // This is the main thread.
    interpreter.atExit(
        () -> {
          events.add("callback");
          interpreter.addPendingCall(() -> events.add("call of the callback"));
        });
    interpreter.addPendingCallOnMainThread(() -> events.add("main's call"));
    interpreter.addPendingCall(
        () -> {
          throw new ArithmeticException("in a call");
        });
    interpreter.addPendingCall(() -> events.add("call"));

    assertThatThrownBy(interpreter::close).hasMessage("closing exiting: in a call");

    assertThat(events).containsExactly("call", "main's call", "callback", "call of the callback");
  }

  @Test
  void callsThatNeverEndDoNotKeepItFromClosing() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    AtomicReference<Runnable> again = new AtomicReference<>();
    again.set(() -> interpreter.addPendingCall(again.get()));
    again.get().run();
    AtomicReference<Runnable> callback = new AtomicReference<>();
    callback.set(() -> interpreter.atExit(callback.get()));
    interpreter.atExit(callback.get());

    assertThatThrownBy(interpreter::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot register an exit callback: exiting is closing");

    assertThat(interpreter.isClosed()).isTrue();
  }

  @Test
  void callsOfAnotherMainThreadAreNotMade() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    attachedOnce(interpreter, "main");
    interpreter.addPendingCallOnMainThread(() -> events.add("main's call"));
    interpreter.close();
    assertThat(events).isEmpty();
  }

  @Test
  void aPendingCallMayClose() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    Puppet puppet = puppet(interpreter, "puppet");
    puppet.attach();
    interpreter.addPendingCall(interpreter::close);
    interpreter.addPendingCall(() -> events.add("never"));

    assertThatThrownBy(puppet::checkpoint).isInstanceOf(InterpreterClosedException.class);

    assertThat(events).isEmpty();
    puppet.end();
  }

  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void callbacksThatLeaveSectionsOpenDoNotKeepTheOthersFromTheLock(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    interpreter.component(Component.class, _ -> new Component(events));
    interpreter.atExit(
        () -> {
          assertThat(interpreter.currentThreadState()).isNotNull();
          events.add("first");
        });
    interpreter.atExit(interpreter::detach);
    interpreter.atExit(interpreter::attach);

    assertThatThrownBy(interpreter::close).hasMessageContaining("innermost open section");

    assertThat(events).containsExactly("first", "component closed");
    assertThat(interpreter.lock().isLocked()).isFalse();
    assertThatCode(() -> puppetCannotAttach(interpreter)).doesNotThrowAnyException();
  }

  private void puppetCannotAttach(Interpreter interpreter) {
    Puppet late = puppet(interpreter, "late");
    assertThatThrownBy(late::attach).isInstanceOf(InterpreterClosedException.class);
  }

  @Test
  void aClosedInterpreterTakesNoCallbacks() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    interpreter.close();
    assertThatThrownBy(() -> interpreter.atExit(() -> {}))
        .isInstanceOf(InterpreterClosedException.class)
        .hasMessageContainingAll("register an exit callback", "exiting is closed");
  }
}
