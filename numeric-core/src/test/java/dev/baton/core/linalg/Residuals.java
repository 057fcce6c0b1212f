package dev.baton.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Numeric;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.interpreter.Interpreter;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/**
 * What is left when factors are multiplied or solutions put in, by the ratios that LAPACK's own
 * tests take: the error over the size of the matrix, its order and the precision, of which LAPACK
 * allows 30.
 */
abstract class Residuals {
  static final double ALLOWED = 30;

  /** Around the borders of blocks and of kernels for small matrices. */
  static final long[] SIZES = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 130};

  static final List<DType> TYPES =
      List.of(DType.FLOAT32, DType.FLOAT64, DType.COMPLEX64, DType.COMPLEX128);

  final Interpreter interpreter = Interpreter.builder().build();
  final Numeric np = Numeric.of(interpreter);
  final LinearAlgebra linalg = np.linalg();

  @AfterEach
  void close() {
    interpreter.close();
  }

  /** What matrices are like. */
  enum Kind {
    RANDOM,
    /** Columns from 1 down to 10⁻⁶. */
    GRADED,
    /** The last row is 0. */
    SINGULAR,
    /** Hermitian, with eigenvalues of both signs. */
    INDEFINITE
  }

  final NDArray matrix(DType dtype, Kind kind, long... shape) {
    long seed = 17 + shape[shape.length - 1];
    NDArray a = np.random(seed).standardNormal(shape);
    if (dtype.isComplex()) {
      NDArray imaginary = np.random(seed + 1).standardNormal(shape);
      a = a.astype(DType.COMPLEX128).add(imaginary.multiply(Complex.I));
    }
    long n = shape[shape.length - 1];
    a =
        switch (kind) {
          case RANDOM -> a;
          case GRADED -> a.multiply(np.logspace(0, -6, n));
          case SINGULAR -> {
            NDArray copy = a.copy();
            copy.slice(Slice.ELLIPSIS, Slice.at(n - 1)).fill(0);
            yield copy;
          }
          case INDEFINITE -> a.shape(-2) == n ? a.add(adjoint(a)) : a;
        };
    return a.astype(dtype);
  }

  final NDArray adjoint(NDArray a) {
    NDArray transposed = a.swapaxes(-1, -2);
    return a.dtype().isComplex() ? np.conjugate(transposed) : transposed;
  }

  final NDArray identity(NDArray like) {
    return np.eye(like.dtype(), like.shape(-2), like.shape(-2), 0);
  }

  final double size(NDArray a) {
    return linalg.norm(a).toDouble();
  }

  final void assertNear(NDArray actual, NDArray expected, double scale, String what) {
    double error = linalg.norm(actual.subtract(expected)).toDouble();
    double precision = expected.dtype().real().floatLimits().eps();
    double n = Math.max(actual.shape(-1), actual.shape(-2));
    assertThat(error / (precision * n * Math.max(scale, Double.MIN_NORMAL)))
        .as("%s of %s (%d, %d), ratio", what, expected.dtype(), actual.shape(-2), actual.shape(-1))
        .isLessThan(ALLOWED);
  }

  final void assertOrthonormal(NDArray columns, String what) {
    long n = columns.shape(-1);
    assertNear(
        adjoint(columns).matmul(columns), np.eye(columns.dtype(), n, n, 0), 1, what + " basis");
  }

  /** Square, tall and wide ones, of every kind and type. */
  final void everySize(Consumer<NDArray> check) {
    for (DType dtype : TYPES) {
      for (Kind kind : Kind.values()) {
        for (long n : SIZES) {
          for (long m : new long[] {n, n + 5, Math.max(1, n - 3)}) {
            try (var _ = np.scope()) {
              check.accept(matrix(dtype, kind, m, n));
            }
          }
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  final void everySquare(Kind[] kinds, Consumer<NDArray> check) {
    for (DType dtype : TYPES) {
      for (Kind kind : kinds) {
        for (long n : SIZES) {
          try (var _ = np.scope()) {
            check.accept(matrix(dtype, kind, n, n));
          }
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }
}
