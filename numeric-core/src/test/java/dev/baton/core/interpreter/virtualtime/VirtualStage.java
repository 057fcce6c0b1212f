package dev.baton.core.interpreter.virtualtime;

import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterLock;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.core.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * What the tests of the lock in virtual time share: one simulation with one interpreter, a log, and
 * a record of who held the lock when. Times are exact, so that expectations are.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = SEPARATE_THREAD)
abstract class VirtualStage {
  /** No waiter ever asks for the lock. */
  static final Duration NEVER = Duration.ofHours(10);

  static final Duration AT_ONCE = Duration.ZERO;

  /** Between two checkpoints of a CPU-bound thread; divides no interval, so that nothing ties. */
  static final Duration STEP = micros(70);

  /** More cores than any test has threads, unless it says otherwise. */
  private static final int MANY = 64;

  Simulation simulation;
  Interpreter interpreter;
  InterpreterLock lock;
  final Holdings holdings = new Holdings();
  final List<String> log = new ArrayList<>();

  /** Sets up a machine with cores for all. */
  void begin(LockPolicy policy, Duration wakeUpLatency) {
    begin(policy, Simulation.builder().cores(MANY).wakeUpLatency(wakeUpLatency));
  }

  void begin(LockPolicy policy, Simulation.Builder machine) {
    simulation = machine.observer(holdings).build();
    interpreter = interpreter(policy);
    lock = interpreter.lock();
    holdings.watch(lock);
  }

  Interpreter interpreter(LockPolicy policy) {
    return Interpreter.builder().name("simulated").lock(policy).scheduler(simulation).build();
  }

  @AfterEach
  void closeSimulation() {
    if (simulation != null) {
      simulation.close();
    }
  }

  static Duration micros(long micros) {
    return Duration.ofNanos(1_000 * micros);
  }

  static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** Virtual time. */
  Duration now() {
    return Duration.ofNanos(simulation.nanoTime());
  }

  /** Logs something, with the time in microseconds before it. */
  void log(String what) {
    log.add(simulation.nanoTime() / 1_000 + " " + what);
  }

  /** Declares a thread that begins at a time; it has a core until then. */
  Thread at(Duration begin, String name, Simulation.Body body) {
    return simulation.thread(
        name,
        () -> {
          simulation.work(begin);
          body.run();
        });
  }

  /** Declares a thread that attaches at a time, and does something attached. */
  Thread attachedAt(Duration begin, String name, AttachedBody body) {
    return at(
        begin,
        name,
        () -> {
          try (var attachment = interpreter.attach()) {
            body.run(attachment.state());
          }
        });
  }

  /** What a thread does while it is attached. */
  @FunctionalInterface
  interface AttachedBody {
    void run(ThreadState self) throws Exception;
  }

  /** Interpreter code: work, with a checkpoint after each step. */
  void compute(ThreadState self, Duration total, Duration step) {
    long steps = total.toNanos() / step.toNanos();
    for (long i = 0; i < steps; i++) {
      simulation.work(step);
      self.checkpoint();
    }
  }

  /** Interpreter code up to a time. */
  void computeUntil(ThreadState self, Duration end, Duration step) {
    while (now().compareTo(end) < 0) {
      simulation.work(step);
      self.checkpoint();
    }
  }

  /** A detached section around I/O. */
  void io(Duration duration) {
    try (var _ = interpreter.detach()) {
      simulation.sleep(duration);
    }
  }

  /** A detached section around native work. */
  void kernel(Duration duration) {
    try (var _ = interpreter.detach()) {
      simulation.work(duration);
    }
  }

  ThreadLedger ledger(String thread) {
    return interpreter.ledger().threads().stream()
        .filter(ledger -> ledger.thread().equals(thread))
        .findAny()
        .orElseThrow(() -> new AssertionError("never attached: " + thread));
  }
}
