package dev.baton.demos.echo;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.InterpreterClosedException;
import dev.baton.core.interpreter.ThreadState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads that run a loop of the interpreter for ever, every turn with a checkpoint: {@code while
 * True: i += 1}. Their number can be changed; they count the turns they make.
 */
public final class CpuBoundThreads {
  /** Turns are added to the count this many at a time, so that counting them costs next to none. */
  private static final int BATCH = 1_000;

  private final Interpreter interpreter;
  private final Deque<Loop> running = new ArrayDeque<>();
  private final Deque<Loop> all = new ArrayDeque<>();

  /**
   * Makes none yet.
   *
   * @param interpreter where they will count
   */
  public CpuBoundThreads(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /**
   * Starts or ends threads until there are so many.
   *
   * @param threads how many
   */
  public synchronized void setNumber(int threads) {
    while (running.size() < threads) {
      var loop = new Loop();
      running.push(loop);
      all.push(loop);
      Thread.ofPlatform().daemon().name("cpu-bound-" + running.size()).start(() -> run(loop));
    }
    while (running.size() > threads) {
      running.pop().ended = true;
    }
  }

  /** Returns the turns that all threads made so far, those that have ended included. */
  synchronized long turns() {
    return all.stream().mapToLong(loop -> loop.turns.getOpaque()).sum();
  }

  private static final class Loop {
    final AtomicLong turns = new AtomicLong();
    volatile boolean ended;
  }

  private void run(Loop loop) {
    try (var attachment = interpreter.attach()) {
      long i = 0;
      while (!loop.ended) {
        i = count(i, attachment.state());
        loop.turns.setOpaque(i);
      }
    } catch (InterpreterClosedException _) {
      // The server has ended, and this with it.
    }
  }

  /** The just-in-time compiler cannot skip the loop: each checkpoint reads a volatile field. */
  private static long count(long from, ThreadState state) {
    long i = from;
    while (i < from + BATCH) {
      i += 1;
      state.checkpoint();
    }
    return i;
  }
}
