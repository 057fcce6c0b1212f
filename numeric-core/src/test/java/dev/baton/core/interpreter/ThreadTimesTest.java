package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Times add up, to the nanosecond. */
class ThreadTimesTest extends Stage {
  static final List<String> POLICIES = LockPolicy.NAMES;

  private final HandClock clock = new HandClock();

  private Interpreter timed(LockPolicy policy) {
    return Interpreter.builder().lock(policy).scheduler(clock).measureTimes(true).build();
  }

  private static ThreadTimes times(Puppet puppet) {
    return Objects.requireNonNull(puppet.ledger().times());
  }

  @ParameterizedTest
  @FieldSource("POLICIES")
  void heldAndDetachedTimeIsCountedInsideAttachmentsOnly(String policy) {
    Interpreter interpreter = timed(LockPolicy.named(policy));
    Puppet puppet = puppet(interpreter, "puppet");
    clock.advance(1_000);
    puppet.attach();
    clock.advance(1);
    assertThat(times(puppet)).isEqualTo(new ThreadTimes(1, 0, 0, 0, null));
    puppet.detach();
    clock.advance(20);
    assertThat(times(puppet)).isEqualTo(new ThreadTimes(1, 0, 20, 0, null));
    puppet.attach();
    clock.advance(300);
    puppet.end();
    clock.advance(4_000);
    puppet.end();
    clock.advance(50_000);
    puppet.end();
    clock.advance(600_000);

    ThreadTimes expected = new ThreadTimes(50_301, 0, 4_020, 0, null);
    assertThat(times(puppet)).isEqualTo(expected);
    assertThat(expected.attachedNanos()).isEqualTo(54_321);
    puppet.attach();
    clock.advance(7);
    puppet.end();
    assertThat(times(puppet).heldNanos()).isEqualTo(50_308);
    assertThat(interpreter.ledger().total().times()).isEqualTo(times(puppet));
  }

  @ParameterizedTest
  @FieldSource("POLICIES")
  void anUncontendedPairReadsTheClockTwice(String policy) {
    Interpreter interpreter = timed(LockPolicy.named(policy));
    try (var attachment = interpreter.attach()) {
      long before = clock.reads();
      for (int i = 0; i < 1_000; i++) {
        attachment.state().detach();
        attachment.state().reattach();
      }
      assertThat(clock.reads() - before).isEqualTo(2_000);
    }
  }

  @Test
  void withoutBeingAskedToNobodyReadsTheClock() {
    Interpreter interpreter = Interpreter.builder().scheduler(clock).build();
    try (var attachment = interpreter.attach()) {
      long before = clock.reads();
      attachment.state().detach();
      attachment.state().reattach();
      assertThat(clock.reads()).isEqualTo(before);
      assertThat(attachment.state().ledger().times()).isNull();
      assertThat(interpreter.ledger().total().times()).isNull();
    }
  }

  @Test
  void aWaitIsTimedFromItsBeginningAndNamesWhoHadTheLockThen() {
    for (LockPolicy policy : List.of(LockPolicy.cpython(NEVER), LockPolicy.fair(NEVER))) {
      Interpreter interpreter = timed(policy);
      Puppet first = attachedOnce(interpreter, "first");
      Puppet waiter = attachedOnce(interpreter, "waiter");
      first.attach();
      clock.advance(5);
      Future<ThreadState> attached = waiter.beginAttach();
      waiter.awaitWaiting();
      assertThat(interpreter.lock().waiters()).containsExactly(waiter.state());
      clock.advance(70);

      assertThat(times(waiter)).isEqualTo(new ThreadTimes(0, 70, 0, 70, "first"));
      first.end();
      Await.done(attached);
      assertThat(interpreter.lock().waiters()).isEmpty();
      clock.advance(800);
      waiter.end();

      assertThat(times(waiter)).isEqualTo(new ThreadTimes(800, 70, 0, 70, "first"));
      assertThat(times(first)).isEqualTo(new ThreadTimes(75, 0, 0, 0, null));
      assertThat(interpreter.ledger().total().times())
          .isEqualTo(new ThreadTimes(875, 70, 0, 70, "first"));
    }
  }

  @Test
  void aDropOnRequestIsAWaitUntilTheLockIsRetaken() {
    Interpreter interpreter = timed(LockPolicy.cpython(SOON));
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = puppet(interpreter, "waiter");
    holder.attach();
    Future<ThreadState> attached = waiter.beginAttach();
    waiter.awaitWaiting();
    clock.advance(SOON);
    awaitRequest(holder.state());
    Future<Void> checkpoint = holder.beginCheckpoint();
    Await.done(attached);
    holder.awaitWaiting();
    clock.advance(40);
    waiter.end();
    Await.done(checkpoint);
    clock.advance(3);
    holder.end();

    assertThat(times(holder)).isEqualTo(new ThreadTimes(SOON.toNanos() + 3, 40, 0, 40, "waiter"));
    assertThat(times(waiter))
        .isEqualTo(new ThreadTimes(40, SOON.toNanos(), 0, SOON.toNanos(), "holder"));
  }

  @ParameterizedTest
  @FieldSource("POLICIES")
  void aStoppedWorldIsWaitedFor(String policy) {
    Interpreter interpreter = timed(LockPolicy.named(policy));
    Puppet puppet = attachedOnce(interpreter, "puppet");
    Future<ThreadState> attached;
    try (var _ = interpreter.stopTheWorld()) {
      attached = puppet.beginAttach();
      puppet.awaitHeldUp();
      clock.advance(60);
    }
    Await.done(attached);
    clock.advance(5);
    puppet.end();

    assertThat(times(puppet))
        .isEqualTo(new ThreadTimes(5, 60, 0, 60, Thread.currentThread().getName()));
  }

