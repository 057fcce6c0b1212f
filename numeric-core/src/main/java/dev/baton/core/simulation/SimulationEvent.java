package dev.baton.core.simulation;

/**
 * One step of a simulation: what a thread does from a moment on. The sequence of all steps is the
 * same for the same program, description and seed.
 *
 * @param nanos the moment, in virtual nanoseconds since the simulation was built
 * @param thread the thread's name
 * @param kind what it does
 */
public record SimulationEvent(long nanos, String thread, Kind kind) {
  /** What a thread does. */
  public enum Kind {
    /** It runs on a core, in no time, up to its next event. */
    RUNS,
    /** It occupies a core for some time. */
    WORKS,
    /** It was taken off its core, in the middle of its work, in favour of another thread. */
    PREEMPTED,
    /** It waits to be unparked, without a core. */
    PARKS,
    /** It waits for time to pass, without a core. */
    SLEEPS,
    /** Its body is over. */
    ENDS
  }
}
