package dev.baton.core.internal.kernel;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import java.util.function.LongSupplier;

/** LU and Cholesky of many small real matrices by libbaton, which lie row by row. */
public final class SmallKernels {
  private static final int MOST = BatonLibrary.BATON_SMALL_MOST();

  private SmallKernels() {}

  /**
   * Says whether there are kernels.
   *
   * @param complex whether the matrices, which are of one of LAPACK's types, are complex
   * @param n their order
   * @return true for real ones of a small order
   */
  public static boolean takes(boolean complex, long n) {
    return !complex && n >= 1 && n <= MOST;
  }

  /**
   * Solves equations, each with a matrix of its own.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param count how many
   * @param n the order
   * @param columns how many right sides each has
   * @param a (n, n), row by row
   * @param b (n, columns), row by row: the right sides, then the solutions
   * @return the first matrix with a pivot that is 0, counted from 1; its equations are not solved
   */
  public static Outcome solve(
      ThreadState self, ElementType type, int count, int n, long columns, Blocks a, Blocks b) {
    return run(
        self,
        count,
        n,
        () -> BatonLibrary.baton_small_solve(type.code, count, n, columns, a.at(0), b.at(0)),
        b.storage(),
        a.storage());
  }

  /**
   * Takes determinants.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param count how many
   * @param n the order
   * @param a (n, n), row by row
   * @param out one number for each
   */
  public static void determinants(
      ThreadState self, ElementType type, int count, int n, Blocks a, Blocks out) {
    run(
        self,
        count,
        n,
        () -> BatonLibrary.baton_small_det(type.code, count, n, a.at(0), out.at(0)),
        out.storage(),
        a.storage());
  }

  /**
   * Factors matrices.
   *
   * @param self the calling thread's state
   * @param type the type of the matrices
   * @param count how many
   * @param n the order
   * @param lower whether the lower triangle is read and becomes L; otherwise the upper, Lᵀ
   * @param a (n, n), row by row
   * @param l (n, n), row by row: the factors, 0 in the other triangle
   * @return the first matrix with a leading minor that is not positive, and its order
   */
  public static Outcome cholesky(
      ThreadState self, ElementType type, int count, int n, boolean lower, Blocks a, Blocks l) {
    return run(
        self,
        count,
        n,
        () ->
            BatonLibrary.baton_small_cholesky(type.code, count, n, lower ? 0 : 1, a.at(0), l.at(0)),
        l.storage(),
        a.storage());
  }

  private static Outcome run(
      ThreadState self, int count, int n, LongSupplier kernel, Storage... storages) {
    int entered = NativeCall.enter(self, NativeWork.GENERALIZED, (long) count * n * n, storages);
    long found;
    try {
      found = kernel.getAsLong();
    } finally {
      NativeCall.leave(self, entered, storages);
    }
    if (found < 0) {
      throw new AssertionError("not asked whether there is a kernel");
    }
    return found == 0
        ? Outcome.DONE
        : new Outcome((int) ((found - 1) / MOST), (int) ((found - 1) % MOST) + 1);
  }
}
