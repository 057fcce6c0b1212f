package dev.baton.demos.lab;

import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Effort;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Says what the lab measures and how long.
 *
 * @param programs which programs
 * @param effort how long it may take
 * @param threads by how many threads each is run, ascending
 * @param modes the modes wanted, or null for every program's own
 * @param size the size of one piece of work, or null for the program's own choice
 * @param count how many pieces, or null for the program's own choice
 * @param rounds how often each configuration is measured
 * @param warmUp the longest warm-up of one configuration
 */
public record Plan(
    List<Program> programs,
    Effort effort,
    List<Integer> threads,
    @Nullable List<Mode> modes,
    @Nullable Long size,
    @Nullable Long count,
    int rounds,
    Duration warmUp) {
  /** Makes an immutable plan. */
  public Plan {
    programs = List.copyOf(programs);
    threads = threads.stream().distinct().sorted().toList();
    modes = modes == null ? null : List.copyOf(modes);
  }

  /**
   * Plans programs as they are.
   *
   * @param programs which programs
   * @param effort how long it may take
   * @return each program in its own modes and sizes, by 1 and 2 threads, and with {@link
   *     Effort#FULL} by 4, 8 and so on up to the number of processors
   */
  public static Plan of(List<Program> programs, Effort effort) {
    return new Plan(
        programs, effort, threads(effort), null, null, null, effort.rounds(), effort.warmUp());
  }

  private static List<Integer> threads(Effort effort) {
    List<Integer> threads = new ArrayList<>(List.of(1, 2));
    int processors = Runtime.getRuntime().availableProcessors();
    if (effort == Effort.FULL) {
      for (int n = 4; n < processors; n *= 2) {
        threads.add(n);
      }
      if (processors > 2) {
        threads.add(processors);
      }
    }
    return threads;
  }

  /**
   * Lists what is to be measured of a program.
   *
   * @param program the program
   * @param isWanted whether a peer is wanted
   * @return its configurations: systems, modes, threads
   */
  public List<Configuration> configurations(Program program, Predicate<Contender> isWanted) {
    List<Configuration> configurations = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      boolean isOwn = contender == Contender.BATON;
      if (isOwn || isWanted.test(contender)) {
        for (Mode mode : isOwn && modes != null ? modes : program.modes(contender)) {
          add(configurations, program, contender, mode);
        }
      }
    }
    return configurations;
  }

  private void add(List<Configuration> into, Program program, Contender contender, Mode mode) {
    Workload own = program.workload(effort, contender);
    var workload =
        new Workload(size == null ? own.size() : size, count == null ? own.count() : count);
    for (int n : threads) {
      into.add(new Configuration(program, contender, mode, n, workload));
    }
  }
}
