package dev.baton.core.interpreter;

import org.jspecify.annotations.Nullable;

/**
 * The absence of a lock: CPython's free-threaded build. Taking it marks the thread as running
 * interpreter code; nothing waits for anything but a stopped world.
 *
 * <p>A thread marks itself running and then reads the gate; whoever stops the world shuts the gate
 * and then reads the marks, all volatile: one of the two always sees the other.
 */
final class FreeThreadedLock extends InterpreterLock {
  FreeThreadedLock(Interpreter interpreter) {
    super(interpreter, DEFAULT_SWITCH_INTERVAL.toNanos());
  }

  @Override
  void take(ThreadState state) {
    for (; ; ) {
      state.running = true;
      // Before the gate is read: a stop that is requested from here on is for this run.
      state.withdraw(ThreadState.STOP_THE_WORLD);
      if (gate.isOpenTo(state)) {
        break;
      }
      state.running = false;
      gate.wakeOwner();
      gate.pass(state);
    }
    state.counts.increment(Counts.TAKES);
  }

  @Override
  void drop(ThreadState state) {
    if (!state.running) {
      throw notHeldBy(state);
    }
    state.counts.increment(Counts.DROPS);
    state.running = false;
    if (!gate.isOpen()) {
      gate.wakeOwner();
    }
  }

  @Override
  boolean runsOtherThan(@Nullable ThreadState state) {
    for (ThreadState other : interpreter.threadStates()) {
      if (other != state && other.running) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isHeldBy(ThreadState state) {
    return state.running;
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
