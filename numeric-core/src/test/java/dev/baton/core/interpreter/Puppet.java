package dev.baton.core.interpreter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that does what the test says, one order after another. Methods named {@code begin…} do
 * not wait for the order to be carried out; the others do.
 */
final class Puppet {
  private final Interpreter interpreter;
  private final ExecutorService orders;
  private final Thread thread;
  private final AtomicReference<ThreadState> state = new AtomicReference<>();

  /** The puppet's open sections; touched by its own thread alone. */
  private final Deque<AutoCloseable> sections = new ArrayDeque<>();

  Puppet(Interpreter interpreter, ThreadFactory threads) {
    this.interpreter = interpreter;
    this.orders = Executors.newSingleThreadExecutor(threads);
    this.thread = call(Thread::currentThread);
  }

  Thread thread() {
    return thread;
  }

  /** The state of the puppet's thread, which has attached at least once. */
  ThreadState state() {
    return state.get();
  }

  ThreadLedger ledger() {
    return state().ledger();
  }

  <T> Future<T> begin(Callable<T> order) {
    return orders.submit(order);
  }

  <T> T call(Callable<T> order) {
    return Await.done(begin(order));
  }

  void run(Runnable order) {
    Await.done(orders.submit(order));
  }

  Future<ThreadState> beginAttach() {
    return begin(
        () -> {
          Attachment attachment = interpreter.attach();
          sections.push(attachment);
          state.set(attachment.state());
          return attachment.state();
        });
  }

  ThreadState attach() {
    return Await.done(beginAttach());
  }

  Future<Void> beginDetach() {
    return begin(
        () -> {
          sections.push(interpreter.detach());
          return null;
        });
  }

  void detach() {
    Await.done(beginDetach());
  }

  /** Ends the puppet's innermost section. */
  Future<Void> beginEnd() {
    return begin(
        () -> {
          sections.pop().close();
          return null;
        });
  }

  void end() {
    Await.done(beginEnd());
  }

  Future<Void> beginCheckpoint() {
    return begin(
        () -> {
          interpreter.checkpoint();
          return null;
        });
  }

  void checkpoint() {
    Await.done(beginCheckpoint());
  }

  /** Waits until the puppet sleeps as a waiter for the lock: its interval has begun. */
  void awaitWaiting() {
    Await.until(
        thread.getName() + " waits for the lock",
        () -> LockSupport.getBlocker(thread) instanceof InterpreterLock);
  }

  /** Waits until the puppet is held up by a stopped world. */
  void awaitHeldUp() {
    Await.until(
        thread.getName() + " is held up at the gate",
        () -> LockSupport.getBlocker(thread) instanceof Gate);
  }

  /** Lets the thread end once it has carried out its orders. */
  void dismiss() {
    orders.shutdown();
  }
}
