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
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is pending at a checkpoint: in which order it is done, and how much of it may be pending.
 */
class PendingWorkTest extends Stage {
  private static Interpreter interpreter(LockPolicy policy) {
    return Interpreter.builder().lock(policy).build();
  }

  @Row(7)
  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void allFiveKindsAreDoneInOrderByOneCheckpoint(LockPolicy policy) {
    List<String> events = Collections.synchronizedList(new ArrayList<>());
    AtomicReference<ThreadState> mainThread = new AtomicReference<>();
    Interpreter interpreter =
        Interpreter.builder()
            .lock(policy)
            .onInterrupt(
                () -> {
                  events.add("signal");
                  if (mainThread.get().interpreter().lock().isExclusive()) {
                    // The stop of the world may have served the first request; now one stands.
                    awaitRequest(mainThread.get());
                  }
                })
            .build();
    boolean exclusive = interpreter.lock().isExclusive();
    Puppet main = puppet(interpreter, "main");
    ThreadState state = main.attach();
    mainThread.set(state);

    state.raise(new ArithmeticException("asked for"));
    AtomicBoolean enough = new AtomicBoolean(!exclusive); // Without a lock nobody asks for it.
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
    if (exclusive) {
      awaitRequest(state);
    }
    interpreter.addPendingCallOnMainThread(() -> events.add("main's call"));
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
    int mainCall = events.indexOf("main's call");
    int exception = events.indexOf("exception");
    assertThat(List.of(stop, signal, call, mainCall, exception))
        .as("%s", events)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(events.subList(signal, mainCall)).as("%s", events).doesNotContain("drop");
    if (exclusive) {
      assertThat(events.subList(mainCall, exception)).as("%s", events).contains("drop");
    }
    assertThat(state.ledger().forcedDrops()).isEqualTo(exclusive ? 1 : 0);
  }

  @Test
  void anInterpretersCallsAreRefusedBeyondAHundredTimesThreeAndMadeAHundredAtATime() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(NEVER));
    AtomicInteger calls = new AtomicInteger();
    assertThat(accepted(PendingCalls.MAX + 5, interpreter::addPendingCall, calls)).isEqualTo(300);

    Puppet puppet = puppet(interpreter, "puppet");
    puppet.attach();
    for (int made = 100; made <= 300; made += 100) {
      puppet.checkpoint();
      assertThat(calls).hasValue(made);
    }
    assertThat(interpreter.addPendingCall(calls::incrementAndGet)).isTrue();
    puppet.checkpoint();
    assertThat(calls).hasValue(301);
    puppet.end();
  }

  @Test
  void theMainThreadsCallsAreRefusedBeyondThirtyTwoAndMadeByNobodyElse() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(NEVER));
    AtomicInteger calls = new AtomicInteger();
    assertThat(accepted(40, interpreter::addPendingCallOnMainThread, calls)).isEqualTo(32);
    Puppet main = puppet(interpreter, "main");
    Puppet other = puppet(interpreter, "other");
    main.attach(); // It learns of calls that were scheduled before it came.
    main.end();

    other.attach();
    interpreter.addPendingCall(() -> {});
    other.checkpoint();
    other.end();
    assertThat(calls).hasValue(0);

    main.attach();
    main.checkpoint();
    assertThat(calls).hasValue(32);
    assertThat(interpreter.addPendingCallOnMainThread(calls::incrementAndGet)).isTrue();
    main.checkpoint();
    assertThat(calls).hasValue(33);
    main.end();
  }

  private static long accepted(int tries, Predicate<Runnable> add, AtomicInteger calls) {
    return IntStream.range(0, tries).filter(_ -> add.test(calls::incrementAndGet)).count();
  }

  @Test
  void aCallThatAddsItselfAgainDoesNotKeepACheckpointForEver() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(NEVER));
    AtomicInteger calls = new AtomicInteger();
    AtomicReference<Runnable> again = new AtomicReference<>();
    again.set(
        () -> {
          calls.incrementAndGet();
          interpreter.addPendingCall(again.get());
        });
    interpreter.addPendingCall(again.get());
    Puppet puppet = puppet(interpreter, "puppet");
    puppet.attach();

    puppet.checkpoint();
    assertThat(calls).hasValue(PendingCalls.MAX_PER_CHECKPOINT);
    puppet.checkpoint();
    assertThat(calls).hasValue(2 * PendingCalls.MAX_PER_CHECKPOINT);
    puppet.end();
  }

  @Test
  void theMainThreadsCallsAreNotLeftBehindWhileAnotherThreadMakesCalls() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(NEVER));
    Puppet main = puppet(interpreter, "main");
    Puppet other = puppet(interpreter, "other");
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    main.attach();
    main.end();
    other.attach();
    interpreter.addPendingCall(
        () -> {
          try (var _ = interpreter.detach()) {
            goOn.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    Future<Void> making = other.beginCheckpoint();
    main.attach();
    interpreter.addPendingCallOnMainThread(calls::incrementAndGet);
    main.checkpoint();
    assertThat(calls).as("calls never overlap").hasValue(0);
    main.end();
    goOn.countDown();
    Await.done(making);
    other.end();

    main.attach();
    main.checkpoint();
    assertThat(calls).hasValue(1);
    main.end();
  }

  @Test
  void aClosedInterpreterAcceptsNoCalls() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(NEVER));
    interpreter.close();
    assertThat(interpreter.addPendingCall(() -> {})).isFalse();
    assertThat(interpreter.addPendingCallOnMainThread(() -> {})).isFalse();
  }
}
