package dev.baton.demos.programs;

import dev.baton.core.interpreter.Interpreter;
import java.util.List;

/** A program that can be run by one thread or several, and that knows what it must compute. */
public interface Program {
  /** Where a program spends its time, which is what decides whether the lock matters. */
  enum Place {
    /** In interpreter code, under the lock. */
    INTERPRETER,
    /** In native kernels, which can do without the lock. */
    NATIVE,
    /** Waiting for input or output, or for time to pass, which needs no interpreter. */
    WAITING,
    /** Some threads in the one, some in the other. */
    BOTH
  }

  /**
   * Returns the program's name on the command line and in the results.
   *
   * @return lower case, words joined by hyphens
   */
  String name();

  /**
   * Says what the program does, for someone who sees only its name.
   *
   * @return a few words
   */
  String title();

  /**
   * Says what to expect of the lock and why, for someone who never heard of it.
   *
   * @return one or two sentences
   */
  String explanation();

  /**
   * Says where the program spends its time.
   *
   * @return the place
   */
  Place place();

  /**
   * Returns the modes worth running it in.
   *
   * @return at least one mode
   */
  default List<Mode> modes() {
    return List.of(Mode.HOLD, Mode.RELEASE);
  }

  /**
   * Says whether it can be run in a mode.
   *
   * @param mode the mode
   * @return false for modes of several interpreters, unless it is {@link Distributed}
   */
  default boolean runsIn(Mode mode) {
    return mode.isOneInterpreter();
  }

  /**
   * Returns the modes of its counterpart in CPython + NumPy, which cannot be told to hold the lock.
   *
   * @return the modes, first what its threads do; none if it has no counterpart
   */
  default List<Mode> peerModes() {
    return List.of(Mode.NUMPY);
  }

  /**
   * Says whether it has a counterpart in ND4J, where there is no lock.
   *
   * @return true for programs that are array operations, which ND4J has too
   */
  default boolean isInNd4j() {
    return false;
  }

  /**
   * Returns the modes of its counterpart in a system.
   *
   * @param contender the system
   * @return the modes; none if it has no counterpart
   */
  default List<Mode> modes(Contender contender) {
    return switch (contender) {
      case BATON -> modes();
      case CPYTHON_NUMPY -> peerModes();
      case ND4J -> isInNd4j() ? List.of(Mode.NONE) : List.of();
    };
  }

  /**
   * Says why there is no counterpart in CPython + NumPy.
   *
   * @return the reason, or an empty text if there is a counterpart
   */
  default String whyNoPeer() {
    return "";
  }

  /**
   * Chooses how much work to do.
   *
   * @param effort how long it may take
   * @param contender for whom; the same for all where their speeds allow it
   * @return the work in total
   */
  Workload workload(Effort effort, Contender contender);

  /**
   * Says in words how much work that is.
   *
   * @param workload the work
   * @return as in “64 products of 384 × 384 matrices”
   */
  String describe(Workload workload);

  /**
   * Returns the value that {@link Job#run()} must return.
   *
   * @param workload the work
   * @return the value, known without running the program
   */
  double expected(Workload workload);

  /**
   * Checks what a run returned, in Baton or in a peer.
   *
   * @param workload the work done
   * @param value what the run returned
   * @throws WrongResultException if it differs from {@link #expected} by more than rounding
   *     explains
   */
  default void verify(Workload workload, double value) {
    double expected = expected(workload);
    if (!(Math.abs(value - expected) <= 1e-9 * Math.max(1, Math.abs(expected)))) {
      throw new WrongResultException(
          "%s computed %s instead of %s: %s"
              .formatted(name(), value, expected, describe(workload)));
    }
  }

  /**
   * Runs a job once and checks what it returns.
   *
   * @param job of this program
   * @param workload what it was made for
   * @return the seconds it took, without the check
   * @throws WrongResultException if the result is wrong
   */
  default double time(Job job, Workload workload) {
    long start = System.nanoTime();
    double value = job.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    verify(workload, value);
    return seconds;
  }

  /**
   * Makes the data and returns what does the work.
   *
   * @param interpreter where to run; the caller closes it after the job
   * @param workload how much to do
   * @param threads by how many threads
   * @return the work, to be run any number of times, one run at a time
   */
  Job prepare(Interpreter interpreter, Workload workload, int threads);

  /** A program with its data, ready to run. */
  interface Job extends AutoCloseable {
    /**
     * Does the whole work once.
     *
     * @return the value for {@link Program#verify}
     */
    double run();

    /** Gives up the data. */
    @Override
    default void close() {}
  }
}
