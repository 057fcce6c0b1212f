package dev.baton.core.internal.kernel;

import static dev.baton.core.internal.kernel.NativeCall.check;
import static dev.baton.core.internal.kernel.NativeCall.enter;
import static dev.baton.core.internal.kernel.NativeCall.leave;

import dev.baton.bindings.generated.BatonLibrary;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ThreadState;
import org.jspecify.annotations.Nullable;

/** The kernels that count into bins, called as {@link NativeCall} calls its own. */
public final class BinKernels {
  private BinKernels() {}

  /**
   * Adds 1 or a weight to a bin for each element. All is contiguous.
   *
   * @param self the calling thread's state
   * @param n how many elements
   * @param binsStorage what the elements' bins are in
   * @param bins the first of them, int64, none out of bounds
   * @param weightsStorage what the weights are in; null for none
   * @param weights the first of them, float64; 0 for none
   * @param outStorage what the sums are in
   * @param out the first of them: int64, with weights float64
   */
  public static void bincount(
      ThreadState self,
      long n,
      Storage binsStorage,
      long bins,
      @Nullable Storage weightsStorage,
      long weights,
      Storage outStorage,
      long out) {
    int entered = enter(self, NativeWork.REDUCTION, n, outStorage, binsStorage, weightsStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_bincount(
              n,
              BorrowedMemory.pointer(bins),
              BorrowedMemory.pointer(weights),
              BorrowedMemory.pointer(out));
    } finally {
      leave(self, entered, outStorage, binsStorage, weightsStorage);
    }
    check(status, "bincount", ElementType.INT64);
  }

  /**
   * Adds 1 or a weight to the bin between two edges for each element that is between the first and
   * the last. All is contiguous.
   *
   * @param self the calling thread's state
   * @param n how many elements
   * @param aStorage what the elements are in
   * @param a the first of them, float64
   * @param weightsStorage what the weights are in; null for none
   * @param weights the first of them, float64; 0 for none
   * @param bins how many bins
   * @param edgesStorage what the edges are in
   * @param edges the first of them, float64, evenly spaced but for rounding
   * @param outStorage what the sums are in
   * @param out the first of them: int64, with weights float64
   */
  public static void histogram(
      ThreadState self,
      long n,
      Storage aStorage,
      long a,
      @Nullable Storage weightsStorage,
      long weights,
      long bins,
      Storage edgesStorage,
      long edges,
      Storage outStorage,
      long out) {
    int entered =
        enter(self, NativeWork.REDUCTION, n, outStorage, aStorage, edgesStorage, weightsStorage);
    int status;
    try {
      status =
          BatonLibrary.baton_histogram(
              n,
              BorrowedMemory.pointer(a),
              BorrowedMemory.pointer(weights),
              bins,
              BorrowedMemory.pointer(edges),
              BorrowedMemory.pointer(out));
    } finally {
      leave(self, entered, outStorage, aStorage, edgesStorage, weightsStorage);
    }
    check(status, "histogram", ElementType.FLOAT64);
  }
}
