package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Closing an interpreter: never blocked by a waiter, and loud for whoever comes late. */
class CloseTest extends Stage {
  static Stream<LockPolicy> policies() {
    return Stream.of(
        LockPolicy.cpython(SOON),
        LockPolicy.fair(SOON),
        LockPolicy.ioFirst(SOON),
        LockPolicy.none());
  }

  private static Interpreter interpreter(LockPolicy policy) {
    return Interpreter.builder().name("closing").lock(policy).build();
  }

  @Row(21)
  @ParameterizedTest
  @MethodSource("policies")
  void afterCloseEveryAttachThrows(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    interpreter.attach().close();
    assertThat(interpreter.isClosed()).isFalse();

    interpreter.close();

    assertThat(interpreter.isClosed()).isTrue();
    assertThat(interpreter.lock().isLocked()).isFalse();
    Puppet stranger = puppet(interpreter, "stranger");
    assertThatThrownBy(stranger::attach)
        .isInstanceOf(InterpreterClosedException.class)
        .hasMessageContainingAll("thread stranger", "closing");
    assertThatThrownBy(interpreter::attach).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(interpreter::detach).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(interpreter::checkpoint).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(interpreter::stopTheWorld).isInstanceOf(InterpreterClosedException.class);
    assertThatThrownBy(() -> interpreter.print("x")).isInstanceOf(InterpreterClosedException.class);
    assertThat(interpreter.currentThreadState()).isNull();
    assertThat(interpreter.ledger().total().takes())
        .isEqualTo(interpreter.ledger().total().drops());
  }

