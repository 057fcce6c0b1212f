package dev.baton.core.internal.array;

import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.kernel.BinaryOp;
import dev.baton.core.internal.kernel.UnaryOp;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an array's own methods call in the layers above: NumPy's {@code n_ops} table and its print
 * function, for the same reason. Each attaches the calling thread for the call and checks its
 * operands.
 */
public interface ArrayOperations {
  /**
   * Applies a one-operand operation.
   *
   * @param op the operation
   * @param a the operand
   * @return a new array
   */
  NDArray unary(UnaryOp op, StridedArray a);

  /**
   * Applies a two-operand operation.
   *
   * @param op the operation
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   */
  NDArray binary(BinaryOp op, StridedArray a, NDArray b);

  /**
   * Applies a two-operand operation to an array and an integer.
   *
   * @param op the operation
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   */
  NDArray binary(BinaryOp op, StridedArray a, long b);

  /**
   * Applies a two-operand operation to an array and a number.
   *
   * @param op the operation
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   */
  NDArray binary(BinaryOp op, StridedArray a, double b);

  /**
   * Applies a two-operand operation to an array and a complex number.
   *
   * @param op the operation
   * @param a the left operand
   * @param b the right operand
   * @return a new complex128 array
   */
  NDArray binary(BinaryOp op, StridedArray a, Complex b);

  /**
   * Reduces or accumulates.
   *
   * @param reduction what to compute
   * @param a the operand
   * @param axes along which axes; null for all
   * @return a new array
   */
  NDArray reduce(ArrayReduction reduction, StridedArray a, int @Nullable [] axes);

  /**
   * Multiplies as {@code numpy.dot}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   */
  NDArray dot(StridedArray a, NDArray b);

  /**
   * Multiplies as {@code numpy.matmul}.
   *
   * @param a the left operand
   * @param b the right operand
   * @return a new array
   */
  NDArray matmul(StridedArray a, NDArray b);

  /**
   * Finds a factor of a covariance matrix.
   *
   * @param covariance (n, n), float64
   * @param root how
   * @return a new array f (n, n) such that {@code f·fᵀ} is the covariance matrix
   * @throws IllegalArgumentException if it is not symmetric and positive semidefinite
   */
  NDArray factor(StridedArray covariance, CovarianceRoot root);

  /**
   * Writes the elements to a file.
   *
   * @param a the array
   * @param path the file
   * @throws IOException if it cannot be written
   */
  void tofile(StridedArray a, Path path) throws IOException;

  /**
   * Formats as {@code str}.
   *
   * @param a the array
   * @return its text
   */
  String str(StridedArray a);

  /**
   * Formats as {@code repr}.
   *
   * @param a the array
   * @return its text
   */
  String repr(StridedArray a);
}
