package dev.baton.core.interpreter;

/**
 * Decides, call by call, whether native work runs with the interpreter lock dropped.
 *
 * <p>A policy is asked once per native call, under the lock, before the call. It must be quick and
 * must not touch the interpreter.
 */
@FunctionalInterface
public interface ReleasePolicy {
  /**
   * The number of elements up to which NumPy keeps the lock: {@code NPY_BEGIN_THREADS_THRESHOLDED}
   * releases strictly above 500 ({@code numpy/ndarraytypes.h}).
   */
  long NUMPY_THRESHOLD = 500;

  /**
   * Says whether the lock is dropped around a native call.
   *
   * @param work the kind of work
   * @param elements its size: elements looped over; for {@link NativeWork#GENERALIZED} the
   *     broadcast size times the size of one core output
   * @return true if the call runs with the lock dropped
   */
  boolean releases(NativeWork work, long elements);

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
}
