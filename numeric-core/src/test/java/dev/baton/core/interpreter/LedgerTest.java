package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Holder, waiters and counts, read from outside without the lock. */
class LedgerTest extends Stage {
  @Row(23)
  @Test
  void holderWaitersRequestsAndCountsAreReadableWhileTheLockIsHeld() {
    Interpreter interpreter = interpreter(SOON);
    InterpreterLock lock = interpreter.lock();
    Puppet holder = puppet(interpreter, "holder");
    Puppet waiter = puppet(interpreter, "waiter");
    waiter.attach();
    waiter.end();
    holder.attach();
    Future<ThreadState> attached = waiter.beginAttach();
    awaitRequest(holder.state());

    assertThat(lock.isLocked()).isTrue();
    assertThat(lock.holder()).isSameAs(holder.state());
    assertThat(lock.lastHolder()).isSameAs(holder.state());
    assertThat(lock.waiterCount()).isEqualTo(1);
    assertThat(lock.switchNumber()).isEqualTo(2);
    assertThat(holder.state().isAttached()).isTrue();
    assertThat(waiter.state().isAttached()).isFalse();
    assertThat(interpreter.ledger().threads())
        .extracting(ThreadLedger::thread)
        .containsExactlyInAnyOrder("holder", "waiter");
    assertThat(holder.ledger()).isEqualTo(new ThreadLedger("holder", 1, 1, 0, 0, 0, 0, 0));
    Await.until("the request is counted", () -> waiter.ledger().requestsMade() > 0);

    Future<Void> checkpoint = holder.beginCheckpoint();
    Await.done(attached);
    waiter.end();
    Await.done(checkpoint);
    holder.detach();
    holder.end();
    holder.end();

    // At rest the metrics agree.
    long asked = holder.ledger().requestsMade(); // How long it waited is the machine's affair.
    assertThat(holder.ledger()).isEqualTo(new ThreadLedger("holder", 3, 2, 3, 1, asked, 1, 1));
    ThreadLedger total = interpreter.ledger().total();
    assertThat(total.thread()).isEqualTo("total");
    assertThat(total.takes()).isEqualTo(total.drops()).isEqualTo(5);
    assertThat(total.switches()).isEqualTo(lock.switchNumber()).isEqualTo(4);
    assertThat(total.requestsMade()).isGreaterThanOrEqualTo(total.requestsServed());
    assertThat(lock.waiterCount()).isZero();
  }

  @Test
  void countsOfEndedThreadsAreKeptAndAddedUp() throws InterruptedException {
    Interpreter interpreter = interpreter(NEVER);
    int threads = 1_000;
    for (int i = 0; i < threads; i++) {
      Thread visitor = Thread.ofVirtual().start(() -> interpreter.attach().close());
      visitor.join();
    }

    Ledger ledger = interpreter.ledger();
    assertThat(ledger.threads()).hasSizeLessThan(200);
    assertThat(ledger.threads()).extracting(ThreadLedger::thread).contains(Ledger.ENDED);
    assertThat(ledger.total().takes()).isEqualTo(threads);
    assertThat(ledger.total().drops()).isEqualTo(threads);
    assertThat(ledger.total().switches()).isEqualTo(interpreter.lock().switchNumber());
  }
}
