package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The end of an interpreter, in the order of CPython's {@code Py_FinalizeEx}.
 *
 * <ol>
 *   <li>New guards are refused, and the open ones waited for, without the lock.
 *   <li>Pending calls, then exit callbacks are made, under the lock. Other threads still attach.
 *   <li>The world is stopped. If calls or callbacks have come meanwhile it is started again, and
 *       these are made; but not for ever: in the last of some rounds no more are accepted, and what
 *       there is is made in the stopped world.
 *   <li>Components are closed, the gate is shut for good, and the world starts without an
 *       interpreter.
 * </ol>
 *
 * <p>Whatever throws on the way is told at the end. Nothing here waits for a thread in a detached
 * section that has no guard.
 */
final class Finalization {
  private static final int MAX_ROUNDS = 10;
  private static final int MAX_CALLS_PER_ROUND = 1_000;

  private final Interpreter interpreter;
  private final Components components;
  private final PendingCalls pendingCalls;
  private final Guards guards;
  private final @Nullable ShutdownHook hook;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Thread closer;

  /** Last registered first. Guarded by this, as is {@link #acceptsCallbacks}. */
  private final Deque<Runnable> exitCallbacks = new ArrayDeque<>();

  private boolean acceptsCallbacks = true;

  Finalization(
      Interpreter interpreter,
      Components components,
      PendingCalls pendingCalls,
      @Nullable Duration shutdownLimit) {
    this.interpreter = interpreter;
    this.components = components;
    this.pendingCalls = pendingCalls;
    this.guards = new Guards(interpreter);
    this.hook = shutdownLimit == null ? null : new ShutdownHook(interpreter, this, shutdownLimit);
  }

  /** Has the JVM's shutdown close the interpreter, if that was asked for. */
  void registerHook() {
    if (hook != null) {
      hook.register();
    }
  }

  Guards guards() {
    return guards;
  }

  void atExit(Runnable callback) {
    synchronized (this) {
      if (acceptsCallbacks) {
        exitCallbacks.push(callback);
        return;
      }
    }
    throw new InterpreterClosedException(
        "thread %s cannot register an exit callback: %s is %s"
            .formatted(Thread.currentThread().getName(), interpreter, closedOrClosing()));
  }

  InterpreterGuard guard() {
    InterpreterGuard guard = guards.tryOpen();
    if (guard == null) {
      throw new InterpreterClosedException(
          "thread %s cannot guard %s: it is %s"
              .formatted(Thread.currentThread().getName(), interpreter, closedOrClosing()));
    }
    return guard;
  }

  private String closedOrClosing() {
    return interpreter.isClosed() ? "closed" : "closing";
  }

  void run() {
    requireNoGuardOfCaller();
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    closer = Thread.currentThread();
    awaitGuards();
    Failures failures = new Failures("closing " + interpreter);
    for (int round = 1; ; round++) {
      makeCalls(MAX_CALLS_PER_ROUND, failures);
      // In this order: those that stop the world take turns, those that attach may always be late.
      StoppedWorld world = interpreter.stopTheWorld();
      Attachment attachment = interpreter.attach();
      if (round == MAX_ROUNDS) {
        refuseCalls();
        makeCalls(Integer.MAX_VALUE, failures);
      }
      if (round == MAX_ROUNDS || refuseCallsIfNone()) {
        end(attachment.state(), world, failures);
        break;
      }
      attachment.close();
      world.close();
    }
    failures.throwFirst();
  }

  private void requireNoGuardOfCaller() {
    for (InterpreterGuard guard : guards.open()) {
      if (guard.holder() == Thread.currentThread()) {
        throw new IllegalStateException(
            "thread %s cannot close %s: it would wait for a guard of its own; close the guard first, or hand it to the thread that will"
                .formatted(Thread.currentThread().getName(), interpreter));
      }
    }
  }

  private void awaitGuards() {
    guards.refuse();
    if (guards.open().isEmpty()) {
      return;
    }
    if (interpreter.gate().isStoppedByCaller()) {
      String open = describe(guards.open());
      guards.allow();
      begun.set(false);
      throw new IllegalStateException(
          "thread %s cannot close %s while it keeps the world stopped: it would wait for %s"
              .formatted(Thread.currentThread().getName(), interpreter, open));
    }
    ThreadState self = interpreter.currentThreadState();
    if (self == null) {
      guards.awaitNone();
    } else {
      try (var _ = self.detach()) {
        guards.awaitNone();
      }
    }
  }

  /** Makes pending calls and exit callbacks until there are none, or as many as told. */
  private void makeCalls(int max, Failures failures) {
    Runnable call = nextCall();
    for (int i = 0; call != null && i < max; i++) {
      // A section of its own, whatever the one before did to the balance.
      try (var _ = interpreter.attach()) {
        call.run();
      } catch (Throwable failure) {
        failures.add(failure);
      }
      call = i + 1 < max ? nextCall() : null;
    }
  }

  private @Nullable Runnable nextCall() {
    if (hasPendingCalls()) {
      return () -> interpreter.runPendingCalls();
    }
    synchronized (this) {
      return exitCallbacks.poll();
    }
  }

  private boolean hasPendingCalls() {
    return pendingCalls.isRunnable(interpreter.isMainThread());
  }

  /** Refuses calls and callbacks from here on, unless there are some to be made. */
  private boolean refuseCallsIfNone() {
    if (hasPendingCalls()) {
      return false;
    }
    synchronized (this) {
      if (!exitCallbacks.isEmpty()) {
        return false;
      }
      refuseCalls();
      return true;
    }
  }

  private synchronized void refuseCalls() {
    acceptsCallbacks = false;
    pendingCalls.refuse();
  }

  private void end(ThreadState state, StoppedWorld world, Failures failures) {
    try (world) {
      try {
        pendingCalls.clear(); // Those of a main thread that is another.
        components.close(failures);
      } finally {
        interpreter.gate().close();
        state.finish();
        LockStateEvent.exclude(interpreter);
      }
    } finally {
      if (hook != null) {
        hook.deregister();
      }
      over.countDown();
    }
  }

  /** Waits until the interpreter is closed, and what its components threw has been collected. */
  void awaitOver() throws InterruptedException {
    over.await();
  }

  /** Says what closing waits for, as far as can be seen from outside. */
  String reasonForDelay() {
    List<InterpreterGuard> open = guards.open();
    if (!open.isEmpty()) {
      return "it waits for " + describe(open);
    }
    List<ThreadState> attached =
        interpreter.threadStates().stream().filter(interpreter.lock()::isHeldBy).toList();
    // Beside others the closing thread is the one that waits for them.
    List<ThreadState> others = attached.stream().filter(state -> state.thread() != closer).toList();
    return attached.isEmpty()
        ? "its exit callbacks or components are not done"
        : "attached are "
            + (others.isEmpty() ? attached : others)
                .stream().map(Finalization::describe).collect(Collectors.joining(", "));
  }

  private static String describe(List<InterpreterGuard> open) {
    return open.stream().map(InterpreterGuard::toString).collect(Collectors.joining(", "));
  }

  private static String describe(ThreadState state) {
    StackTraceElement[] stack = state.thread().getStackTrace();
    return stack.length == 0 ? state.toString() : state + " at " + stack[0];
  }
}
