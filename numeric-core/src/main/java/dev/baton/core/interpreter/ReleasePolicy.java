package dev.baton.core.interpreter;

import java.util.List;

/**
 * Decides, call by call, whether native work runs with the interpreter lock dropped.
 *
 * <p>A policy is asked once per native call, under the lock, before the call. It must be quick and
 * must not touch the interpreter; of the lock it may read what is public. One object may serve
 * several interpreters, so that several threads may ask it at once.
 */
@FunctionalInterface
public interface ReleasePolicy {
  /**
   * The number of elements up to which NumPy keeps the lock: {@code NPY_BEGIN_THREADS_THRESHOLDED}
   * releases strictly above 500 ({@code numpy/ndarraytypes.h}).
   */
  long NUMPY_THRESHOLD = 500;

  /** The names of the policies that come with Baton: the one that never drops the lock first. */
  List<String> NAMES = List.of("hold", "release", "numpy", "adaptive");

  /**
   * Says whether the lock is dropped around a native call.
   *
   * @param work the kind of work
   * @param elements its size: elements looped over; for {@link NativeWork#GENERALIZED} the
   *     broadcast size times the size of one core output
   * @param lock the lock in question, held by the calling thread
   * @return true if the call runs with the lock dropped
   */
  boolean releases(NativeWork work, long elements, InterpreterLock lock);

  /**
   * Says whether this policy wants to be told how long the call takes that it has just been asked
   * about. Two readings of the clock are paid then, so a policy that learns asks for a sample of
   * the calls.
   *
   * @param work the kind of work
   * @return true if {@link #took} is to be called; false unless overridden
   */
  default boolean wantsTime(NativeWork work) {
    return false;
  }

  /**
   * Receives how long the kernel of a call ran, without any wait for the interpreter lock. Called
   * under the lock, after the call.
   *
   * @param work the kind of work
   * @param elements its size, as given to {@link #releases}
   * @param nanos how long it ran
   */
  default void took(NativeWork work, long elements, long nanos) {}

  /**
   * Never drops the lock: every kernel runs as if it were interpreter code.
   *
   * @return the policy named {@code hold}
   */
  static ReleasePolicy hold() {
    return BuiltInReleasePolicy.HOLD;
  }

  /**
   * Always drops the lock, however small the work.
   *
   * @return the policy named {@code release}
   */
  static ReleasePolicy release() {
    return BuiltInReleasePolicy.RELEASE;
  }

  /**
   * NumPy's rules: universal functions, reductions and copies strictly above {@value
   * #NUMPY_THRESHOLD} elements, generalised ones by broadcast size times core output, BLAS and
   * random fills at any size.
   *
   * @return the policy named {@code numpy}
   */
  static ReleasePolicy numpy() {
    return BuiltInReleasePolicy.NUMPY;
  }

  /**
   * Drops the lock if another thread waits for it or the kernel is expected to run longer than a
   * switch between threads takes. Unlike the others, this has no counterpart in CPython or NumPy.
   * The first call measures the price of a switch, which takes some milliseconds.
   *
   * @return the policy named {@code adaptive}: always the same object, which goes on learning
   */
  static AdaptiveReleasePolicy adaptive() {
    return AdaptiveReleasePolicy.ofProcess();
  }

  /**
   * Finds a policy by its name.
   *
   * @param name {@code hold}, {@code release}, {@code numpy} or {@code adaptive}
   * @return the policy
   * @throws IllegalArgumentException if there is none of this name
   */
  static ReleasePolicy named(String name) {
    return switch (name) {
      case "hold" -> hold();
      case "release" -> release();
      case "numpy" -> numpy();
      case "adaptive" -> adaptive();
      default ->
          throw new IllegalArgumentException(
              "no release policy is named %s; there are %s"
                  .formatted(name, String.join(", ", NAMES)));
    };
  }
}
