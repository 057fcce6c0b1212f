package dev.baton.demos.report;

import dev.baton.demos.lab.Configuration;
import dev.baton.demos.lab.Measurement;
import dev.baton.demos.lab.Results;
import dev.baton.demos.lab.Statistics;
import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The speed-ups of one program by a number of threads, in every system and mode it was measured in.
 *
 * @param program the program
 * @param threads by how many threads
 * @param entries one per system and mode, in the order measured
 */
record Comparison(Program program, int threads, List<Entry> entries) {
  /**
   * One system and mode.
   *
   * @param contender the system
   * @param mode what became of the lock
   * @param speedup one thread's median time over that of all
   * @param byRound the same, round by round
   */
  record Entry(Contender contender, Mode mode, double speedup, Statistics byRound) {
    String label() {
      return "%s, %s".formatted(contender.title(), mode.meaning());
    }
  }

  Comparison {
    entries = List.copyOf(entries);
  }

  /** Compares every program that has a speed-up by this many threads. */
  static List<Comparison> of(List<Measurement> measurements, int threads) {
    Set<Program> programs = new LinkedHashSet<>();
    measurements.forEach(m -> programs.add(m.configuration().program()));
    List<Comparison> comparisons = new ArrayList<>();
    for (Program program : programs) {
      List<Entry> entries = new ArrayList<>();
      for (Measurement measurement : measurements) {
        Configuration c = measurement.configuration();
        Double speedup = Results.speedup(measurement, measurements);
        Statistics byRound = Results.speedupsByRound(measurement, measurements);
        if (c.program().equals(program)
            && c.threads() == threads
            && speedup != null
            && byRound != null) {
          entries.add(new Entry(c.contender(), c.mode(), speedup, byRound));
        }
      }
      if (!entries.isEmpty()) {
        comparisons.add(new Comparison(program, threads, entries));
      }
    }
    return comparisons;
  }

  /** Returns a system's speed-up in a mode, or null if it was not measured. */
  @Nullable Double speedup(Contender contender, Mode mode) {
    return entries.stream()
        .filter(e -> e.contender() == contender && e.mode() == mode)
        .map(Entry::speedup)
        .findFirst()
        .orElse(null);
  }

  /** Returns the speed-up in CPython + NumPy, whatever its mode, or null if it was not measured. */
  @Nullable Double peerSpeedup() {
    return entries.stream()
        .filter(e -> e.contender() == Contender.CPYTHON_NUMPY)
        .map(Entry::speedup)
        .findFirst()
        .orElse(null);
  }
}
