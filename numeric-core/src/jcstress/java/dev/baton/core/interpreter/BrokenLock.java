package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A real lock with one bug planted in it: what the tests here must be able to find. */
abstract class BrokenLock extends InterpreterLock {
  /** Longer than it takes to close an interpreter in which nothing runs. */
  private static final long BEYOND_A_CLOSE = 50_000;

  final InterpreterLock real;

  BrokenLock(Interpreter interpreter, InterpreterLock real) {
    super(interpreter, real.intervalNanos());
    this.real = real;
  }

  /** Two threads that come at once both find the lock free. */
  static LockPolicy takenInTwoSteps() {
    return policy(
        real ->
            new BrokenLock(real.interpreter, real) {
              private volatile @Nullable ThreadState holder;

              @Override
              void take(ThreadState state) {
                while (holder != null) {
                  Thread.onSpinWait();
                }
                holder = state;
                state.countTake();
              }

              @Override
              void drop(ThreadState state) {
                state.countDrop();
                holder = null;
              }

              @Override
              public @Nullable ThreadState holder() {
                return holder;
              }

              @Override
              public boolean isHeldBy(ThreadState state) {
                return holder == state;
              }
            });
  }

  /** A thread that drops on request takes the lock back at once. */
  static LockPolicy withoutForcedSwitch() {
    return policy(
        real ->
            new BrokenLock(real.interpreter, real) {
              @Override
              void drop(ThreadState state) {
                state.withdraw(ThreadState.DROP);
                real.drop(state);
              }
            });
  }

  /** The gate is read before the lock is taken, and not again. */
  static LockPolicy gateReadTooEarly() {
    return policy(
        real ->
            new BrokenLock(real.interpreter, real) {
              private final ThreadStateLock lock = new ThreadStateLock();

              @Override
              void take(ThreadState state) {
                if (!gate.isOpenTo(state)) {
                  gate.pass(state);
                }
                LockSupport.parkNanos(BEYOND_A_CLOSE); // Else it would take many samples to find.
                lock.take(state);
                state.countTake();
              }

              @Override
              void drop(ThreadState state) {
                state.countDrop();
                lock.drop();
                gate.wakeOwner();
              }

              @Override
              public @Nullable ThreadState holder() {
                return lock.holder;
              }

              @Override
              public boolean isHeldBy(ThreadState state) {
                return lock.holder == state;
              }

              @Override
              boolean runsOtherThan(@Nullable ThreadState state) {
                ThreadState holder = lock.holder;
                return holder != null && holder != state;
              }
            });
  }

  /** Free-threaded, but whoever stops the world does not make the others' marks visible. */
  static LockPolicy withoutHandshake() {
    return policy(
        "none",
        FreeThreadedLock::new,
        real ->
            new BrokenLock(real.interpreter, real) {
              @Override
              void gateShut() {}
            });
  }

  /** The simplest lock there is. */
  private static final class ThreadStateLock {
    volatile @Nullable ThreadState holder;

    synchronized void take(ThreadState state) {
      while (holder != null) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      holder = state;
    }

    synchronized void drop() {
      holder = null;
      notify();
    }
  }

  private static LockPolicy policy(Function<InterpreterLock, InterpreterLock> breaker) {
    return policy(
        "cpython",
        interpreter -> new CPythonLock(interpreter, Duration.ofNanos(1_000).toNanos()),
        breaker);
  }

  /** A policy of one's own is not part of the API; the constructor is private. */
  private static LockPolicy policy(
      String name,
      Function<Interpreter, InterpreterLock> maker,
      Function<InterpreterLock, InterpreterLock> breaker) {
    Function<Interpreter, InterpreterLock> broken = maker.andThen(breaker);
    try {
      var constructor = LockPolicy.class.getDeclaredConstructor(String.class, Function.class);
      constructor.setAccessible(true);
      return constructor.newInstance(name, broken);
    } catch (ReflectiveOperationException changed) {
      throw new ExceptionInInitializerError(changed);
    }
  }

  @Override
  void take(ThreadState state) {
    real.take(state);
  }

  @Override
  void drop(ThreadState state) {
    real.drop(state);
  }

  @Override
  void gateShut() {
    real.gateShut();
  }

  @Override
  boolean runsOtherThan(@Nullable ThreadState state) {
    return real.runsOtherThan(state);
  }

  @Override
  public boolean isHeldBy(ThreadState state) {
    return real.isHeldBy(state);
  }

  @Override
  public boolean isExclusive() {
    return real.isExclusive();
  }

  @Override
  public boolean isLocked() {
    return real.isLocked();
  }

  @Override
  public @Nullable ThreadState holder() {
    return real.holder();
  }

  @Override
  public @Nullable ThreadState lastHolder() {
    return real.lastHolder();
  }

  @Override
  public long switchNumber() {
    return real.switchNumber();
  }

  @Override
  public int waiterCount() {
    return real.waiterCount();
  }
}
