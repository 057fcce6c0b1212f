package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a checkpoint does, and in which order. */
class CheckpointTest extends Stage {
  @Test
  void allFiveKindsOfPendingWorkAreDoneInOrderByOneCheckpoint() {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    AtomicReference<ThreadState> mainThread = new AtomicReference<>();
    Interpreter interpreter =
        Interpreter.builder()
            .lock(LockPolicy.cpython(SOON))
            .onInterrupt(
                () -> {
                  events.add("signal");
                  // The stop of the world may have served the first request; now one stands.
                  awaitRequest(mainThread.get());
                })
            .build();
    Puppet main = puppet(interpreter, "main");
    ThreadState state = main.attach();
    mainThread.set(state);

    state.raise(new ArithmeticException("asked for"));
    AtomicBoolean enough = new AtomicBoolean();
    Puppet waiter = puppet(interpreter, "waiter");
    Future<Void> waiting =
        waiter.begin(
            () -> {
              while (!enough.get()) {
                try (var _ = interpreter.attach()) {
                  events.add("drop");
                }
              }
              return null;
            });
    awaitRequest(state);
    interpreter.addPendingCall(() -> events.add("call"));
    interpreter.interrupt();
    Puppet stopper = puppet(interpreter, "stopper");
    Future<Void> stopping =
        stopper.begin(
            () -> {
              try (var _ = interpreter.stopTheWorld()) {
                events.add("stop");
              }
              return null;
            });
    Await.until("the stop is requested", () -> state.isRequested(ThreadState.STOP_THE_WORLD));
    assertThat(events).isEmpty();

    assertThatThrownBy(main::checkpoint).isInstanceOf(ArithmeticException.class);
    events.add("exception");
    enough.set(true);
    main.end();
    Await.done(stopping);
    Await.done(waiting);

    int stop = events.indexOf("stop");
    int signal = events.indexOf("signal");
    int call = events.indexOf("call");
    int exception = events.indexOf("exception");
    assertThat(List.of(stop, signal, call, exception)).as("%s", events).isSorted();
    assertThat(events.subList(signal, call)).as("%s", events).doesNotContain("drop");
    assertThat(events.subList(call, exception)).as("%s", events).contains("drop");
    assertThat(state.ledger().forcedDrops()).isEqualTo(1);
  }

  @Test
  void withNothingToDoNothingHappens() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet puppet = puppet(interpreter, "puppet");
    ThreadState state = puppet.attach();
    ThreadLedger before = state.ledger();

    puppet.run(state::checkpoint);
    puppet.checkpoint();

