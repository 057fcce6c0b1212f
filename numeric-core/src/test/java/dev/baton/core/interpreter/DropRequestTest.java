package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** When a waiter asks for the lock, whom, and who obeys when. */
class DropRequestTest extends Stage {
  @Row(4)
  @Test
  void noRequestBeforeAWholeIntervalHasPassed() {
    Duration interval = Duration.ofMillis(20);
    Interpreter interpreter = interpreter(interval);
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = puppet(interpreter, "waiter");
    holder.attach();

    long begin = System.nanoTime();
    Future<ThreadState> attached = waiter.beginAttach();
    awaitRequest(holder.state());
    long elapsed = System.nanoTime() - begin;
    holder.end();
    Await.done(attached);

    assertThat(Duration.ofNanos(elapsed)).isGreaterThanOrEqualTo(interval);
  }

  @Row(4)
  @Test
  void anInterveningSwitchStartsTheIntervalAgain() {
    Duration interval = Duration.ofMillis(40);
    Await.until(
        "the lock goes past the second waiter to the first",
        () -> {
          Interpreter interpreter = interpreter(interval);
          Puppet holder = puppet(interpreter, "holder");
          Puppet first = puppet(interpreter, "first");
          Puppet second = puppet(interpreter, "second");
          holder.attach();
          Future<ThreadState> firstAttached = first.beginAttach();
          first.awaitWaiting();
          Future<ThreadState> secondAttached = second.beginAttach();
          second.awaitWaiting();
          long halfWay = System.nanoTime() + interval.toNanos() / 2;
          Await.until("half an interval", () -> System.nanoTime() - halfWay > 0);

          long switched = System.nanoTime();
          holder.end();
          Await.until("either has it", () -> firstAttached.isDone() || secondAttached.isDone());
          if (secondAttached.isDone()) { // It had just woken up by itself.
            second.end();
            Await.done(firstAttached);
            return false;
          }
          awaitRequest(first.state());
          long elapsed = System.nanoTime() - switched;
          first.end();
          Await.done(secondAttached);

          assertThat(Duration.ofNanos(elapsed)).isGreaterThanOrEqualTo(interval);
          return true;
        });
  }

  @Row(5)
  @Test
  void theRequestIsAddressedToTheHolderAlone() {
    Interpreter interpreter = interpreter(SOON);
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = attachedOnce(interpreter, "waiter");
    Puppet bystander = puppet(interpreter, "bystander");
    bystander.attach();
    bystander.detach();

    holder.attach();
    Future<ThreadState> attached = waiter.beginAttach();
    awaitRequest(holder.state());
    assertThat(waiter.state().isDropRequested()).isFalse();
    assertThat(bystander.state().isDropRequested()).isFalse();

    // The other way round: the request is for whoever holds the lock now.
    Future<Void> checkpoint = holder.beginCheckpoint();
    awaitRequest(Await.done(attached));
    assertThat(holder.state().isDropRequested()).isFalse();
    assertThat(bystander.state().isDropRequested()).isFalse();
    waiter.end();
    Await.done(checkpoint);
  }

  @Row(6)
  @Test
  void theHolderObeysOnlyAtACheckpoint() {
    Interpreter interpreter = interpreter(SOON);
    Puppet waiter = attachedOnce(interpreter, "waiter");
    Puppet holder = puppet(interpreter, "holder");
    holder.attach();

    Future<ThreadState> attached = waiter.beginAttach();
    Await.until("many requests", () -> waiter.ledger().requestsMade() >= 10);
    assertThat(interpreter.lock().holder()).isSameAs(holder.state());
    assertThat(interpreter.lock().waiterCount()).isEqualTo(1);
    assertThat(attached.isDone()).isFalse();

    Future<Void> checkpoint = holder.beginCheckpoint();
    assertThat(Await.done(attached)).isSameAs(interpreter.lock().holder());
    waiter.end();
    Await.done(checkpoint);
  }

  @Test
  void aWaiterAsksOnceEachRound() {
    Interpreter interpreter = interpreter(SOON);
    Puppet waiter = attachedOnce(interpreter, "waiter");
    Puppet holder = puppet(interpreter, "holder");
    holder.attach();
    long begin = System.nanoTime();

    Future<ThreadState> attached = waiter.beginAttach();
    Await.until("many requests", () -> waiter.ledger().requestsMade() >= 5);
    long made = waiter.ledger().requestsMade();
    long elapsed = System.nanoTime() - begin;
    holder.end();

    assertThat(Await.done(attached).isAttached()).isTrue();
    assertThat(made).isLessThanOrEqualTo(elapsed / SOON.toNanos());
    assertThat(holder.ledger().requestsServed()).isEqualTo(1);
  }
}
