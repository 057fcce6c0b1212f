package dev.baton.core.interpreter.virtualtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterLock;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.Row;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random programs under random policies on random machines, each from its seed: whatever they do,
 * one thread at a time runs interpreter code, the ledger is balanced, and everybody ends.
 */
class RandomProgramsTest {
  /** More than any of these programs can take, if none of them hangs. */
  private static final Duration LIMIT = Duration.ofSeconds(100);

  /** How many programs; a search for faults may want more. */
  private static final int PROGRAMS = Integer.getInteger("baton.test.programs", 1_000);

  /** The same programs each time. */
  @Row({2, 9, 12, 15, 16, 18})
  @Test
  void oldPrograms() {
    LongStream.range(0, PROGRAMS).forEach(RandomProgramsTest::run);
  }

  /** Others each time. */
  @Test
  void newPrograms() {
    long base = System.nanoTime();
    LongStream.range(base, base + PROGRAMS).forEach(RandomProgramsTest::run);
  }

  private static void run(long seed) {
    try {
      new Program(seed).run();
    } catch (Throwable e) {
      throw new AssertionError("program of seed " + seed + "L: " + e.getMessage(), e);
    }
  }

  private static final class Program {
    private final SplittableRandom random;
    private final Simulation simulation;
    private final Interpreter interpreter;
    private final InterpreterLock lock;
    private final List<Actor> actors = new ArrayList<>();
    private final boolean exclusive;
    private final boolean forcesSwitches;

    /** Who runs interpreter code, as far as the threads themselves know. */
    private Actor inside;

    private boolean stopped;

    Program(long seed) {
      random = new SplittableRandom(seed);
      var machine = Simulation.builder().cores(1 + random.nextInt(4)).seed(random.nextLong());
      machine.wakeUpLatency(upTo(60_000));
      machine.timeSlice(upTo(2_000_000).plusNanos(10_000));
      if (random.nextBoolean()) {
        machine.callTime(upTo(1_000));
      }
      simulation = machine.build();
      Duration interval = Duration.ofNanos(random.nextLong(1_000, 6_000_000));
      LockPolicy policy =
          switch (random.nextInt(5)) {
            case 0, 1 -> LockPolicy.cpython(interval);
            case 2 -> LockPolicy.fair(interval);
            case 3 -> LockPolicy.ioFirst(interval);
            default -> LockPolicy.none();
          };
      interpreter = Interpreter.builder().lock(policy).scheduler(simulation).build();
      lock = interpreter.lock();
      exclusive = lock.isExclusive();
      forcesSwitches = policy.name().equals("cpython");
    }

    private Duration upTo(long nanos) {
      return Duration.ofNanos(random.nextLong(nanos));
    }

    void run() {
      try (simulation) {
        int threads = 2 + random.nextInt(10);
        for (int i = 0; i < threads; i++) {
          actors.add(new Actor(this, "actor-" + i, random.split()));
        }
        assertThat(simulation.run(LIMIT)).as("everybody ends").isTrue();
        assertThat(lock.isLocked()).isFalse();
        assertThat(lock.waiterCount()).isZero();
        ThreadLedger total = interpreter.ledger().total();
        assertThat(total.takes()).isEqualTo(total.drops());
        assertThat(total.switches()).isEqualTo(lock.switchNumber());
        for (Actor actor : actors) {
          assertThat(actor.interruptsSeen > 0)
              .as("interrupts are kept")
              .isEqualTo(actor.interruptsSent > 0);
        }
      }
    }
  }

  /** One thread of a program. */
  private static final class Actor {
    private final Program program;
    private final SplittableRandom random;
    private final Thread thread;
    private int interruptsSent;
    private int interruptsSeen;
    private boolean stopping;
    private boolean ended;

    Actor(Program program, String name, SplittableRandom random) {
      this.program = program;
      this.random = random;
      this.thread = program.simulation.thread(name, this::live);
    }

    private void live() {
      for (int visits = 1 + random.nextInt(6); visits > 0; visits--) {
        program.simulation.sleep(random.nextLong(3_000_000));
        attached(3);
      }
      seeInterrupts();
      ended = true;
    }

    private void seeInterrupts() {
      interruptsSeen += Thread.interrupted() ? 1 : 0;
    }

    private void attached(int depth) {
      boolean outermost = program.interpreter.currentThreadState() == null;
      try (var attachment = program.interpreter.attach()) {
        if (outermost) {
          enter(attachment.state());
        }
        for (int actions = random.nextInt(8); actions > 0; actions--) {
          act(attachment.state(), depth);
        }
        check(attachment.state());
        if (outermost) {
          leave();
        }
      }
      if (outermost) {
        assertThat(program.interpreter.currentThreadState()).isNull();
      }
    }

    private void act(ThreadState self, int depth) {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> {
          program.simulation.work(random.nextLong(800_000));
          check(self);
        }
        case 3, 4, 5 -> checkpoint(self);
        case 6 -> detached(self, depth);
        case 7 -> {
          if (depth > 0) {
            attached(depth - 1);
          }
        }
        case 8 -> {
          Actor other = program.actors.get(random.nextInt(program.actors.size()));
          other.interruptsSent += other.ended ? 0 : 1;
          program.simulation.interrupt(other.thread);
        }
        default -> {
          if (depth > 0 && random.nextInt(6) == 0) {
            stopTheWorld(self);
          }
        }
      }
    }

    private void checkpoint(ThreadState self) {
      long forced = self.ledger().forcedDrops();
      long switches = program.lock.switchNumber();
      leave();
      self.checkpoint();
      enter(self);
      if (program.forcesSwitches && self.ledger().forcedDrops() > forced && !program.stopped) {
        assertThat(program.lock.switchNumber())
            .as("another thread's turn, and the own one again")
            .isGreaterThanOrEqualTo(switches + 2);
      }
      seeInterrupts();
    }

    private void detached(ThreadState self, int depth) {
      leave();
      try (var _ = self.detach()) {
        assertThat(program.interpreter.currentThreadState()).isNull();
        if (random.nextBoolean()) {
          program.simulation.sleep(random.nextLong(1_000_000));
        } else {
          program.simulation.work(random.nextLong(1_000_000));
        }
        if (depth > 0 && random.nextInt(4) == 0) {
          attached(depth - 1);
        }
      }
      enter(self);
    }

    private void stopTheWorld(ThreadState self) {
      leave();
      try (var _ = program.interpreter.stopTheWorld()) {
        assertThat(program.stopped).isEqualTo(stopping);
        boolean nested = stopping;
        program.stopped = true;
        stopping = true;
        enter(self);
        program.simulation.work(random.nextLong(100_000));
        check(self);
        stopping = nested;
        program.stopped = nested;
      }
    }

    private void enter(ThreadState self) {
      assertThat(program.stopped && !stopping).as("runs in a stopped world").isFalse();
      if (program.exclusive) {
        assertThat(program.inside).as("holds the lock, too").isNull();
        program.inside = this;
      }
      check(self);
    }

    private void leave() {
      program.inside = null;
    }

    private void check(ThreadState self) {
      assertThat(self.isAttached()).isTrue();
      assertThat(program.lock.isHeldBy(self)).isTrue();
      assertThat(program.interpreter.currentThreadState()).isSameAs(self);
      if (program.exclusive) {
        assertThat(program.inside).isSameAs(this);
        assertThat(program.lock.holder()).isSameAs(self);
      }
    }
  }
}
