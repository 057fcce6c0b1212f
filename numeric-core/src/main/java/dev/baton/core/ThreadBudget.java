package dev.baton.core;

import dev.baton.core.internal.kernel.BlasThreads;
import dev.baton.core.internal.kernel.KernelTeam;

/**
 * How many threads one call may use: {@link Numeric}'s part that says it.
 *
 * <p>It is one unless more are asked for: a program of several threads gains nothing by calls that
 * use several each. Of all calls that would use several, BLAS's and libbaton's, one at a time does.
 */
public sealed interface ThreadBudget permits Numeric {
  /**
   * Limits how many threads BLAS and LAPACK may use for the calling thread's calls, for a while:
   *
   * {@snippet file="dev/baton/core/LinearAlgebraSnippets.java" region="threads"}
   *
   * <p>A call uses several only while no other is inside BLAS; callers beside each other get one
   * thread each, so that they never take more cores than they are threads. Where nothing else is
   * said a call uses one thread, or as many as the system property {@code baton.blas.threads} says.
   *
   * @param threads how many, at least 1
   * @return what restores the limit before when closed, on the same thread
   * @throws IllegalArgumentException if {@code threads} is not positive
   */
  default ThreadLimit blasThreads(int threads) {
    return ThreadLimit.open(
        Numeric.context(this).interpreter(),
        "blasThreads",
        threads,
        BlasThreads::limit,
        BlasThreads::limit);
  }

  /**
   * Limits how many threads a kernel of libbaton's that works element by element (a ufunc, a
   * conversion, a copy, an expression without a reduction) may use for the calling thread's calls,
   * for a while:
   *
   * {@snippet file="dev/baton/core/KernelThreadsSnippets.java" region="threads"}
   *
   * <p>A loop of a quarter of a million elements and more is shared with helper threads, which
   * compute what one thread would, to the bit; the interpreter lock is dropped once, as for any
   * kernel. That happens only while no other call uses several threads and none is inside BLAS.
   * Where nothing else is said a call uses one thread, or as many as the system property {@code
   * baton.kernel.threads} says.
   *
   * @param threads how many, at least 1
   * @return what restores the limit before when closed, on the same thread
   * @throws IllegalArgumentException if {@code threads} is not positive
   */
  default ThreadLimit kernelThreads(int threads) {
    return ThreadLimit.open(
        Numeric.context(this).interpreter(),
        "kernelThreads",
        threads,
        KernelTeam::limit,
        KernelTeam::limit);
  }
}
