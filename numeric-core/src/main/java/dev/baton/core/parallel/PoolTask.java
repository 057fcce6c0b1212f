package dev.baton.core.parallel;

import dev.baton.core.interpreter.Attachment;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A task of an {@link InterpreterPool} and its future.
 *
 * <p>What a future task does not do by itself: it attaches, refuses live arrays, names the worker
 * in failures, and is cancelled at checkpoints too. For that, {@code running} is the thread state
 * between attach and detach; under the monitor, so that a cancellation is raised for this task or
 * not at all, never for the worker's next one.
 */
final class PoolTask<C, R extends @Nullable Object> extends FutureTask<R> {
  private final Body<C, R> body;

  PoolTask(InterpreterPool.Task<? super C, ? extends R> task) {
    this(new Body<>(task));
  }

  private PoolTask(Body<C, R> body) {
    super(body);
    this.body = body;
  }

  /** Runs the task on the calling thread, a worker's. */
  void runOn(PoolWorkers<C>.Worker worker, Interpreter interpreter, C context) {
    body.worker = worker;
    body.interpreter = interpreter;
    body.context = context;
    run();
  }

  /** Ends the task, which was not begun, with a failure. */
  void fail(Throwable failure) {
    setException(failure);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled && mayInterruptIfRunning) {
      body.raiseCancellation();
    }
    return cancelled;
  }

  @Override
  public R get() throws InterruptedException, ExecutionException {
    try {
      return super.get();
    } catch (ExecutionException failed) {
      throw named(failed);
    }
  }

  @Override
  public R get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return super.get(timeout, unit);
    } catch (ExecutionException failed) {
      throw named(failed);
    }
  }

  private ExecutionException named(ExecutionException failed) {
    Throwable cause = Objects.requireNonNull(failed.getCause(), "a future task's failure");
    return body.worker == null
        ? new ExecutionException(cause.getMessage(), cause)
        : new ExecutionException(
            "a task failed on %s in %s: %s".formatted(body.worker, body.interpreter, cause), cause);
  }

  private static final class Body<C, R extends @Nullable Object> implements Callable<R> {
    private final InterpreterPool.Task<? super C, ? extends R> task;

    // Set by the worker before it calls; read by others once the future is done.
    private PoolWorkers<C>.@Nullable Worker worker;
    private @Nullable Interpreter interpreter;
    private @Nullable C context;

    private @Nullable ThreadState running;
    private @Nullable CancellationException raised;

    Body(InterpreterPool.Task<? super C, ? extends R> task) {
      this.task = task;
    }

    @Override
    public R call() throws Exception {
      Interpreter home = Objects.requireNonNull(interpreter);
      Attachment attachment = home.attach();
      try {
        ThreadState self = attachment.state();
        R result;
        begin(self);
        try {
          result = task.run(Objects.requireNonNull(context));
        } finally {
          end(self);
        }
        Crossing.check("the result of a task on " + worker, result);
        return result;
      } finally {
        detach(home, attachment);
      }
    }

    private synchronized void begin(ThreadState self) {
      running = self;
    }

    /** Serves what was asked of the thread during the task; a cancellation is over with it. */
    @SuppressWarnings("ReferenceEquality") // This very exception.
    private void end(ThreadState self) {
      synchronized (this) {
        running = null;
      }
      try {
        if (self.isAttached()) {
          self.checkpoint();
        }
      } catch (CancellationException e) {
        if (e != raised) {
          throw e;
        }
      }
    }

    synchronized void raiseCancellation() {
      if (running != null) {
        raised = new CancellationException("the task was cancelled");
        running.raise(raised);
      }
    }

    private void detach(Interpreter home, Attachment attachment) {
      attachment.close();
      if (home.currentThreadState() != null) {
        // Going on like this would keep the lock for ever.
        while (home.currentThreadState() != null) {
          attachment.close();
        }
        throw new IllegalMonitorStateException(
            "a task on %s attached to %s and did not detach".formatted(worker, home));
      }
    }
  }
}
