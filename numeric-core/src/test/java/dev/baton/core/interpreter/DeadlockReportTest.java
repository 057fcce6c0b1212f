package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Circles of waits that an interpreter lock is part of. */
class DeadlockReportTest extends Stage {
  private static DeadlockReport awaitDeadlock(Interpreter interpreter) {
    Await.until("a deadlock is found", () -> DeadlockReport.find(interpreter).isPresent());
    return DeadlockReport.find(interpreter).orElseThrow();
  }

  @Test
  void thereIsNoneWhereTheHolderRuns() {
    Interpreter interpreter = interpreter(SOON);
    assertThat(DeadlockReport.find(interpreter)).isEmpty();
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = puppet(interpreter, "waiter");
    holder.attach();
    Future<ThreadState> attached = waiter.beginAttach();
    waiter.awaitWaiting();
    assertThat(DeadlockReport.find(interpreter)).isEmpty();
    holder.end();
    Await.done(attached);
    waiter.end();
  }

  @Test
  void aLockAndTheInterpretersInOppositeOrders() {
    Interpreter interpreter = Interpreter.builder().name("python").build();
    ReentrantLock lock = new ReentrantLock();
    Puppet inside = puppet(interpreter, "inside");
    Puppet outside = puppet(interpreter, "outside");
    inside.attach();
    outside.run(lock::lock);
    Future<?> blocked =
        inside.begin(
            () -> {
              lock.lockInterruptibly();
              return null;
            });
    Future<ThreadState> attached = outside.beginAttach();

    DeadlockReport report = awaitDeadlock(interpreter);
    assertThat(report.interpreter()).isEqualTo("python");
    assertThat(report.links())
        .extracting(DeadlockReport.Link::thread)
        .containsExactly("inside", "outside");
    DeadlockReport.Link first = report.links().getFirst();
    DeadlockReport.Link second = report.links().getLast();
    assertThat(first.has()).isEqualTo("the lock of python").isEqualTo(second.waitsFor());
    assertThat(first.waitsFor())
        .startsWith("the lock java.util.concurrent.locks.ReentrantLock")
        .isEqualTo(second.has());
    assertThat(second.stack()).extracting(StackTraceElement::getMethodName).contains("attach");
    assertThat(report.text())
        .contains(
            "thread inside has the lock of python and waits for " + first.waitsFor(),
            "which thread outside has",
            "thread outside has " + second.has() + " and waits for the lock of python",
            "Rule: detach before you lock",
            "Stack of thread outside:");

    inside.thread().interrupt();
    assertThat(blocked).failsWithin(Await.DEADLINE);
    assertThat(DeadlockReport.find(interpreter)).isEmpty();
    inside.end();
    Await.done(attached);
    outside.end();
  }

  /** Nothing can end this one: two daemon threads stay behind. */
  @Test
  void aMonitorAndTheInterpretersLockInOppositeOrders() {
    Interpreter interpreter = Interpreter.builder().name("python").build();
    Object monitor = new Object();
    Puppet inside = puppet(interpreter, "inside");
    Puppet outside = puppet(interpreter, "outside");
    inside.attach();
    Future<?> _ =
        outside.begin(
            () -> {
              synchronized (monitor) {
                interpreter.attach().close();
              }
              return null;
            });
    outside.awaitWaiting();
    Future<?> _ =
        inside.begin(
            () -> {
              synchronized (monitor) {
                return null;
              }
            });

    DeadlockReport report = awaitDeadlock(interpreter);
    assertThat(report.links())
        .extracting(DeadlockReport.Link::waitsFor)
        .satisfiesExactly(
            what -> assertThat(what).startsWith("the monitor java.lang.Object@"),
            what -> assertThat(what).isEqualTo("the lock of python"));
  }

  /** Nothing can end this one either. */
  @Test
  void twoInterpretersInOppositeOrders() {
    Interpreter one = Interpreter.builder().name("one").build();
    Interpreter two = Interpreter.builder().name("two").build();
    Puppet first = puppet(one, "first");
    Puppet second = virtualPuppet(two, "second");
    first.attach();
    second.attach();
    Future<?> _ = first.begin(two::attach);
    Future<?> _ = second.begin(one::attach);

    DeadlockReport report = awaitDeadlock(one);
    assertThat(report.links())
        .extracting(DeadlockReport.Link::thread, DeadlockReport.Link::waitsFor)
        .containsExactly(tuple("first", "the lock of two"), tuple("second", "the lock of one"));
  }

  @Test
  void aStoppedWorldThatWaitsForAThreadItHoldsUp() {
    Interpreter interpreter = Interpreter.builder().name("python").build();
    ReentrantLock lock = new ReentrantLock();
    Puppet stopper = puppet(interpreter, "stopper");
    Puppet owner = attachedOnce(interpreter, "owner");
    owner.run(lock::lock);
    stopper.attach();
    Future<?> blocked =
        stopper.begin(
            () -> {
              try (var _ = interpreter.stopTheWorld()) {
                lock.lockInterruptibly();
              }
              return null;
            });
    Await.until("the stopper waits", () -> lock.hasQueuedThread(stopper.thread()));
    Future<ThreadState> attached = owner.beginAttach();

    DeadlockReport report = awaitDeadlock(interpreter);
    assertThat(report.links())
        .extracting(DeadlockReport.Link::thread)
        .containsExactly("stopper", "owner");
    stopper.thread().interrupt();
    assertThat(blocked).failsWithin(Await.DEADLINE);
    stopper.end();
    Await.done(attached);
    owner.end();
  }
}
