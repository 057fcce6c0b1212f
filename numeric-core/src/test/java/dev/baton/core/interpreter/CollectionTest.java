package dev.baton.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that live on keep no interpreter that nobody uses; threads that ended are not kept. */
class CollectionTest extends Stage {
  /** A thread that lives on, and belongs to no interpreter that is tested. */
  private final Puppet livesOn = puppet(interpreter(SOON), "lives on");

  private void assertCollected(Callable<WeakReference<Interpreter>> use) {
    WeakReference<Interpreter> interpreter = livesOn.call(use);
    Await.until(
        "it is collected",
        () -> {
          System.gc();
          return interpreter.refersTo(null);
        });
    assertThat(livesOn.thread().isAlive()).isTrue();
  }

  private static WeakReference<Interpreter> use(InterpreterBuilder builder) {
    Interpreter interpreter = builder.build();
    interpreter.component(StringBuilder.class, _ -> new StringBuilder());
    interpreter.atExit(() -> {});
    interpreter.guard().close();
    interpreter.attach();
    interpreter.detach(); // Open for ever.
    return new WeakReference<>(interpreter);
  }

  private static WeakReference<Interpreter> useAndClose(InterpreterBuilder builder) {
    WeakReference<Interpreter> reference = use(builder);
    Interpreter interpreter = reference.get();
    assertThat(interpreter).isNotNull();
    interpreter.close();
    return reference;
  }

  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void aClosedInterpreterIsCollected(LockPolicy policy) {
    assertCollected(() -> useAndClose(Interpreter.builder().lock(policy)));
  }

  @Test
  void anInterpreterThatNobodyClosedIsCollected() {
    assertCollected(() -> use(Interpreter.builder()));
  }

  @Test
  void theShutdownHookGoesWithTheClosedInterpreter() {
    assertCollected(
        () -> useAndClose(Interpreter.builder().closeAtShutdown(Duration.ofMinutes(1))));
  }

  @ParameterizedTest
  @MethodSource("dev.baton.core.interpreter.Policies#impatient")
  void statesOfEndedThreadsAreAddedUpAndForgotten(LockPolicy policy) throws Exception {
    Interpreter interpreter = Interpreter.builder().lock(policy).build();
    int threads = 10 * ThreadRegistry.FEWEST_TO_PRUNE;
    for (int i = 0; i < threads; i++) {
      Thread thread = Thread.ofPlatform().start(() -> interpreter.attach().close());
      thread.join();
    }
    assertThat(interpreter.threadStates().size())
        .isLessThanOrEqualTo(ThreadRegistry.FEWEST_TO_PRUNE);
    Ledger ledger = interpreter.ledger();
    assertThat(ledger.threads()).last().extracting(ThreadLedger::thread).isEqualTo(Ledger.ENDED);
    assertThat(ledger.total().takes()).isEqualTo(threads);
    assertThat(ledger.total().drops()).isEqualTo(threads);
  }
}
