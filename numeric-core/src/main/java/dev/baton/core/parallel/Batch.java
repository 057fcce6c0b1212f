package dev.baton.core.parallel;

import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.ThreadState;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@link Parallel}: the items 0 … size − 1, the workers, and what went wrong.
 *
 * <p>State: {@code next}, the first item not begun; {@code failure}, the first failure, after which
 * nothing is begun. A worker publishes its thread state and then reads {@code failure}; whoever
 * fails writes {@code failure} and then reads the workers' thread states: either the worker sees
 * the failure or it is told of it.
 */
final class Batch {
  private final Interpreter interpreter;
  private final int size;
  private final IntConsumer task;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final List<Worker> workers = new ArrayList<>();

  /**
   * Workers come here first, and set out together. A thread that Java starts is woken by the one
   * that starts it, and Linux wakes it where that one runs, be another core idle or not; woken
   * together, while the caller goes to sleep, they spread over the cores at once and not some
   * milliseconds later.
   */
  private final Semaphore present = new Semaphore(0);

  private final Semaphore go = new Semaphore(0);

  Batch(Interpreter interpreter, int size, IntConsumer task) {
    this.interpreter = interpreter;
    this.size = size;
    this.task = task;
  }

  /** Runs all tasks and returns, or throws the first failure, when every worker has ended. */
  void run(int threads) {
    if (threads <= 0) {
      throw new IllegalArgumentException("threads must be 1 or more, not " + threads);
    }
    for (int i = 1; i <= Math.min(threads, size); i++) {
      workers.add(new Worker("baton-parallel-" + i));
    }
    if (workers.isEmpty()) {
      return;
    }
    if (interpreter.currentThreadState() == null) {
      runWorkers();
    } else {
      try (var _ = interpreter.detach()) {
        runWorkers();
      } catch (InterpreterClosedException e) { // By the re-attach: runWorkers throws nothing.
        failed(e);
      }
    }
    throwFailure();
  }

  private void runWorkers() {
    int started = 0;
    try {
      for (Worker worker : workers) {
        worker.thread.start();
        started++;
      }
    } catch (OutOfMemoryError e) { // The system has no thread left.
      failed(e);
    }
    present.acquireUninterruptibly(started);
    go.release(started);
    boolean interrupted = false;
    for (Worker worker : workers.subList(0, started)) {
      interrupted |= awaitEnd(worker.thread);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for a worker; an interrupt cancels the batch but not the wait. Returns whether there was
   * one.
   */
  private boolean awaitEnd(Thread worker) {
    boolean interrupted = false;
    for (; ; ) {
      try {
        worker.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
        failed(
            new CancellationException(
                Thread.currentThread().getName() + " was interrupted while it waited for tasks"));
      }
    }
  }

  /** Records a failure; the first one cancels the batch. */
  @SuppressWarnings("ReferenceEquality") // An exception cannot be suppressed in itself.
  private void failed(Throwable t) {
    if (failure.compareAndSet(null, t)) {
      for (Worker worker : workers) {
        worker.cancel();
      }
      return;
    }
    Throwable first = failure.get();
    // A cancellation is what the first failure led to.
    if (first != null && first != t && !(t instanceof CancellationException)) {
      first.addSuppressed(t);
    }
  }

  private void throwFailure() {
    switch (failure.get()) {
      case null -> {
        // All went well.
      }
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable t -> throw new UndeclaredThrowableException(t);
    }
  }

  /** A thread that takes items until there is none left. */
  private final class Worker implements Runnable {
    final Thread thread;

    /** Known once the worker is attached. */
    private volatile @Nullable ThreadState state;

    Worker(String name) {
      thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
    }

    @Override
    public void run() {
      present.release();
      go.acquireUninterruptibly();
      try {
        Attachment attachment = interpreter.attach();
        try {
          runTasks(attachment.state());
        } catch (Throwable t) {
          failed(t);
        }
        detach(attachment);
      } catch (Throwable t) {
        failed(t);
      }
    }

    private void runTasks(ThreadState self) {
      state = self;
      for (int i = nextItem(); i < size; i = nextItem()) {
        task.accept(i);
        self.checkpoint();
      }
    }

    private void detach(Attachment attachment) {
      attachment.close();
      if (interpreter.currentThreadState() != null) {
        // Ending like this would keep the lock for ever.
        while (interpreter.currentThreadState() != null) {
          attachment.close();
        }
        throw new IllegalMonitorStateException(
            "a task on %s attached to %s and did not detach"
                .formatted(thread.getName(), interpreter));
      }
    }

    void cancel() {
      ThreadState told = state;
      if (thread != Thread.currentThread()) {
        if (told != null) {
          told.raise(
              new CancellationException("another task failed or the caller was interrupted"));
        }
        thread.interrupt();
      }
    }
  }

  /** Returns the next item to begin, or {@code size} if there is none any more. */
  private int nextItem() {
    return failure.get() == null ? Math.min(next.getAndIncrement(), size) : size;
  }
}