    assertThat(state.ledger()).isEqualTo(before);
    puppet.end();
  }

  @Test
  void onlyTheMainThreadHandlesAnInterrupt() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet main = puppet(interpreter, "main");
    Puppet other = puppet(interpreter, "other");
    main.attach();
    main.end();
    other.attach();

    interpreter.interrupt();
    other.checkpoint();
    other.end();
    main.attach();
    assertThatThrownBy(main::checkpoint)
        .isInstanceOf(InterpreterInterruptedException.class)
        .hasMessageContaining("thread main");
    main.checkpoint();
    main.end();
  }

  @Test
  void anInterruptBeforeAnyThreadAttachedWaitsForTheFirst() {
    Interpreter interpreter = interpreter(NEVER);
    interpreter.interrupt();
    Puppet main = puppet(interpreter, "main");
    main.attach();

    assertThatThrownBy(main::checkpoint).isInstanceOf(InterpreterInterruptedException.class);
    main.end();
  }

  @Test
  void anInterruptLeavesWhatComesAfterItForTheNextCheckpoint() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet main = puppet(interpreter, "main");
    main.attach();
    AtomicInteger calls = new AtomicInteger();
    interpreter.addPendingCall(calls::incrementAndGet);
    interpreter.interrupt();

    assertThatThrownBy(main::checkpoint).isInstanceOf(InterpreterInterruptedException.class);
    assertThat(calls).hasValue(0);
    main.checkpoint();
    assertThat(calls).hasValue(1);
    main.end();
  }

  @Test
  void anAsynchronousExceptionIsThrownOnceOnItsOwnThread() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet target = puppet(interpreter, "target");
    Puppet other = puppet(interpreter, "other");
    ThreadState state = target.attach();
    target.end();
    RuntimeException exception = new ArithmeticException("asked for");

    state.raise(new IllegalStateException("replaced before it was thrown"));
    state.raise(exception);
    other.attach();
    other.checkpoint();
    other.end();
    target.attach();

    assertThatThrownBy(target::checkpoint).isSameAs(exception);
    target.checkpoint();
    target.end();
  }

  @Test
  void pendingCallsAreMadeInOrderUnderTheLockByAnAttachedThread() {
    Interpreter interpreter = interpreter(NEVER);
    List<String> made = new ArrayList<>();
    Puppet puppet = puppet(interpreter, "puppet");
    for (int i = 0; i < 3; i++) {
      String call = "call " + i;
      interpreter.addPendingCall(
          () -> {
            assertThat(interpreter.currentThreadState()).isNotNull();
            made.add(call);
            interpreter.checkpoint(); // Never nests.
            made.add("end of " + call);
          });
    }

    puppet.attach(); // It learns of calls that were scheduled before it came.
    assertThat(made).isEmpty();
    puppet.checkpoint();
    puppet.end();

    assertThat(made)
        .containsExactly(
            "call 0", "end of call 0", "call 1", "end of call 1", "call 2", "end of call 2");
  }

  @Test
  void aPendingCallThatThrowsLeavesTheOthersPending() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet puppet = puppet(interpreter, "puppet");
    puppet.attach();
    AtomicInteger calls = new AtomicInteger();
    RuntimeException failure = new ArithmeticException("in a call");
    interpreter.addPendingCall(
        () -> {
          throw failure;
        });
    interpreter.addPendingCall(calls::incrementAndGet);

    assertThatThrownBy(puppet::checkpoint).isSameAs(failure);
    assertThat(calls).hasValue(0);
    puppet.checkpoint();
    assertThat(calls).hasValue(1);
    puppet.end();
  }

  @Test
  void tooManyPendingCallsAreRefused() {
    Interpreter interpreter = interpreter(NEVER);
    AtomicInteger calls = new AtomicInteger();
    long accepted =
        IntStream.range(0, PendingCalls.MAX + 5)
            .filter(_ -> interpreter.addPendingCall(calls::incrementAndGet))
            .count();
    assertThat(accepted).isEqualTo(PendingCalls.MAX);

    Puppet puppet = puppet(interpreter, "puppet");
    puppet.attach();
    puppet.checkpoint();
    assertThat(calls).hasValue(PendingCalls.MAX);
    assertThat(interpreter.addPendingCall(calls::incrementAndGet)).isTrue();
    puppet.checkpoint();
    assertThat(calls).hasValue(PendingCalls.MAX + 1);
    puppet.end();
  }

  @Test
  void callsScheduledWhileAnotherThreadMakesCallsAreNotLeftBehind() {
    Interpreter interpreter = interpreter(NEVER);
    Puppet maker = puppet(interpreter, "maker");
    Puppet other = puppet(interpreter, "other");
    CountDownLatch inCall = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    maker.attach();
    interpreter.addPendingCall(
        () -> {
          try (var _ = interpreter.detach()) {
            inCall.countDown();
            goOn.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    Future<Void> making = maker.beginCheckpoint();
    Await.until("the call is being made", () -> inCall.getCount() == 0);

    other.attach();
    interpreter.addPendingCall(calls::incrementAndGet);
    other.checkpoint();
    assertThat(calls).as("calls never overlap").hasValue(0);
    other.end();
    goOn.countDown();
    Await.done(making);

    assertThat(calls).hasValue(1);
    maker.end();
  }
}