  @Test
  void aWaitThatEndsWithTheInterpreterIsCountedUntilThen() {
    Interpreter interpreter = timed(LockPolicy.cpython(NEVER));
    Puppet closer = puppet(interpreter, "closer");
    Puppet inside = puppet(interpreter, "inside");
    inside.attach();
    clock.advance(2);
    inside.detach();
    closer.run(interpreter::close);
    clock.advance(30);
    assertThat(inside.beginEnd()).failsWithin(Await.DEADLINE);
    clock.advance(1_000);

    assertThat(times(inside)).isEqualTo(new ThreadTimes(2, 0, 30, 0, null));
  }

  @Test
  void timesOfEndedThreadsAreKeptAndAddedUp() throws InterruptedException {
    Interpreter interpreter = timed(LockPolicy.cpython(NEVER));
    int threads = 200;
    for (int i = 0; i < threads; i++) {
      Thread visitor =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (var _ = interpreter.attach()) {
                      clock.advance(3);
                    }
                  });
      visitor.join();
    }

    assertThat(interpreter.ledger().threads()).hasSizeLessThan(threads);
    assertThat(interpreter.ledger().total().times())
        .isEqualTo(new ThreadTimes(3L * threads, 0, 0, 0, null));
  }

  /** In real time, with switches and waits: what is counted is the time from attach to detach. */
  @ParameterizedTest
  @FieldSource("POLICIES")
  void thePartsAddUpToTheTimeAttached(String policy) {
    long seed = System.nanoTime();
    Interpreter interpreter =
        Interpreter.builder().lock(LockPolicy.named(policy)).measureTimes(true).build();
    interpreter.lock().setSwitchInterval(Duration.ofNanos(50_000));
    boolean exclusive = interpreter.lock().isExclusive();
    String first = Thread.currentThread().getName();
    List<Future<long[]>> results = new ArrayList<>();
    try (var _ = interpreter.attach()) {
      for (int i = 0; i < 3; i++) {
        Random random = new Random(seed + i);
        results.add(puppet(interpreter, "worker-" + i).begin(() -> work(interpreter, random)));
      }
      Await.until("all wait", () -> !exclusive || interpreter.lock().waiterCount() == 3);
      for (ThreadState waiter : interpreter.lock().waiters()) {
        assertThat(waiter.ledger().times()).extracting("longestWaitHolder").isEqualTo(first);
      }
    }

    for (Future<long[]> result : results) {
      long[] times = Await.done(result);
      assertThat(times[1]).as("seed %d", seed).isBetween(times[0], times[2]);
    }
    for (ThreadLedger thread : interpreter.ledger().threads()) {
      if (exclusive && thread.thread().startsWith("worker")) {
        ThreadTimes times = Objects.requireNonNull(thread.times());
        assertThat(times.longestWaitNanos()).isPositive().isLessThanOrEqualTo(times.waitedNanos());
        assertThat(times.longestWaitHolder()).isNotEqualTo(thread.thread());
      }
    }
  }

  /** Returns the time attached: measured inside, as counted, measured outside. */
  private static long[] work(Interpreter interpreter, Random random) {
    ThreadState state;
    long inside;
    long outside = System.nanoTime();
    try (var attachment = interpreter.attach()) {
      inside = System.nanoTime();
      state = attachment.state();
      for (int i = 0; i < 20_000; i++) {
        if (random.nextInt(4) == 0) {
          state.detach();
          state.reattach();
        }
        state.checkpoint();
      }
      inside = System.nanoTime() - inside;
    }
    outside = System.nanoTime() - outside;
    return new long[] {
      inside, Objects.requireNonNull(state.ledger().times()).attachedNanos(), outside
    };
  }

  /** A reader never sees a change half made, for instance a phase ended and not yet counted. */
  @Test
  void readersSeeWholeChanges() {
    Thread[] writer = new Thread[1];
    long[] now = new long[1];
    Scheduler ownClock =
        new ForwardingScheduler() {
          @Override
          public long nanoTime() {
            // For readers no phase ever goes on.
            return Thread.currentThread() == writer[0] ? now[0] : 0;
          }
        };
    Watch watch = new Watch(ownClock, null);
    AtomicBoolean done = new AtomicBoolean();
    Interpreter interpreter = interpreter(NEVER);
    Future<?> writing =
        puppet(interpreter, "writer")
            .begin(
                () -> {
                  writer[0] = Thread.currentThread();
                  for (int i = 0; i < 3_000_000 && !done.get(); i++) {
                    watch.took();
                    now[0] += 5;
                    watch.enters(Watch.DETACHED);
                    now[0] += 7;
                    watch.waits(writer[0]);
                    now[0] += 11;
                  }
                  return null;
                });
    long readings = 0;
    while (!writing.isDone()) {
      ThreadTimes times = watch.read();
      long held = times.heldNanos() / 5;
      long detached = times.detachedNanos() / 7;
      long waited = times.waitedNanos() / 11;
      assertThat(held).as(times::toString).isBetween(detached, waited + 1);
      assertThat(detached).as(times::toString).isBetween(waited, held);
      assertThat(times.longestWaitNanos()).as(times::toString).isEqualTo(waited > 0 ? 11 : 0);
      readings++;
    }
    Await.done(writing);
    assertThat(readings).isPositive();
  }
}
