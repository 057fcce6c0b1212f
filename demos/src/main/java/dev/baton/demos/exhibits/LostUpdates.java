package dev.baton.demos.exhibits;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.demos.lab.Result;
import dev.baton.demos.peer.PeerException;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Effort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has threads count in one variable, with the lock and without: the race condition. */
final class LostUpdates implements Exhibit {
  private static final int THREADS = 2;
  private static final long TURNS = 5_000_000;
  private static final long PEER_TURNS = 500_000;

  /** What the threads count in: deliberately neither volatile nor atomic. */
  private static final class Counter {
    long value;
  }

  @Override
  public String name() {
    return "race";
  }

  @Override
  public String title() {
    return "two threads do counter += 1";
  }

  @Override
  public String explanation() {
    return "To add one is to read, to add and to write. A thread that reads between another's read"
        + " and write undoes what the other adds. The lock lets nobody in between, as long as no"
        + " checkpoint lies there; without it updates are lost.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer)
      throws PeerException, InterruptedException {
    List<List<String>> rows = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    long turns = TURNS * effort.scale();
    long withLock = add(rows, results, "Baton, with the lock", "hold", turns, LockPolicy.cpython());
    long without = add(rows, results, "Baton, no lock at all", "none", turns, LockPolicy.none());
    if (peer != null) {
      long peerTurns = PEER_TURNS * effort.scale();
      JsonNode reply =
          peer.ask(Map.of("op", "exhibit", "name", "race", "threads", THREADS, "turns", peerTurns));
      row(rows, "CPython", THREADS * peerTurns, reply.required("counted").asLong());
    }
    if (withLock != 0) {
      throw new IllegalStateException(withLock + " updates were lost in spite of the lock");
    }
    return new Outcome(
        List.of("system", "added", "counted", "lost"),
        rows,
        without > 0
            ? String.format(
                Locale.ROOT,
                "The same program loses nothing under the lock and %,d of %,d additions without it.",
                without,
                THREADS * turns)
            : "Nothing was lost without the lock either: the two threads did not run at the same"
                + " time on this machine.",
        results);
  }

  private static long add(
      List<List<String>> rows,
      List<Result> results,
      String system,
      String mode,
      long turns,
      LockPolicy policy)
      throws InterruptedException {
    long start = System.nanoTime();
    long counted = counted(policy, turns);
    double seconds = (System.nanoTime() - start) / 1e9;
    long lost = row(rows, system, THREADS * turns, counted);
    results.add(
        new Result("race", "baton", mode, THREADS, turns, seconds, null, lost + " updates lost"));
    return lost;
  }

  private static long row(List<List<String>> rows, String system, long added, long counted) {
    long lost = added - counted;
    rows.add(
        List.of(
            system,
            String.format(Locale.ROOT, "%,d", added),
            String.format(Locale.ROOT, "%,d", counted),
            String.format(Locale.ROOT, "%.1f %%", 100.0 * lost / added)));
    return lost;
  }

  static long counted(LockPolicy policy, long turns) throws InterruptedException {
    var counter = new Counter();
    try (Interpreter interpreter = Interpreter.builder().lock(policy).build()) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        threads.add(Thread.ofPlatform().start(() -> count(interpreter, counter, turns)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    return counter.value;
  }

  private static void count(Interpreter interpreter, Counter counter, long turns) {
    try (var attachment = interpreter.attach()) {
      ThreadState state = attachment.state();
      for (long i = 0; i < turns; i++) {
        counter.value += 1;
        state.checkpoint(); // Its volatile read also has the variable read anew each time.
      }
    }
  }
}
