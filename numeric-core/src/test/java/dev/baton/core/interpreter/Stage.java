package dev.baton.core.interpreter;

import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What the tests of the interpreter share: intervals, and threads that end with the test. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = SEPARATE_THREAD)
abstract class Stage {
  /** No waiter ever asks for the lock. */
  static final Duration NEVER = Duration.ofHours(1);

  /** Waiters ask for the lock soon. */
  static final Duration SOON = Duration.ofMillis(1);

  private final List<Puppet> puppets = new ArrayList<>();

  static Interpreter interpreter(Duration switchInterval) {
    return Interpreter.builder().lock(LockPolicy.cpython(switchInterval)).build();
  }

  Puppet puppet(Interpreter interpreter, String name) {
    return add(new Puppet(interpreter, Thread.ofPlatform().daemon().name(name).factory()));
  }

  Puppet virtualPuppet(Interpreter interpreter, String name) {
    return add(new Puppet(interpreter, Thread.ofVirtual().name(name).factory()));
  }

  private Puppet add(Puppet puppet) {
    puppets.add(puppet);
    return puppet;
  }

  @AfterEach
  void dismissPuppets() {
    puppets.forEach(Puppet::dismiss);
  }

  static void awaitRequest(ThreadState state) {
    Await.until("a drop of the lock is requested of " + state, state::isDropRequested);
  }

  /**
   * Lets a waiter of another lock wait for some rounds: time passes, on a clock that the test
   * controls.
   */
  void letRoundsPass(int rounds) {
    try (var other = interpreter(SOON)) {
      Puppet holder = puppet(other, "clock-holder");
      Puppet waiter = puppet(other, "clock-waiter");
      waiter.attach();
      waiter.end();
      holder.attach();
      var attached = waiter.beginAttach();
      Await.until("rounds pass", () -> waiter.ledger().requestsMade() >= rounds);
      holder.end();
      Await.done(attached);
      waiter.end();
    }
  }

  Puppet attachedOnce(Interpreter interpreter, String name) {
    Puppet puppet = puppet(interpreter, name);
    puppet.attach();
    puppet.end();
    return puppet;
  }

  static Future<Void> beginVisit(Interpreter interpreter, Puppet puppet) {
    return puppet.begin(
        () -> {
          try (var _ = interpreter.attach()) {
            return null;
          }
        });
  }

  /** Drops and retakes the lock at once; returns the switch number after that. */
  static long dropAndRetake(Interpreter interpreter) {
    try (var _ = interpreter.detach()) {
      // Nothing: as brief as can be.
    }
    return interpreter.lock().switchNumber();
  }
}
