package dev.baton.demos.programs;

/** A program that can also be run by workers with an interpreter each. */
public interface Distributed extends Program {
  @Override
  default boolean runsIn(Mode mode) {
    return true;
  }

  /**
   * Makes the data and returns what has the work done.
   *
   * @param workers who does it; the caller closes them after the job
   * @param workload how much to do
   * @return the work, to be run any number of times, one run at a time
   */
  Job prepare(Workers workers, Workload workload);
}
