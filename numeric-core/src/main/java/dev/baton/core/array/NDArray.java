package dev.baton.core.array;

import dev.baton.core.internal.array.WindowArray;
import dev.baton.core.interpreter.Interpreter;

/**
 * An n-dimensional array of numbers in native memory: {@code numpy.ndarray}.
 *
 * <p>An array is a window (shape, strides, first element) on a storage that it may share with views
 * of it. The storage lives while any of its windows is open or any kernel works on it, and is freed
 * at once when the last one is closed. An array that nobody closes is closed after the garbage
 * collector has found it unreachable, when its interpreter next makes an array.
 *
 * <p>Every method may be called from any thread. A thread that is not attached to the array's
 * {@link #interpreter()} attaches for the call. Native work drops the interpreter lock as the
 * interpreter's {@link dev.baton.core.interpreter.ReleasePolicy} says. Elements written by one
 * thread while another works on them are the program's race, as in NumPy; memory stays safe.
 *
 * <p>Every method but {@link #close()}, {@link #isClosed()} and {@link #interpreter()} throws
 * {@link IllegalStateException} if the array is closed, and {@link
 * dev.baton.core.interpreter.InterpreterClosedException} if its interpreter is. Operands of another
 * interpreter are an {@link IllegalArgumentException}, unless they are {@linkplain #isShared()
 * shared}.
 */
public sealed interface NDArray
    extends ArrayLayout,
        ArrayElements,
        ArrayViews,
        ArrayCopies,
        ArrayArithmetic,
        ArrayComparisons,
        ArrayReductions,
        AutoCloseable
    permits WindowArray {
  /**
   * Returns the interpreter the array belongs to: the one its methods run in.
   *
   * @return its interpreter; for a {@linkplain #isShared() shared} array, on a worker of a {@link
   *     dev.baton.core.parallel.InterpreterPool} the worker's, elsewhere the one that shared it
   */
  Interpreter interpreter();

  /**
   * Returns how many references the array's storage has: one for each open array on it and one for
   * each kernel at work on it. Python's {@code sys.getrefcount}, without the call's own reference.
   *
   * @return at least 1
   */
  int referenceCount();

  /**
   * Returns the array as NumPy's {@code str} prints it, formatted under the lock.
   *
   * @return for example {@code [1. 2. 3.]}
   */
  @Override
  String toString();

  /**
   * Returns the array as NumPy's {@code repr} prints it, formatted under the lock.
   *
   * @return for example {@code array([1., 2., 3.])}
   */
  String repr();

  /**
   * Says whether the array has been closed.
   *
   * @return true if so
   */
  boolean isClosed();

  /**
   * Gives up this window on the storage. The storage is freed when no other window is open and no
   * kernel works on it. Closing twice is harmless.
   *
   * @throws IllegalStateException if its {@link #segment()} is in use, by a native call or an I/O
   *     operation; the array stays open
   */
  @Override
  void close();
}
