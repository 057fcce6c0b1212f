package dev.baton.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.linalg.LinearAlgebraException.Reason;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Factors multiplied again give the matrix, and errors say which one they are of. */
class LinearAlgebraTest extends Residuals {
  @ParameterizedTest
  @EnumSource(names = {"REDUCED", "COMPLETE"})
  void qAndRGiveTheMatrix(QrMode mode) {
    everySize(
        a -> {
          Qr qr = linalg.qr(a, mode);
          assertNear(qr.q().matmul(qr.r()), a, size(a), "qr");
          assertOrthonormal(qr.q(), "q");
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void singularVectorsAndValuesGiveTheMatrix(boolean full) {
    everySize(
        a -> {
          Svd svd = linalg.svd(a, full);
          long k = svd.s().shape(0);
          NDArray u = svd.u().slice(Slice.ALL, Slice.to(k));
          NDArray vh = svd.vh().slice(Slice.to(k));
          assertNear(u.multiply(svd.s()).matmul(vh), a, size(a), "svd");
          assertOrthonormal(svd.u(), "u");
          assertOrthonormal(adjoint(svd.vh()), "v");
        });
  }

  @Test
  void hermitianMatricesAreTheirEigenvectorsAndValues() {
    everySize(
        a -> {
          NDArray hermitian = a.matmul(adjoint(a));
          for (boolean upper : new boolean[] {false, true}) {
            Eigen eigen = linalg.eigh(hermitian, upper);
            NDArray scaled = eigen.vectors().multiply(eigen.values());
            assertNear(scaled.matmul(adjoint(eigen.vectors())), hermitian, size(hermitian), "eigh");
            assertOrthonormal(eigen.vectors(), "eigenvectors");
          }
        });
  }

  @Test
  void singularVectorsOfHermitianMatricesAreByEigenvalues() {
    everySquare(
        Kind.values(),
        a -> {
          NDArray hermitian = a.add(adjoint(a));
          Svd svd = linalg.svd(np.tril(hermitian, 0), true, true);
          assertNear(svd.u().multiply(svd.s()).matmul(svd.vh()), hermitian, size(hermitian), "svd");
          assertOrthonormal(svd.u(), "u");
          assertOrthonormal(adjoint(svd.vh()), "v");
          assertThat(np.all(svd.s().greaterEqual(0)).toBoolean()).isTrue();
          NDArray s = svd.s().expandDims(0);
          assertNear(s, linalg.svdvals(hermitian).expandDims(0), size(hermitian), "values");
          assertNear(
              linalg.svdvals(hermitian, true).expandDims(0), s, size(hermitian), "values alone");
          NDArray inverse = linalg.pinv(hermitian, np.full(1e-4), true);
          NDArray product = hermitian.matmul(inverse);
          assertNear(product.matmul(product), product, 1e4, "projection");
        });
  }

  @Test
  void hermitianMatricesOfZerosHaveZerosAsInverses() {
    for (DType dtype : TYPES) {
      try (var _ = np.scope()) {
        NDArray zeros = np.zeros(dtype, 3, 3);
        assertThat(linalg.matrixRank(zeros, true).getLong()).isZero();
        assertThat(np.any(linalg.pinv(zeros, true)).toBoolean()).isFalse();
        assertOrthonormal(adjoint(linalg.svd(zeros, false, true).vh()), "v");
      }
    }
  }

  @Test
  void eigenvectorsAreMultipliedByTheirValues() {
    for (DType dtype : TYPES) {
      for (long n : SIZES) {
        try (var _ = np.scope()) {
          NDArray a = matrix(dtype, Kind.RANDOM, n, n);
          Eigen eigen = linalg.eig(a);
          assertNear(
              a.matmul(eigen.vectors()),
              eigen.vectors().multiply(eigen.values()),
              size(a),
              "eig of " + dtype + " " + n);
          assertThat(np.allclose(linalg.norm(eigen.vectors(), Norm.of(2), over(0)), np.ones(n)))
              .isTrue();
        }
      }
    }
  }

  private static dev.baton.core.ufunc.Over over(int axis) {
    return dev.baton.core.ufunc.Over.axis(axis);
  }

  @Test
  void choleskyFactorsGiveTheMatrix() {
    everySize(
        a -> {
          long m = a.shape(0);
          NDArray positive = a.matmul(adjoint(a)).add(np.eye(a.dtype(), m, m, 0));
          NDArray lower = linalg.cholesky(positive);
          NDArray upper = linalg.cholesky(positive, true);
          assertNear(lower.matmul(adjoint(lower)), positive, size(positive), "lower");
          assertNear(adjoint(upper).matmul(upper), positive, size(positive), "upper");
        });
  }

  @Test
  void solutionsSolve() {
    for (DType dtype : TYPES) {
      for (long n : SIZES) {
        try (var _ = np.scope()) {
          NDArray a = matrix(dtype, Kind.RANDOM, 2, n, n);
          NDArray b = matrix(dtype, Kind.RANDOM, 3, 1, n, 3);
          NDArray x = linalg.solve(a, b);
          assertThat(x.shape()).containsExactly(3, 2, n, 3);
          assertNear(a.matmul(x), b.add(np.zeros(dtype, 3, 2, n, 3)), size(a) * size(x), "solve");
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  @Test
  void singularMatricesAreNamed() {
    NDArray a = np.eye(3).add(np.zeros(2, 4, 3, 3));
    try (NDArray element = a.slice("1, 2, 1, 1")) {
      element.fill(0);
    }
    for (UnaryOperator<NDArray> operation :
        List.<UnaryOperator<NDArray>>of(
            linalg::inv, x -> linalg.solve(x, np.ones(3)), x -> linalg.matrixPower(x, -1))) {
      long before = np.memory().arrays();
      LinearAlgebraException e =
          catchThrowableOfType(LinearAlgebraException.class, () -> operation.apply(a));
      assertThat(e.reason()).isEqualTo(Reason.SINGULAR);
      assertThat(e.matrix()).containsExactly(1, 2);
      assertThat(e.order()).isEqualTo(2);
      assertThat(e)
          .hasMessageContaining("matrix (1, 2) of the batch is singular: its pivot 2 is 0");
      assertThat(np.memory().arrays()).as("what is left").isLessThanOrEqualTo(before + 1);
      assertThat(a.referenceCount()).isEqualTo(1);
    }
    assertThat(linalg.det(a).toDoubleArray()).containsExactly(1, 1, 1, 1, 1, 1, 0, 1);
    assertThat(linalg.cond(a, Norm.of(1)).toDoubleArray())
        .containsExactly(1, 1, 1, 1, 1, 1, Double.POSITIVE_INFINITY, 1);
  }

  @Test
  void leadingMinorsThatAreNotPositiveAreNamed() {
    NDArray a = np.eye(4).add(np.zeros(3, 4, 4));
    a.slice("2, 2, 2").fill(-1);
    LinearAlgebraException e =
        catchThrowableOfType(LinearAlgebraException.class, () -> linalg.cholesky(a));
    assertThat(e.reason()).isEqualTo(Reason.NOT_POSITIVE_DEFINITE);
    assertThat(e.operation()).isEqualTo("cholesky");
    assertThat(e.matrix()).containsExactly(2);
    assertThat(e.order()).isEqualTo(3);
  }

  /** As in NumPy: what iterates over NaN gives up, what does not computes with it. */
  @Test
  void notANumber() {
    NDArray a = np.eye(4);
    a.slice("1, 2").fill(Double.NaN);
    for (UnaryOperator<NDArray> operation :
        List.<UnaryOperator<NDArray>>of(
            x -> linalg.svd(x).u(), linalg::svdvals, linalg::pinv, linalg::matrixRank)) {
      assertThatThrownBy(() -> operation.apply(a))
          .isInstanceOfSatisfying(
              LinearAlgebraException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CONVERGED));
    }
    assertThatThrownBy(() -> linalg.eig(a))
        .isInstanceOfSatisfying(
            LinearAlgebraException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FINITE));
    assertThat(linalg.solve(a, np.ones(4)).toDoubleArray()[1]).isNaN();
    assertThat(linalg.norm(a).toDouble()).isNaN();
    assertThat(linalg.cond(a, Norm.of(1)).toDouble()).isNaN();
  }

  @Test
  void powersAndPseudoinverses() {
    NDArray a = matrix(DType.FLOAT64, Kind.SINGULAR, 2, 5, 3);
    NDArray inverse = linalg.pinv(a);
    assertNear(a.matmul(inverse).matmul(a), a, size(a) * 10, "a·a⁺·a");
    NDArray square = matrix(DType.FLOAT64, Kind.RANDOM, 4, 4);
    NDArray cube = square.matmul(square).matmul(square);
    assertNear(linalg.matrixPower(square, 3), cube, size(cube), "power");
    NDArray whole = np.array(new long[][] {{1, 1}, {1, 0}});
    assertThat(linalg.matrixPower(whole, 90).getLong(0, 1)).isEqualTo(2880067194370816120L);
  }

  @Test
  void operandsAreLeftAsTheyWere() {
    NDArray a = np.arange(9.0).reshape(3, 3).add(np.eye(3));
    NDArray copy = a.copy();
    linalg.inv(a.transpose());
    linalg.svd(a);
    linalg.eig(a);
    linalg.qr(a, QrMode.RAW);
    linalg.lstsq(a, np.ones(3));
    linalg.matrixPower(a, 1).fill(7);
    assertThat(a.toDoubleArray()).containsExactly(copy.toDoubleArray());
  }
}
