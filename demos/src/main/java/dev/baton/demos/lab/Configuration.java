package dev.baton.demos.lab;

import dev.baton.demos.programs.Contender;
import dev.baton.demos.programs.Mode;
import dev.baton.demos.programs.Program;
import dev.baton.demos.programs.Workload;

/**
 * One thing to measure.
 *
 * @param program what runs
 * @param contender on which system
 * @param mode what becomes of the lock
 * @param threads by how many threads
 * @param workload how much it does in total
 */
public record Configuration(
    Program program, Contender contender, Mode mode, int threads, Workload workload) {

  /**
   * Says whether the two differ at most in the number of threads.
   *
   * @param other another configuration
   * @return true if a speed-up can be computed from them
   */
  public boolean differsOnlyInThreads(Configuration other) {
    return program.equals(other.program)
        && contender == other.contender
        && mode == other.mode
        && workload.equals(other.workload);
  }

  @Override
  public String toString() {
    return "%s, %s, %s, %d thread%s"
        .formatted(program.name(), contender, mode, threads, threads == 1 ? "" : "s");
  }
}
