package dev.baton.core.interpreter;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices that one thread holds the lock for long while others wait. The waiters themselves look,
 * before each park and at least once per threshold; nothing runs while nobody waits.
 */
final class LongHolds {
  /*
   * A hold is known by its holder and the number of drops that this thread has made: the number
   * grows before the lock is freed, so that whoever finds the same holder and then the same number
   * has seen the same hold. All waiters share the latest sighting. It is replaced by compare-and-set,
   * and the lock is read after the sighting that is to be replaced, so that sightings only get newer.
   *
   * A waiter takes the holder's stack and leaves the rest to a thread of this object's: the lock may
   * become the waiter's at any moment, and the handler, which may do anything, must not run then.
   */
  private static final System.Logger LOGGER = System.getLogger("dev.baton.core.interpreter");

  /** Reports that wait for the handler; more are lost, which is logged. */
  private static final int BACKLOG = 1_000;

  private record Sighting(ThreadState holder, long drops, long nanos, AtomicBoolean reported) {}

  private final Scheduler scheduler;
  private final long thresholdNanos;
  private final Consumer<? super LongHold> handler;
  private final ThreadPoolExecutor reporter;
  private final AtomicReference<@Nullable Sighting> sighting = new AtomicReference<>();

  LongHolds(Interpreter interpreter, Duration threshold, Consumer<? super LongHold> handler) {
    this.scheduler = interpreter.scheduler();
    this.thresholdNanos = InterpreterLock.clampedNanos(threshold);
    this.handler = handler;
    this.reporter =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(BACKLOG),
            Thread.ofPlatform().daemon().name("long holds of " + interpreter).factory());
    reporter.allowCoreThreadTimeOut(true);
  }

  /** Parks a waiter, but for no longer than until it has to look again. */
  void parkNanos(InterpreterLock lock, long nanos) {
    scheduler.parkNanos(lock, Math.min(nanos, look(lock)));
  }

  /** Looks at who holds the lock and returns after how many nanoseconds to look again. */
  private long look(InterpreterLock lock) {
    Sighting last = sighting.get();
    ThreadState holder = lock.holder();
    if (holder == null) {
      return thresholdNanos;
    }
    long drops = holder.drops();
    long now = scheduler.nanoTime();
    if (last == null || last.holder != holder || last.drops != drops) {
      sighting.compareAndSet(last, new Sighting(holder, drops, now, new AtomicBoolean()));
      return thresholdNanos;
    }
    long seen = now - last.nanos;
    if (seen < thresholdNanos) {
      return thresholdNanos - seen;
    }
    if (last.reported.compareAndSet(false, true)) {
      try {
        report(lock, last, seen);
      } catch (RuntimeException | Error e) {
        // Not the waiter's affair; it still has a lock to wait for.
        LOGGER.log(Level.WARNING, "a long hold of the lock by " + holder + " is not reported", e);
      }
    }
    return thresholdNanos;
  }

  private void report(InterpreterLock lock, Sighting seen, long seenNanos) {
    ThreadState holder = seen.holder;
    List<String> waiters = lock.waiters().stream().map(ThreadState::name).toList();
    List<StackTraceElement> stack = List.of(holder.thread().getStackTrace());
    boolean stillHeld = lock.isHeldBy(holder) && holder.drops() == seen.drops;
    Duration held = Duration.ofNanos(Math.max(seenNanos, stillHeld ? holder.heldNanos() : 0));
    reporter.execute(
        () ->
            handler.accept(
                new LongHold(
                    lock.interpreter.toString(),
                    holder.name(),
                    held,
                    waiters,
                    stillHeld ? stack : List.of(),
                    stillHeld ? DeadlockReport.find(lock.interpreter).orElse(null) : null)));
  }
}
