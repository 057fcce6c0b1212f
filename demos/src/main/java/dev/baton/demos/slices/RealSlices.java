package dev.baton.demos.slices;

import dev.baton.core.instruments.Timeline;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.Scheduler;
import dev.baton.core.interpreter.ThreadState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs CPU-bound threads on this machine. */
public final class RealSlices {
  private static final int TURNS = 1_000;

  /** Long enough to be asked for the lock some hundred times, and compiled with that in mind. */
  private static final Duration WARM_UP = Duration.ofMillis(600);

  private static final Duration QUICK = Duration.ofMillis(1);

  private final CountDownLatch attached;
  private volatile boolean over;

  private RealSlices(int threads) {
    attached = new CountDownLatch(threads);
  }

  /**
   * Runs them, after a while under an interpreter that is not looked at: the compiler's threads
   * would take a processor from one of them.
   *
   * @param plan how many, under which policy, how long from when all have attached
   * @return what each did and when
   * @throws InterruptedException if the calling thread is interrupted
   */
  public static Timeline run(SlicesPlan plan) throws InterruptedException {
    Duration interval = plan.switchInterval();
    Duration quick = interval.compareTo(QUICK) < 0 ? interval : QUICK;
    runOnce(new SlicesPlan(plan.policy(), quick, plan.threads(), WARM_UP));
    return runOnce(plan);
  }

  private static Timeline runOnce(SlicesPlan plan) throws InterruptedException {
    try (Interpreter interpreter = plan.interpreter(Scheduler.system())) {
      return new RealSlices(plan.threads()).run(plan, interpreter);
    }
  }

  private Timeline run(SlicesPlan plan, Interpreter interpreter) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    try {
      for (int i = 0; i < plan.threads(); i++) {
        threads.add(
            Thread.ofPlatform()
                .daemon()
                .name(SlicesPlan.thread(i))
                .start(() -> compute(interpreter)));
      }
      attached.await();
      TimeUnit.NANOSECONDS.sleep(plan.duration().toNanos());
    } finally {
      over = true;
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return Timeline.of(interpreter);
  }

  private void compute(Interpreter interpreter) {
    try (var attachment = interpreter.attach()) {
      attached.countDown();
      while (!over) {
        countdown(attachment.state());
      }
    }
  }

  /** The just-in-time compiler cannot skip the loop: each checkpoint reads a volatile field. */
  private static void countdown(ThreadState state) {
    for (int n = TURNS; n > 0; n--) {
      state.checkpoint();
    }
  }
}
