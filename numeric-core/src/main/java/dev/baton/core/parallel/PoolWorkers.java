package dev.baton.core.parallel;

import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.interpreter.Interpreter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of an {@link InterpreterPool} and the tasks they have not begun.
 *
 * <p>State, guarded by the monitor: {@code waiting}, the tasks not begun; {@code shutdown}; {@code
 * broken}, what broke the pool. Tasks are added while neither is set. Workers wait on the monitor
 * for tasks and end when there are none and the pool is shut down, or at once when it is broken.
 * Futures are completed, and interpreters closed, outside of the monitor.
 */
final class PoolWorkers<C> {
  private static final AtomicInteger POOLS = new AtomicInteger();

  private final String name;
  private final Supplier<? extends Interpreter> supplier;
  private final Function<? super Interpreter, ? extends C> contexts;
  private final Consumer<? super C> initializer;
  private final List<Worker> workers = new ArrayList<>();

  private final Deque<PoolTask<C, ?>> waiting = new ArrayDeque<>();
  private final List<Interpreter> interpreters = new ArrayList<>();
  private boolean shutdown;
  private @Nullable BrokenPoolException broken;
  private @Nullable RuntimeException closingFailure;

  PoolWorkers(
      @Nullable String name,
      int count,
      Supplier<? extends Interpreter> supplier,
      Function<? super Interpreter, ? extends C> contexts,
      Consumer<? super C> initializer) {
    this.name = name != null ? name : "baton-pool-" + POOLS.incrementAndGet();
    this.supplier = supplier;
    this.contexts = contexts;
    this.initializer = initializer;
    for (int i = 1; i <= count; i++) {
      workers.add(new Worker(this.name + "-worker-" + i));
    }
    try {
      workers.forEach(worker -> worker.thread.start());
    } catch (OutOfMemoryError e) { // The system has no thread left.
      breakBy("its threads could not be started", e);
      throw e;
    }
  }

  // ---- tasks
  // ------------------------------------------------------------------------------------------

  synchronized void add(PoolTask<C, ?> task) {
    if (broken != null) {
      throw new BrokenPoolException(String.valueOf(broken.getMessage()), broken.getCause());
    }
    if (shutdown) {
      throw new RejectedExecutionException(name + " takes no more tasks: it was shut down");
    }
    waiting.add(task);
    notify();
  }

  /**
   * Waits for a worker's next task; null if there will be none. It is current before it is no
   * longer waiting, so that a shutdown finds every task.
   */
  private synchronized @Nullable PoolTask<C, ?> next(Worker worker) {
    while (broken == null) {
      worker.current = waiting.poll();
      if (worker.current != null || shutdown) {
        return worker.current;
      }
      try {
        wait();
      } catch (InterruptedException strayed) {
        // An interrupt that was meant for a task that has ended.
      }
    }
    return null;
  }

  // ---- the end
  // -----------------------------------------------------------------------------------------

  synchronized void shutdown() {
    shutdown = true;
    notifyAll();
  }

  void shutdownNow() {
    shutdown();
    takeWaiting().forEach(task -> task.cancel(false));
    workers.forEach(Worker::cancel);
  }

  private synchronized List<PoolTask<C, ?>> takeWaiting() {
    List<PoolTask<C, ?>> taken = List.copyOf(waiting);
    waiting.clear();
    return taken;
  }

  private void breakBy(String what, Throwable cause) {
    BrokenPoolException exception =
        new BrokenPoolException("%s is broken: %s: %s".formatted(name, what, cause), cause);
    synchronized (this) {
      if (broken == null) {
        broken = exception;
      }
      notifyAll();
    }
    // None is added from here on.
    takeWaiting().forEach(task -> task.fail(exception));
  }

  boolean awaitEnd(Duration timeout) throws InterruptedException {
    long start = System.nanoTime();
    for (Worker worker : workers) {
      Duration left = timeout.minusNanos(System.nanoTime() - start);
      if (!worker.thread.join(left.isNegative() ? Duration.ZERO : left)) {
        return false;
      }
    }
    return true;
  }

  void close() {
    if (workers.stream().anyMatch(worker -> worker.thread == Thread.currentThread())) {
      throw new IllegalStateException(
          "a task on %s cannot close %s: it would wait for itself"
              .formatted(Thread.currentThread().getName(), name));
    }
    shutdown();
    boolean interrupted = false;
    for (Worker worker : workers) {
      interrupted |= awaitEnd(worker.thread);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    throwClosingFailure();
  }

  private boolean awaitEnd(Thread thread) {
    boolean interrupted = false;
    for (; ; ) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
        shutdownNow();
      }
    }
  }

  private synchronized void throwClosingFailure() {
    RuntimeException failure = closingFailure;
    closingFailure = null;
    if (failure != null) {
      throw failure;
    }
  }

  private synchronized void closingFailed(RuntimeException failure) {
    if (closingFailure == null) {
      closingFailure = failure;
    } else {
      closingFailure.addSuppressed(failure);
    }
  }

  // ---- what can be read
  // -----------------------------------------------------------------------------------

  synchronized boolean isShutdown() {
    return shutdown;
  }

  synchronized boolean isBroken() {
    return broken != null;
  }

  synchronized List<Interpreter> interpreters() {
    return List.copyOf(interpreters);
  }

  @Override
  public synchronized String toString() {
    String state = broken != null ? "broken" : shutdown ? "shut down" : "running";
    return "%s (%d workers, %s, %d tasks waiting)"
        .formatted(name, workers.size(), state, waiting.size());
  }

  // ---- a worker
  // ----------------------------------------------------------------------------------------

  /** A thread, its interpreter, and the task it is at. */
  final class Worker implements Runnable {
    final Thread thread;

    private volatile @Nullable PoolTask<C, ?> current;

    Worker(String name) {
      thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
    }

    @Override
    public void run() {
      Interpreter interpreter = null;
      try {
        interpreter = build();
        runTasks(interpreter, setUp(interpreter));
        if (interpreter.isClosed()) {
          throw new IllegalStateException(interpreter + " was closed by a task");
        }
      } catch (Throwable t) {
        breakBy(this + (interpreter == null ? " has no interpreter" : " was lost"), t);
      } finally {
        if (interpreter != null) {
          close(interpreter);
        }
      }
    }

    private Interpreter build() {
      Interpreter built = Objects.requireNonNull(supplier.get(), "the supplier gave null");
      synchronized (PoolWorkers.this) {
        if (interpreters.contains(built)) {
          throw new IllegalArgumentException("two workers were given " + built);
        }
        interpreters.add(built);
      }
      return built;
    }

    private C setUp(Interpreter interpreter) {
      ArrayContext.workFor(interpreter);
      try (var _ = interpreter.attach()) {
        C context = contexts.apply(interpreter);
        initializer.accept(context);
        return context;
      }
    }

    private void runTasks(Interpreter interpreter, C context) {
      for (PoolTask<C, ?> task = next(this); task != null; task = next(this)) {
        task.runOn(this, interpreter, context);
        current = null;
        Thread.interrupted(); // Was for the task.
        if (interpreter.isClosed()) {
          return;
        }
      }
    }

    private void close(Interpreter interpreter) {
      try {
        interpreter.close();
      } catch (RuntimeException e) {
        closingFailed(e);
      }
    }

    void cancel() {
      PoolTask<C, ?> task = current;
      if (task != null) {
        task.cancel(true);
      }
    }

    @Override
    public String toString() {
      return thread.getName();
    }
  }
}
