package dev.baton.demos.convoy;

import dev.baton.core.instruments.Timeline;
import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadLedger;
import dev.baton.core.interpreter.ThreadState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs one convoy in this process. */
final class ConvoyRun {
  /*
   * main: starts both threads ─ waits for `attached` ─ waits for the time to be over, or for a
   * `failure` ─ sets `over` ─ waits for `detached` ─ reads everything ─ opens `read`.
   *
   * Both threads live until `read` opens: of ended ones the ledger keeps only a sum. And they have
   * detached before it is read, so that its numbers agree with each other.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Room for hundreds of thousands of exchanges a second, of which there are two thousand. */
  private static final int SPANS = 1_000_000;

  /** Turns between two looks at the clock's end; about the time of a request's handling. */
  private static final int TURNS = 20_000;

  private final Interpreter interpreter;
  private final Remote remote;
  private final CountDownLatch attached = new CountDownLatch(2);
  private final CountDownLatch failed = new CountDownLatch(1);
  private final CountDownLatch detached = new CountDownLatch(2);
  private final CountDownLatch read = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean over;
  private volatile long exchanges;

  private ConvoyRun(Interpreter interpreter, Remote remote) {
    this.interpreter = interpreter;
    this.remote = remote;
  }

  /** Runs it for a time. */
  static Convoy run(LockPolicy policy, Duration duration) throws IOException {
    try (var remote = new Remote(Convoy.REPLY);
        var interpreter =
            Interpreter.builder()
                .name("convoy under " + policy)
                .lock(policy)
                .measureTimes(true)
                .timeline(SPANS)
                .build()) {
      return new ConvoyRun(interpreter, remote).run(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private Convoy run(Duration duration) throws IOException, InterruptedException {
    start(Convoy.CPU_BOUND, this::compute);
    start(Convoy.IO, this::exchange);
    try {
      await(attached, "attach");
      long start = System.nanoTime();
      boolean hasFailed = failed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
      long made = exchanges;
      Duration lasted = Duration.ofNanos(System.nanoTime() - start);
      over = true;
      await(detached, "detach");
      if (hasFailed || failure.get() != null) {
        throw new IOException("a thread failed: " + failure.get(), failure.get());
      }
      var timeline = Timeline.of(interpreter);
      List<ThreadLedger> ledger = interpreter.ledger().threads();
      return new Convoy(
          interpreter.lockPolicy().name(),
          interpreter.lock().switchInterval(),
          lasted,
          made,
          timeline,
          ledger);
    } finally {
      over = true;
      read.countDown();
    }
  }

  private static void await(CountDownLatch latch, String what)
      throws IOException, InterruptedException {
    if (!latch.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IOException("the threads did not %s within %s".formatted(what, PATIENCE));
    }
  }

  /** What a thread does while it is attached, until it is over. */
  private interface Body {
    void run(ThreadState state) throws IOException;
  }

  private void start(String name, Body body) {
    Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(
            () -> {
              try (Attachment attachment = interpreter.attach()) {
                attached.countDown();
                body.run(attachment.state());
              } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
                failed.countDown();
              } finally {
                detached.countDown();
              }
              awaitReading();
            });
  }

  private void awaitReading() {
    try {
      read.await();
    } catch (InterruptedException _) {
      // Nobody does that; the thread ends at once.
    }
  }

  private void compute(ThreadState state) {
    while (!over) {
      countdown(TURNS, state);
    }
  }

  private void exchange(ThreadState state) throws IOException {
    long made = 0;
    while (!over) {
      try (var _ = state.detach()) {
        remote.exchange();
      }
      countdown(TURNS, state);
      exchanges = ++made;
    }
  }

  /** The just-in-time compiler cannot skip the loop: each checkpoint reads a volatile field. */
  private static void countdown(int start, ThreadState state) {
    for (int n = start; n > 0; n--) {
      state.checkpoint();
    }
  }
}