  @ParameterizedTest
  @MethodSource("policies")
  void afterCloseNobodyStopsTheWorld(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    interpreter.close();
    for (String name : List.of("first", "second")) {
      Puppet puppet = puppet(interpreter, name);
      assertThatThrownBy(() -> puppet.call(interpreter::stopTheWorld))
          .isInstanceOf(InterpreterClosedException.class)
          .hasMessageContainingAll("thread " + name, "closing");
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void threadsHeldUpByAStoppedWorldThrowAsSoonAsItIsClosed(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet puppet = puppet(interpreter, "puppet");
    try (var _ = interpreter.stopTheWorld()) {
      Future<ThreadState> attached = puppet.beginAttach();
      puppet.awaitHeldUp();
      interpreter.close();
      assertThatThrownBy(() -> Await.done(attached)).isInstanceOf(InterpreterClosedException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void closingTwiceIsHarmless(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    interpreter.close();
    ThreadLedger before = interpreter.ledger().total();
    interpreter.close();
    assertThat(interpreter.ledger().total()).isEqualTo(before);
  }

  @Row(21)
  @ParameterizedTest
  @MethodSource("policies")
  void aThreadInADetachedSectionIsNotWaitedForAndThrowsOnceWhenItComesBack(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet puppet = puppet(interpreter, "puppet");
    Attachment attachment = puppet.call(interpreter::attach);
    Detachment detachment = puppet.call(interpreter::detach);

    interpreter.close();

    assertThatThrownBy(() -> puppet.run(detachment::close))
        .isInstanceOf(InterpreterClosedException.class)
        .hasMessageContainingAll("thread puppet", "closing");
    assertThatCode(() -> puppet.run(attachment::close)).doesNotThrowAnyException();
    assertThatThrownBy(() -> puppet.run(attachment::close))
        .isInstanceOf(IllegalMonitorStateException.class);
    assertThat(attachment.state().ledger().takes()).isEqualTo(1);
    assertThat(attachment.state().ledger().drops()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void anAttachedThreadThrowsAtItsNextCheckpointAndUnwinds(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet puppet = puppet(interpreter, "puppet");
    ThreadState state = puppet.attach();
    puppet.attach();
    Puppet closer = puppet(interpreter, "closer");
    Future<Void> closing = beginClose(interpreter, closer);
    Await.until(
        "the thread is asked to stop",
        () -> state.isRequested(ThreadState.STOP_THE_WORLD) || state.isDropRequested());

    assertThatThrownBy(
            () -> {
              for (; ; ) {
                puppet.checkpoint();
              }
            })
        .isInstanceOf(InterpreterClosedException.class);

    Await.done(closing);
    puppet.end();
    puppet.end();
    assertThat(interpreter.ledger().total().takes())
        .isEqualTo(interpreter.ledger().total().drops());
  }

  @Row({19, 20})
  @Test
  void closingDoesNotWaitForTheWaiterThatAskedForTheLockAndWaitersThrow() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    Puppet closer = puppet(interpreter, "closer");
    closer.attach();
    List<Puppet> waiters =
        List.of(puppet(interpreter, "waiter-1"), virtualPuppet(interpreter, "waiter-2"));
    List<Future<ThreadState>> attaching = waiters.stream().map(Puppet::beginAttach).toList();
    Await.until("both wait", () -> interpreter.lock().waiterCount() == 2);
    awaitRequest(closer.state());

    closer.run(interpreter::close);

    for (Future<ThreadState> attach : attaching) {
      assertThatThrownBy(() -> Await.done(attach)).isInstanceOf(InterpreterClosedException.class);
    }
    assertThat(interpreter.lock().waiterCount()).isZero();
    assertThat(interpreter.lock().lastHolder()).isSameAs(closer.state());
    assertThat(closer.ledger().requestsServed()).isZero();
  }

  @Row(20)
  @Test
  void closingDoesNotWaitForAWaiterThatCannotRun() {
    Interpreter interpreter = interpreter(LockPolicy.cpython(SOON));
    Puppet closer = puppet(interpreter, "closer");
    Puppet waiter = virtualPuppet(interpreter, "waiter");
    closer.attach();
    Future<ThreadState> attaching = waiter.beginAttach();
    awaitRequest(closer.state());

    // Virtual threads are not preempted: these leave no processor to the waiter.
    int processors = Runtime.getRuntime().availableProcessors();
    AtomicInteger busy = new AtomicInteger();
    AtomicBoolean enough = new AtomicBoolean();
    for (int i = 0; i < processors; i++) {
      Thread.startVirtualThread(
          () -> {
            busy.incrementAndGet();
            while (!enough.get()) {
              Thread.onSpinWait();
            }
          });
    }
    try {
      Await.until("all carriers are busy", () -> busy.get() == processors);
      awaitRequest(closer.state());
      closer.run(interpreter::close);
    } finally {
      enough.set(true);
    }

    assertThatThrownBy(() -> Await.done(attaching)).isInstanceOf(InterpreterClosedException.class);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aThreadMayCloseFromInsideAnySection(LockPolicy policy) {
    Interpreter attached = interpreter(policy);
    try (var _ = attached.attach()) {
      try (var _ = attached.attach()) {
        attached.close();
        assertThat(attached.currentThreadState()).isNull();
      }
    }
    assertThat(attached.ledger().total().drops()).isEqualTo(1);

    Interpreter detached = interpreter(policy);
    Attachment attachment = detached.attach();
    Detachment detachment = detached.detach();
    detached.close();
    assertThatThrownBy(detachment::close).isInstanceOf(InterpreterClosedException.class);
    attachment.close();
    assertThat(detached.ledger().total().takes()).isEqualTo(2);
    assertThat(detached.ledger().total().drops()).isEqualTo(2);
  }

  @Test
  void aThreadMayCloseFromAnInterruptHandlerWithARequestStanding() {
    List<Interpreter> self = new ArrayList<>();
    Interpreter interpreter =
        Interpreter.builder()
            .lock(LockPolicy.cpython(SOON))
            .onInterrupt(() -> self.getFirst().close())
            .build();
    self.add(interpreter);
    Puppet main = puppet(interpreter, "main");
    Puppet waiter = puppet(interpreter, "waiter");
    main.attach();
    Future<ThreadState> attached = waiter.beginAttach();
    awaitRequest(main.state());
    interpreter.interrupt();

    assertThatThrownBy(main::checkpoint).isInstanceOf(InterpreterClosedException.class);
    main.end();
    assertThatThrownBy(() -> Await.done(attached)).isInstanceOf(InterpreterClosedException.class);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void anAttachedThreadThatWaitsToStopTheWorldThrowsWhenAnotherClosesMeanwhile(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Puppet closer = puppet(interpreter, "closer");
    Puppet late = puppet(interpreter, "late");
    late.attach();
    Future<StoppedWorld> stop = closer.begin(interpreter::stopTheWorld);
    Await.until(
        "the stop is requested", () -> late.state().isRequested(ThreadState.STOP_THE_WORLD));
    Future<StoppedWorld> lateStop = late.begin(interpreter::stopTheWorld);
    StoppedWorld world = Await.done(stop);

    closer.run(interpreter::close);
    closer.run(world::close);

    assertThatThrownBy(() -> Await.done(lateStop)).isInstanceOf(InterpreterClosedException.class);
    late.end();
    // Nobody keeps the right to stop the world.
    assertThatThrownBy(() -> closer.call(interpreter::stopTheWorld))
        .isInstanceOf(InterpreterClosedException.class);
  }

  @ParameterizedTest
  @MethodSource("policies")
  void whoeverStopsTheWorldAgainAndAgainDoesNotKeepAnotherFromClosing(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    List<Puppet> stoppers = List.of(puppet(interpreter, "next"), puppet(interpreter, "last"));
    Puppet closer = puppet(interpreter, "closer");
    List<Future<Void>> stops = new ArrayList<>();
    Future<Void> closing;
    try (var _ = interpreter.stopTheWorld()) {
      stops.add(beginStop(interpreter, stoppers.getFirst()));
      awaitTurnToStop(stoppers.getFirst());
      closing = beginClose(interpreter, closer);
      awaitTurnToStop(closer);
      stops.add(beginStop(interpreter, stoppers.getLast()));
      awaitTurnToStop(stoppers.getLast());
    }
    // At once, while those that waited have yet to wake up.
    assertThatThrownBy(interpreter::stopTheWorld).isInstanceOf(InterpreterClosedException.class);

    Await.done(closing);
    Await.done(stops.getFirst());
    assertThatThrownBy(() -> Await.done(stops.getLast()))
        .isInstanceOf(InterpreterClosedException.class);
  }

  private static Future<Void> beginStop(Interpreter interpreter, Puppet puppet) {
    return puppet.begin(
        () -> {
          interpreter.stopTheWorld().close();
          return null;
        });
  }

  private static void awaitTurnToStop(Puppet puppet) {
    Await.until(
        puppet.thread().getName() + " waits for its turn to stop the world",
        () -> LockSupport.getBlocker(puppet.thread()) instanceof Mutex);
  }

  private static Future<Void> beginClose(Interpreter interpreter, Puppet puppet) {
    return puppet.begin(
        () -> {
          interpreter.close();
          return null;
        });
  }
}
