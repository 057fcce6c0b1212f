package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.Collection;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Crowds under every policy, at the shortest intervals, with everything injected: all make
 * progress, the ledger is balanced, nothing is left.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = SEPARATE_THREAD)
class CrowdStressTest {
  private static final String FRANTIC = "dev.baton.core.interpreter.Policies#frantic";
  private static final String FRANTIC_LOCKS = "dev.baton.core.interpreter.Policies#franticLocks";

  private final long seed = Long.getLong("baton.test.seed", System.nanoTime());

  @BeforeEach
  void tellSeed() {
    System.out.println("CrowdStressTest: -Dbaton.test.seed=" + seed);
  }

  private static Interpreter interpreter(LockPolicy policy) {
    return Interpreter.builder().name("crowded").lock(policy).build();
  }

  @SuppressWarnings("ThreadPriorityCheck") // A courtesy, nothing depends on it.
  @ParameterizedTest
  @MethodSource(FRANTIC)
  void aMillionAttachesAndDetaches(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    int threads = 4;
    int rounds = 250_000;
    Crowd crowd =
        new Crowd(interpreter, seed, threads)
            .add(
                threads,
                Thread.ofPlatform().daemon(),
                visitor -> {
                  int done = 0;
                  while (done < rounds) {
                    try (var attachment = interpreter.attach()) {
                      // Mostly detached sections: the lock is wanted all the time.
                      for (int n = visitor.random.nextInt(100); n > 0 && done < rounds; n--) {
                        try (var _ = attachment.state().detach()) {
                          if (visitor.random.nextInt(1_000) == 0) {
                            Thread.yield(); // So that the others are not done before the first.
                          }
                        }
                        done++;
                      }
                      attachment.state().checkpoint();
                    }
                    done++;
                  }
                })
            .go();
    crowd.awaitEnd();
    assertThat(interpreter.ledger().total().takes())
        .as("seed %d", seed)
        .isGreaterThanOrEqualTo((long) threads * rounds);
    assertThat(interpreter.ledger().threads()).as("seed %d", seed).hasSize(threads);
    assertAtRest(interpreter);
    interpreter.close();
  }

  @ParameterizedTest
  @MethodSource(FRANTIC)
  void aThousandPlatformThreads(LockPolicy policy) {
    assertAllVisit(interpreter(policy), 1_000, Thread.ofPlatform().daemon(), 5);
  }

  @ParameterizedTest
  @MethodSource(FRANTIC)
  void tenThousandVirtualThreads(LockPolicy policy) {
    assertAllVisit(interpreter(policy), 10_000, Thread.ofVirtual(), 2);
  }

  private void assertAllVisit(
      Interpreter interpreter, int size, Thread.Builder threads, int visits) {
    Crowd crowd =
        new Crowd(interpreter, seed, size)
            .add(
                size,
                threads,
                visitor -> {
                  for (int i = 0; i < visits; i++) {
                    visitor.visit();
                  }
                })
            .go();
    crowd.awaitEnd();
    assertNothingLost(interpreter, crowd);
    assertThat(interpreter.threadStates()).as("seed %d", seed).hasSizeLessThanOrEqualTo(size);
    assertAtRest(interpreter);
    interpreter.close();
    assertThat(crowd.callsMade.get()).as("seed %d", seed).isEqualTo(crowd.callsAccepted.get());
    assertAtRest(interpreter);
  }

  @ParameterizedTest
  @MethodSource(FRANTIC_LOCKS)
  void cpuBoundThreadsTakeTurnsToTheEnd(LockPolicy policy) {
    // Nobody leaves of its own accord: a thread waits for ever if nobody asks on its behalf. A
    // virtual
    // thread that computes leaves its carrier to nobody, so they are of use where there is one
    // more.
    boolean virtual = Runtime.getRuntime().availableProcessors() > 1;
    Interpreter interpreter = interpreter(policy);
    int size = 12;
    int turns = 20;
    Crowd crowd =
        new Crowd(interpreter, seed, size)
            .add(
                size / 2,
                Thread.ofPlatform().daemon(),
                visitor -> turn(interpreter, visitor, size, turns))
            .add(
                size / 2,
                virtual ? Thread.ofVirtual() : Thread.ofPlatform().daemon(),
                visitor -> turn(interpreter, visitor, size, turns))
            .go();
    crowd.awaitEnd();
    assertAtRest(interpreter);
    interpreter.close();
  }

  /** Reaches checkpoints until every thread of the crowd has had the lock some times. */
  private static void turn(Interpreter interpreter, Crowd.Visitor visitor, int size, int turns) {
    try (var attachment = interpreter.attach()) {
      do {
        for (int i = 0; i < 1_000; i++) {
          attachment.state().checkpoint();
        }
      } while (!visitor.isOver() && !haveHad(turns, size, interpreter.threadStates()));
    }
  }

