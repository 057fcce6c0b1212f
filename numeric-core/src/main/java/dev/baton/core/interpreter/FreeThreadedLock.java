package dev.baton.core.interpreter;

import java.lang.foreign.Arena;
import org.jspecify.annotations.Nullable;

/**
 * The absence of a lock: CPython's free-threaded build. Taking it marks the thread as running
 * interpreter code; nothing waits for anything but a stopped world.
 */
final class FreeThreadedLock extends InterpreterLock {
  /*
   * A thread marks itself running and then reads its requests; whoever stops the world requests
   * that of every thread and then reads the marks. One of the two must see the other, which takes a full fence on both
   * sides: on the side of the threads, as dear as a lock of their own.
   *
   * So the fence is asymmetric. A thread's mark is an ordered store and no more; the stopper makes
   * every thread of the JVM pass a point at which its stores are visible and after which it sees
   * the request (the idea of Linux's membarrier). In Java such a point is the handshake by which
   * closing a shared arena makes sure that nobody still uses its memory: it returns only when every
   * thread has been at a safepoint poll, or in native code, from where it comes back through a
   * fence. A thread that marked itself before it is seen; one that does after it finds the
   * request.
   *
   * The mark is the thread state's count of takes and drops, odd while the thread runs. A run that
   * finds the gate shut is taken back; whoever reads the count just then sees it.
   */
  FreeThreadedLock(Interpreter interpreter) {
    super(interpreter, DEFAULT_SWITCH_INTERVAL.toNanos());
  }

  @Override
  void take(ThreadState state) {
    for (; ; ) {
      state.beginRun();
      // The request is cleared before the gate is read: one made from then on is for this run.
      if (!state.withdraw(ThreadState.STOP_THE_WORLD) || gate.isOpenTo(state)) {
        return;
      }
      state.takeBackRun();
      gate.wakeOwner();
      gate.pass(state);
    }
  }

  @Override
  void drop(ThreadState state) {
    if (!state.runs()) {
      throw notHeldBy(state);
    }
    state.endRun();
    if (state.isRequested(ThreadState.STOP_THE_WORLD)) {
      gate.wakeOwner();
    }
  }

  // An owner that misses a mark being cleared looks again after a millisecond at most.
  @Override
  @SuppressWarnings("EmptyTryBlock")
  void gateShut() {
    try (var _ = Arena.ofShared()) {
      // The handshake is in the closing.
    }
  }

  @Override
  boolean runsOtherThan(@Nullable ThreadState state) {
    for (ThreadState other : interpreter.threadStates()) {
      if (other != state && other.runs()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isHeldBy(ThreadState state) {
    return state.runs();
  }

  @Override
  public boolean isExclusive() {
    return false;
  }

  @Override
  public boolean isLocked() {
    return runsOtherThan(null);
  }

  @Override
  public @Nullable ThreadState holder() {
    return null;
  }

  @Override
  public @Nullable ThreadState lastHolder() {
    return null;
  }

  @Override
  public long switchNumber() {
    return 0;
  }

  @Override
  public int waiterCount() {
    return 0;
  }
}
