package dev.baton.demos.exhibits;

import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.LockPolicy;
import dev.baton.core.interpreter.ThreadState;
import dev.baton.demos.lab.Result;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.machine.SideBySide;
import dev.baton.demos.peer.PythonPeer;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.report.Figures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Takes and gives back references to the three arrays of {@code A = B + C}, guarded in three ways:
 * by one lock for all, by a lock of each array, by atomic counts.
 */
final class LockGranularity implements Exhibit {
  private static final int ARRAYS = 3;
  private static final long TURNS = 400_000;
  private static final int WARM_UP = 3;

  /** What is counted, in each of the three ways. */
  private static final class Counted {
    int plain;
    final AtomicInteger atomic = new AtomicInteger();
    final ReentrantLock lock = new ReentrantLock();
  }

  /** A way of guarding the counts. */
  private enum Way {
    ONE_LOCK("one lock for all (the interpreter's)") {
      @Override
      void turn(Counted[] arrays, ThreadState state) {
        for (Counted array : arrays) {
          array.plain++;
        }
        for (Counted array : arrays) {
          array.plain--;
        }
        state.checkpoint();
      }
    },
    LOCK_PER_ARRAY("a lock of each array") {
      @Override
      void turn(Counted[] arrays, ThreadState state) {
        // Always in the same order: in another, two threads could each hold what the other wants.
        for (Counted array : arrays) {
          array.lock.lock();
        }
        for (Counted array : arrays) {
          array.plain++;
        }
        for (Counted array : arrays) {
          array.lock.unlock();
        }
        for (Counted array : arrays) {
          array.lock.lock();
        }
        for (Counted array : arrays) {
          array.plain--;
        }
        for (Counted array : arrays) {
          array.lock.unlock();
        }
      }
    },
    ATOMIC("atomic counts, no lock") {
      @Override
      void turn(Counted[] arrays, ThreadState state) {
        for (Counted array : arrays) {
          array.atomic.getAndIncrement();
        }
        for (Counted array : arrays) {
          array.atomic.getAndDecrement();
        }
      }
    };

    final String title;

    Way(String title) {
      this.title = title;
    }

    /** Takes a reference to each array and gives it back. */
    abstract void turn(Counted[] arrays, ThreadState state);
  }

  @Override
  public String name() {
    return "locks";
  }

  @Override
  public String title() {
    return "one lock, a lock per array, or atomic counts";
  }

  @Override
  public String explanation() {
    return "Instead of one lock for all objects each could have its own. Then every operation takes"
        + " several, which costs more even where nobody else wants them, and two threads that take"
        + " them in different orders wait for each other for ever.";
  }

  @Override
  public Outcome show(Effort effort, @Nullable PythonPeer peer) {
    List<List<String>> rows = new ArrayList<>();
    List<Result> results = new ArrayList<>();
    List<Double> alone = new ArrayList<>();
    Map<Way, double[][]> nanos = measure(effort);
    for (Way way : Way.values()) {
      List<String> row = new ArrayList<>(List.of(way.title));
      double[][] columns = Objects.requireNonNull(nanos.get(way));
      for (double[] times : columns) {
        row.add(Figures.time(Statistics.of(times).median() / 1e9));
      }
      double one = Statistics.of(columns[0]).median();
      alone.add(one);
      results.add(
          new Result(
              name(),
              "baton",
              way == Way.ONE_LOCK ? "hold" : "none",
              1,
              ARRAYS,
              one / 1e9,
              null,
              way.title + ": seconds for references to three arrays"));
      rows.add(row);
    }
    return new Outcome(
        List.of("guarded by", "one thread", "two, the same arrays", "two, arrays of their own"),
        rows,
        String.format(
            Locale.ROOT,
            "For one thread a lock of each array costs %s what the one lock costs, and atomic counts"
                + " %s: this is why there is one.",
            Figures.ratio(alone.get(1) / alone.get(0)),
            Figures.ratio(alone.get(2) / alone.get(0))),
        results);
  }

  /** Returns nanoseconds a turn: by way, by number and arrays of threads, by round. */
  private static Map<Way, double[][]> measure(Effort effort) {
    int rounds = effort.rounds();
    Map<Way, double[][]> nanos = new EnumMap<>(Way.class);
    for (Way way : Way.values()) {
      nanos.put(way, new double[3][rounds]);
    }
    for (int round = -WARM_UP; round < rounds; round++) {
      for (Way way : Way.values()) {
        for (int column = 0; column < 3; column++) {
          double time = time(way, column == 0 ? 1 : 2, column == 2);
          if (round >= 0) {
            Objects.requireNonNull(nanos.get(way))[column][round] = time;
          }
        }
      }
    }
    return nanos;
  }

  /** Returns the nanoseconds that a turn took, the threads' turns together. */
  private static double time(Way way, int threads, boolean own) {
    LockPolicy policy = way == Way.ONE_LOCK ? LockPolicy.cpython() : LockPolicy.none();
    try (Interpreter interpreter = Interpreter.builder().lock(policy).build()) {
      Counted[] shared = arrays();
      List<Counted> counted = new ArrayList<>(List.of(shared));
      List<Runnable> team = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Counted[] arrays = own ? arrays() : shared;
        counted.addAll(List.of(arrays));
        team.add(
            () -> {
              try (var attachment = interpreter.attach()) {
                for (long turn = TURNS / threads; turn > 0; turn--) {
                  way.turn(arrays, attachment.state());
                }
              }
            });
      }
      double nanos = 1e9 * SideBySide.seconds("counting", team) / TURNS;
      for (Counted array : counted) {
        if (array.plain != 0 || array.atomic.get() != 0) {
          throw new IllegalStateException(way.title + ": a reference was lost or never given back");
        }
      }
      return nanos;
    }
  }

  private static Counted[] arrays() {
    var arrays = new Counted[ARRAYS];
    for (int i = 0; i < ARRAYS; i++) {
      arrays[i] = new Counted();
    }
    return arrays;
  }
}