  private static boolean haveHad(int turns, int size, Collection<ThreadState> states) {
    return states.size() == size && states.stream().allMatch(s -> s.ledger().switches() >= turns);
  }

  @ParameterizedTest
  @MethodSource(FRANTIC)
  void closingInTheMidstOfItLeavesNobodyBehind(LockPolicy policy) {
    Interpreter interpreter = interpreter(policy);
    Crowd crowd = endlessCrowd(interpreter).go();
    crowd.awaitThat("some thousand takes", () -> interpreter.ledger().total().takes() > 5_000);

    closeInTime(interpreter, crowd);

    crowd.awaitEnd();
    assertThat(crowd.closed()).as("seed %d", seed).isEqualTo(crowd.threads().size());
    assertThat(crowd.threads()).as("seed %d", seed).noneMatch(Thread::isAlive);
    assertNothingLost(interpreter, crowd);
    assertAtRest(interpreter);
    assertThat(interpreter.guardCount()).as("seed %d", seed).isZero();
  }

  @ParameterizedTest
  @MethodSource(FRANTIC)
  void closingParksEverybodyWhereTheyShallPark(LockPolicy policy) {
    Interpreter interpreter =
        Interpreter.builder().lock(policy).lateThreads(LateThreads.PARK).build();
    int size = 300;
    Crowd crowd =
        new Crowd(interpreter, seed, size)
            .add(
                size,
                Thread.ofVirtual(),
                visitor -> {
                  for (; ; ) {
                    visitor.visit();
                  }
                })
            .go();
    crowd.awaitThat("some thousand takes", () -> interpreter.ledger().total().takes() > 2_000);

    closeInTime(interpreter, crowd);

    crowd.awaitThat("all are parked", () -> interpreter.parkedThreadCount() == size);
    crowd.rethrow();
    assertAtRest(interpreter);
  }

  private Crowd endlessCrowd(Interpreter interpreter) {
    // Closing waits for guards, meanwhile the others go on. Where no lock makes them wait, virtual
    // threads that go on for ever never let one have a carrier that a platform thread has unparked:
    // the JDK's scheduler looks for such only when it has nothing else to run.
    Thread.Builder visitors =
        interpreter.lock().isExclusive() ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
    int count = interpreter.lock().isExclusive() ? 80 : 8;
    return new Crowd(interpreter, seed, 108 + count)
        .add(8, Thread.ofPlatform().daemon(), CrowdStressTest::visitForEver)
        .add(count, visitors, CrowdStressTest::visitForEver)
        .add(
            100,
            Thread.ofVirtual(),
            visitor -> {
              for (; ; ) {
                visitor.guardedVisit();
              }
            });
  }

  private static void visitForEver(Crowd.Visitor visitor) {
    for (; ; ) {
      visitor.visit();
    }
  }

  private static void closeInTime(Interpreter interpreter, Crowd crowd) {
    Thread closer = Thread.ofPlatform().daemon().start(interpreter::close);
    crowd.awaitThat("the interpreter is closed", () -> !closer.isAlive());
    assertThat(interpreter.isClosed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource(FRANTIC)
  void manyShortLivesOfAnInterpreter(LockPolicy policy) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int life = 0; life < 150; life++) {
      long lifeSeed = random.nextLong();
      Interpreter interpreter = interpreter(policy);
      int platform = random.nextInt(1, 4);
      int virtual = random.nextInt(3);
      int takes = random.nextInt(200);
      Crowd crowd =
          new Crowd(interpreter, lifeSeed, platform + virtual)
              .add(platform, Thread.ofPlatform().daemon(), CrowdStressTest::visitForEver)
              .add(virtual, Thread.ofVirtual(), CrowdStressTest::visitForEver)
              .go();
      crowd.awaitThat("some takes", () -> interpreter.ledger().total().takes() >= takes);
      closeInTime(interpreter, crowd);
      crowd.awaitEnd();
      assertThat(crowd.closed()).as("seed %d, life %d", seed, life).isEqualTo(platform + virtual);
      assertNothingLost(interpreter, crowd);
      assertAtRest(interpreter);
    }
  }

  private void assertNothingLost(Interpreter interpreter, Crowd crowd) {
    if (interpreter.lock().isExclusive()) {
      assertThat(crowd.counter()).as("seed %d", seed).isEqualTo(crowd.increments());
    }
  }

  private void assertAtRest(Interpreter interpreter) {
    InterpreterLock lock = interpreter.lock();
    ThreadLedger total = interpreter.ledger().total();
    assertThat(lock.isLocked()).as("seed %d", seed).isFalse();
    assertThat(lock.waiterCount()).as("seed %d", seed).isZero();
    assertThat(total.takes()).as("seed %d", seed).isEqualTo(total.drops());
    assertThat(total.switches()).as("seed %d", seed).isEqualTo(lock.switchNumber());
  }
}
