package dev.baton.core.interpreter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Many threads that do at random whatever can be done with an interpreter, and disturb each other:
 * interrupts, asynchronous exceptions, stops of the world, pending calls, other intervals. A crowd
 * that gets stuck fails the test with what every thread was doing; one that gets on, if slowly, on
 * a busy machine, has more time.
 */
final class Crowd {
  /** Thrown into threads by others. */
  static final class Injected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Injected() {
      super("injected", null, false, false);
    }
  }

  /** How long a crowd may take, even if it gets on. */
  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** Groups of threads that a dump tells of. */
  private static final int MOST_GROUPS = 20;

  /** What one visitor does, until it returns or throws. */
  interface Visit {
    void run(Visitor visitor) throws Exception;
  }

  private final Interpreter interpreter;
  private final long seed;

  /** The test has failed: the threads end, so that they are not in the way of other tests. */
  private volatile boolean over;

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReferenceArray<ThreadState> states;
  private final Semaphore go = new Semaphore(0);
  private final CountDownLatch ended;
  private final AtomicInteger closed = new AtomicInteger();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  final AtomicLong injections = new AtomicLong();
  final AtomicLong callsAccepted = new AtomicLong();
  final AtomicLong callsMade = new AtomicLong();

  /** Guarded by the lock alone: an update is lost if two threads ever hold it. */
  private long counter;

  /** Each stop sends every waiter to the gate and back, and so is dear in a large crowd. */
  private final AtomicInteger stopsLeft = new AtomicInteger(60);

  private final AtomicLong increments = new AtomicLong();

  Crowd(Interpreter interpreter, long seed, int size) {
    this.interpreter = interpreter;
    this.seed = seed;
    this.states = new AtomicReferenceArray<>(size);
    this.ended = new CountDownLatch(size);
  }

  /** Adds threads of a kind; they begin when all are told to go. */
  Crowd add(int count, Thread.Builder builder, Visit visit) {
    for (int i = 0; i < count; i++) {
      Visitor visitor = new Visitor(threads.size());
      threads.add(builder.unstarted(() -> visitor.run(visit)));
    }
    return this;
  }

  /** Starts the threads and lets them go all at once; otherwise the first would starve the last. */
  Crowd go() {
    threads.forEach(Thread::start);
    go.release(threads.size());
    return this;
  }

  /** Waits until every thread has ended, and rethrows what one failed with. */
  void awaitEnd() {
    awaitThat("all have ended", () -> ended.getCount() == 0);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("the test was interrupted", e);
    }
    rethrow();
  }

  void rethrow() {
    Throwable first = failures.poll();
    if (first != null) {
      failures.forEach(first::addSuppressed);
      throw new AssertionError("seed " + seed, first);
    }
  }

  /** Waits for a state that the threads bring about. */
  void awaitThat(String what, BooleanSupplier state) {
    long start = System.nanoTime();
    while (!state.getAsBoolean()) {
      long takes = interpreter.ledger().total().takes();
      try {
        Await.until(what, state);
      } catch (AssertionError late) {
        boolean stuck = interpreter.ledger().total().takes() == takes;
        if (stuck || System.nanoTime() - start > LIMIT.toNanos()) {
          late.addSuppressed(new AssertionError(dump()));
          over = true;
          throw late;
        }
      }
    }
  }

  List<Thread> threads() {
    return threads;
  }

  /** How many threads ended because the interpreter was closed. */
  int closed() {
    return closed.get();
  }

  long counter() {
    return counter;
  }

  long increments() {
    return increments.get();
  }

  /** The lock's state and what every thread is doing: equal stacks once. */
  private String dump() {
    InterpreterLock lock = interpreter.lock();
    StringBuilder text = new StringBuilder();
    text.append(
        "seed %d, policy %s: holder %s, last holder %s, %d waiters, switch %d, gate %s%s%n"
            .formatted(
                seed,
                interpreter.lockPolicy(),
                lock.holder(),
                lock.lastHolder(),
                lock.waiterCount(),
                lock.switchNumber(),
                interpreter.gate().isOpen() ? "open" : "shut",
                interpreter.isClosed() ? " for good" : ""));
    Map<String, List<String>> byStack = new LinkedHashMap<>();
    for (int i = 0; i < threads.size(); i++) {
      Thread thread = threads.get(i);
      if (!thread.isAlive()) {
        continue;
      }
      StringBuilder stack = new StringBuilder(thread.getState().toString());
      stack.append(" blocker ").append(LockSupport.getBlocker(thread));
      for (StackTraceElement element : thread.getStackTrace()) {
        stack.append("\n    at ").append(element);
      }
      ThreadState state = states.get(i);
      String requests = state == null ? "" : " requests " + requests(state);
      byStack
          .computeIfAbsent(stack.toString(), _ -> new ArrayList<>())
          .add("#" + i + (state != null && lock.isHeldBy(state) ? " HOLDS" : "") + requests);
    }
    byStack.entrySet().stream()
        .limit(MOST_GROUPS)
        .forEach(
            group ->
                text.append(group.getValue().size())
                    .append(" threads ")
                    .append(group.getValue().subList(0, Math.min(5, group.getValue().size())))
                    .append(": ")
                    .append(group.getKey())
                    .append('\n'));
    text.append("%d groups in all%n".formatted(byStack.size()));
    return text.toString();
  }

  private static int requests(ThreadState state) {
    int bits = 0;
    for (int bit = 1; bit <= ThreadState.ASYNC_EXCEPTION; bit <<= 1) {
      bits |= state.isRequested(bit) ? bit : 0;
    }
    return bits;
  }

  /** One thread of the crowd. */
  final class Visitor {
    private final int index;
    final SplittableRandom random;

    /** Under the lock, like the counter; for this thread alone. */
    private long ownIncrements;

    Visitor(int index) {
      this.index = index;
      this.random = new SplittableRandom(seed + index);
    }

    private void run(Visit visit) {
      try {
        go.acquireUninterruptibly(); // Those that are under way interrupt others.
        visit.run(this);
      } catch (InterpreterClosedException expected) {
        closed.incrementAndGet();
      } catch (Throwable failure) {
        failures.add(failure);
      } finally {
        increments.addAndGet(ownIncrements);
        ended.countDown();
      }
    }

    /** Attaches, does some things, and detaches, whatever is thrown in between. */
    void visit() {
      if (over) {
        throw new IllegalStateException("the test has failed");
      }
      try (var attachment = interpreter.attach()) {
        ThreadState self = attachment.state();
        states.set(index, self);
        for (int n = random.nextInt(8); n >= 0; n--) {
          count();
          act(self);
          self.checkpoint();
        }
        count();
      } catch (Injected expected) {
        // The section ended by it.
      }
    }

    /** Visits while others are kept from closing the interpreter. */
    void guardedVisit() {
      try (var _ = interpreter.guard()) {
        visitDespiteInjections();
      }
    }

    private void visitDespiteInjections() {
      try {
        visit();
      } catch (InterpreterClosedException e) {
        throw new AssertionError("closed in spite of a guard", e);
      }
    }

    boolean isOver() {
      return over;
    }

    private void count() {
      counter++;
      ownIncrements++;
    }

    @SuppressWarnings("ThreadPriorityCheck") // Any schedule will do; more of them are better.
    private void act(ThreadState self) {
      switch (random.nextInt(16)) {
        case 0, 1, 2 -> {
          try (var _ = self.detach()) {
            Thread.onSpinWait();
          }
        }
        case 3 -> {
          try (var _ = self.detach()) {
            Thread.yield();
          }
        }
        case 4 -> {
          try (var _ = interpreter.detach();
              var _ = interpreter.attach()) {
            count();
            interpreter.checkpoint();
          }
        }
        case 5 -> {
          try (var _ = interpreter.attach()) {
            interpreter.checkpoint();
            count();
          }
        }
        case 6 -> threads.get(random.nextInt(threads.size())).interrupt();
        case 7 -> {
          ThreadState victim = states.get(random.nextInt(states.length()));
          if (victim != null) {
            injections.incrementAndGet();
            victim.raise(new Injected());
          }
        }
        case 8 -> {
          if (interpreter.addPendingCall(callsMade::incrementAndGet)) {
            callsAccepted.incrementAndGet();
          }
        }
        case 9 -> {
          if (random.nextInt(50) == 0 && stopsLeft.getAndDecrement() > 0) {
            stopTheWorld();
          }
        }
        case 10 -> {
          if (random.nextInt(20) == 0 && stopsLeft.getAndDecrement() > 0) {
            try (var _ = self.detach()) {
              stopTheWorld();
            }
          }
        }
        case 11 ->
            interpreter.lock().setSwitchInterval(Duration.ofNanos(random.nextInt(1, 50_000)));
        default -> {
          // Straight on.
        }
      }
    }

    private void stopTheWorld() {
      try (var _ = interpreter.stopTheWorld()) {
        long before = counter;
        Thread.onSpinWait();
        if (counter != before) {
          throw new AssertionError("somebody counts in a stopped world");
        }
      }
    }
  }
}
