package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many threads at the shortest interval: mutual exclusion, no lost wake-up, an exact ledger. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = SEPARATE_THREAD)
class LockStressTest {
  private final long seed = System.nanoTime();
  private final List<Thread> threads = new ArrayList<>();
  private final List<FutureTask<Long>> visits = new ArrayList<>();
  private final Semaphore go = new Semaphore(0);

  /** Guarded by the lock alone: an update is lost if two threads ever hold it. */
  private long counter;

  static Stream<LockPolicy> policies() {
    return Stream.concat(exclusivePolicies(), Stream.of(LockPolicy.none()));
  }

  static Stream<LockPolicy> exclusivePolicies() {
    // A hand-over to a thread that must be woken among many that poll is slow: longer rounds.
    Duration handOver = Duration.ofNanos(50_000);
    return Stream.of(
        LockPolicy.cpython(Duration.ofNanos(1_000)),
        LockPolicy.fair(handOver),
        LockPolicy.ioFirst(handOver));
  }

  private static Interpreter interpreter(LockPolicy policy) {
    return Interpreter.builder().lock(policy).build();
  }

  @ParameterizedTest
  @MethodSource("exclusivePolicies")
  void platformThreadsNeverRunTogether(LockPolicy policy) {
    try (var interpreter = interpreter(policy)) {
      int threads = policy.name().equals("cpython") ? 200 : 50;
      prepare(interpreter, Thread.ofPlatform().daemon(), threads, 40);
      startAll();
      assertEveryIncrementCounted();
      assertAtRest(interpreter);
    }
  }

  @ParameterizedTest
  @MethodSource("exclusivePolicies")
  void virtualThreadsNeverRunTogether(LockPolicy policy) {
    try (var interpreter = interpreter(policy)) {
      prepare(interpreter, Thread.ofVirtual(), 2_000, 6);
      startAll();
      assertEveryIncrementCounted();
      assertAtRest(interpreter);
    }
  }

  @ParameterizedTest
  @MethodSource("exclusivePolicies")
  void nobodyCountsWhileTheWorldIsStopped(LockPolicy policy) {
    try (var interpreter = interpreter(policy)) {
      prepare(interpreter, Thread.ofPlatform().daemon(), 100, 30);
      prepare(interpreter, Thread.ofVirtual(), 500, 6);
      startAll();
      for (int stop = 0; stop < 50; stop++) {
        try (var _ = interpreter.stopTheWorld()) {
          long before = counter;
          Await.letOthersRun();
          assertThat(counter).as("seed %d, stop %d", seed, stop).isEqualTo(before);
        }
        Await.letOthersRun();
      }
      assertEveryIncrementCounted();
      assertAtRest(interpreter);
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void closingInTheMidstOfItLeavesNobodyBehind(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    prepare(interpreter, Thread.ofPlatform().daemon(), 40, Integer.MAX_VALUE);
    prepare(interpreter, Thread.ofVirtual(), 400, Integer.MAX_VALUE);
    AtomicInteger throwing = new AtomicInteger();
    startAll();
    Await.until("some thousand takes", () -> interpreter.ledger().total().takes() > 2_000);

    interpreter.close();

    for (FutureTask<Long> visit : visits) {
      try {
        Await.done(visit);
      } catch (InterpreterClosedException expected) {
        throwing.incrementAndGet();
      }
    }
    assertThat(throwing).as("seed %d", seed).hasValue(visits.size());
    assertAtRest(interpreter);
  }

  /** Starts the threads and lets them go all at once; otherwise the first would starve the last. */
  private void startAll() {
    threads.forEach(Thread::start);
    go.release(threads.size());
  }

  private void assertEveryIncrementCounted() {
    long expected = visits.stream().mapToLong(Await::done).sum();
    assertThat(counter).as("seed %d", seed).isEqualTo(expected);
  }

  private void assertAtRest(Interpreter interpreter) {
    InterpreterLock lock = interpreter.lock();
    ThreadLedger total = interpreter.ledger().total();
    assertThat(lock.isLocked()).as("seed %d", seed).isFalse();
    assertThat(lock.waiterCount()).as("seed %d", seed).isZero();
    assertThat(total.takes()).as("seed %d", seed).isEqualTo(total.drops());
    assertThat(total.switches()).as("seed %d", seed).isEqualTo(lock.switchNumber());
  }

  private void prepare(Interpreter interpreter, Thread.Builder builder, int count, int rounds) {
    for (int i = 0; i < count; i++) {
      SplittableRandom random = new SplittableRandom(seed + threads.size());
      var visit =
          new FutureTask<>(
              () -> {
                go.acquireUninterruptibly(); // A visitor that is under way interrupts others.
                return visit(interpreter, random, rounds);
              });
      visits.add(visit);
      threads.add(builder.unstarted(visit));
    }
  }

  private long visit(Interpreter interpreter, SplittableRandom random, int rounds) {
    long increments = 0;
    for (int i = 0; i < rounds; i++) {
      try (var attachment = interpreter.attach()) {
        for (int n = random.nextInt(20); n > 0; n--) {
          counter++;
          increments++;
          attachment.state().checkpoint();
        }
        switch (random.nextInt(4)) {
          case 0 -> {
            try (var _ = interpreter.detach()) {
              Thread.onSpinWait();
            }
          }
          case 1 -> {
            try (var _ = interpreter.attach()) {
              interpreter.checkpoint();
            }
          }
          case 2 -> threads.get(random.nextInt(threads.size())).interrupt();
          default -> {
            // Straight on.
          }
        }
        counter++;
        increments++;
      }
    }
    return increments;
  }
}
