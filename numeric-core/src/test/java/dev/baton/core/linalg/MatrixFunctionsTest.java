package dev.baton.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.linalg.LinearAlgebraException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roots squared, logarithms raised, factors multiplied and solutions put in give the matrix. */
class MatrixFunctionsTest extends Residuals {
  @Test
  void schursFormIsTheMatrix() {
    everySquare(
        Kind.values(),
        a -> {
          Schur schur = linalg.schur(a);
          assertNear(schur.z().matmul(schur.t()).matmul(adjoint(schur.z())), a, size(a), "schur");
          assertOrthonormal(schur.z(), "z");
          long n = a.shape(-1);
          NDArray below = np.tril(schur.t(), a.dtype().isComplex() ? -1 : -2);
          assertThat(np.any(below).toBoolean()).as("below the diagonal, n = %d", n).isFalse();
        });
  }

  @Test
  void rootsSquaredAreTheMatrix() {
    everySquare(
        new Kind[] {Kind.RANDOM, Kind.INDEFINITE},
        a -> {
          NDArray root = linalg.sqrtm(a);
          assertNear(root.matmul(root), a.astype(root.dtype()), size(root) * size(root), "sqrtm");
        });
  }

  @Test
  void rootsOfPositiveMatricesAreRealAndPositive() {
    everySquare(
        new Kind[] {Kind.RANDOM},
        a -> {
          NDArray positive = a.matmul(adjoint(a)).add(identity(a));
          NDArray root = linalg.sqrtm(positive);
          assertThat(root.dtype()).isEqualTo(a.dtype());
          assertThat(np.all(np.greater(linalg.eigvalsh(root), np.zeros(1))).toBoolean()).isTrue();
        });
  }

  @Test
  void theExponentialOfTheLogarithmIsTheMatrix() {
    everySquare(
        new Kind[] {Kind.RANDOM},
        a -> {
          // With a logarithm of moderate size, as its condition is that of the exponential.
          NDArray near = a.divide(2 * size(a) + 1).add(identity(a));
          NDArray logarithm = linalg.logm(near);
          assertThat(logarithm.dtype()).isEqualTo(a.dtype());
          assertNear(linalg.expm(logarithm), near, size(near), "expm of logm");
        });
  }

  /** By eigenvalues, which are real. */
  @Test
  void exponentialsOfHermitianMatrices() {
    everySquare(
        new Kind[] {Kind.RANDOM, Kind.GRADED, Kind.SINGULAR},
        a -> {
          NDArray hermitian = a.add(adjoint(a)).divide(size(a) + 1);
          Eigen eigen = linalg.eigh(hermitian);
          NDArray expected =
              eigen.vectors().multiply(np.exp(eigen.values())).matmul(adjoint(eigen.vectors()));
          assertNear(linalg.expm(hermitian), expected, size(expected), "expm");
        });
  }

  /** Whose powers vanish: the sum ends, however large the elements are. */
  @Test
  void exponentialsOfNilpotentMatrices() {
    NDArray a = np.array(new double[][] {{0, 1e6, 3}, {0, 0, 1e6}, {0, 0, 0}});
    NDArray expected = np.array(new double[][] {{1, 1e6, 3 + 5e11}, {0, 1, 1e6}, {0, 0, 1}});
    assertNear(linalg.expm(a), expected, size(expected), "nilpotent");
  }

  @Test
  void matricesOfABatchAreScaledEachByItself() {
    for (DType dtype : TYPES) {
      NDArray batch = np.zeros(dtype, 4, 3, 3);
      double[] sizes = {0, 1e-3, 1, 40};
      for (int i = 0; i < sizes.length; i++) {
        NDArray own = matrix(dtype, Kind.RANDOM, 3, 3);
        own = own.subtract(adjoint(own)).multiply(sizes[i] / size(own)).astype(dtype);
        batch.slice(Slice.at(i)).assign(own);
      }
      NDArray together = linalg.expm(batch);
      for (int i = 0; i < sizes.length; i++) {
        NDArray alone = linalg.expm(batch.slice(Slice.at(i)));
        // Rotations: of size 1, and wrong by as much as is turned.
        assertNear(together.slice(Slice.at(i)), alone, 10 * (1 + sizes[i]), "expm " + i);
      }
    }
  }

  @Test
  void matricesThatAreNotFinite() {
    for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      NDArray a = np.eye(3);
      a.slice("1, 2").fill(odd);
      assertThat(np.all(np.isnan(linalg.expm(a))).toBoolean()).isTrue();
      for (Runnable call :
          new Runnable[] {() -> linalg.sqrtm(a), () -> linalg.logm(a), () -> linalg.schur(a)}) {
        assertThatThrownBy(call::run)
            .isInstanceOfSatisfying(
                LinearAlgebraException.class,
                e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FINITE));
      }
    }
  }

  @Test
  void rootsAndLogarithmsOfSingularMatrices() {
    assertThat(linalg.sqrtm(np.zeros(2, 3, 3)).toDoubleArray()).containsOnly(0);
    NDArray projection = np.array(new double[][] {{0.5, 0.5}, {0.5, 0.5}});
    assertNear(linalg.sqrtm(projection), projection, 1e8, "a projection is its own root");
    NDArray batch = np.eye(2).add(np.zeros(3, 2, 2));
    batch.slice("1").assign(np.diag(np.ones(1), 1));
    LinearAlgebraException root =
        catchThrowableOfType(LinearAlgebraException.class, () -> linalg.sqrtm(batch));
    assertThat(root.reason()).isEqualTo(Reason.SINGULAR);
    assertThat(root.matrix()).containsExactly(1);
    LinearAlgebraException logarithm =
        catchThrowableOfType(LinearAlgebraException.class, () -> linalg.logm(batch));
    assertThat(logarithm.matrix()).containsExactly(1);
  }

  /** Real matrices whose eigenvalues are in pairs stay real; with negative ones they do not. */
  @Test
  void realMatrices() {
    NDArray turn = np.array(new double[][] {{0, -1}, {1, 0}});
    double half = Math.sqrt(0.5);
    assertNear(
        linalg.sqrtm(turn), np.array(new double[][] {{half, -half}, {half, half}}), 1, "turn");
    assertNear(linalg.logm(turn), turn.multiply(Math.PI / 2), 2, "logarithm of a turn");
    NDArray negative = linalg.sqrtm(np.eye(2).multiply(-4));
    assertThat(negative.getComplex(0, 0)).isEqualTo(new Complex(0, 2));
    assertThat(linalg.logm(np.eye(1).multiply(-1)).getComplex(0, 0))
        .isEqualTo(new Complex(0, Math.PI));
  }

  @Test
  void nothingOfNothing() {
    for (NDArray empty : new NDArray[] {np.zeros(0, 0), np.zeros(3, 0, 0), np.zeros(0, 2, 2)}) {
      assertThat(linalg.expm(empty).shape()).isEqualTo(empty.shape());
      assertThat(linalg.logm(empty).shape()).isEqualTo(empty.shape());
      assertThat(linalg.sqrtm(empty).shape()).isEqualTo(empty.shape());
      assertThat(linalg.schur(empty).t().shape()).isEqualTo(empty.shape());
    }
  }

  // ---- factors ----------------------------------------------------------------------------------

  @Test
  void permutedTrianglesGiveTheMatrix() {
    everySize(
        a -> {
          Lu lu = linalg.lu(a);
          assertNear(
              lu.p().astype(a.dtype()).matmul(lu.l()).matmul(lu.u()),
              a,
              size(a) * growth(lu),
              "lu");
          assertThat(np.any(np.triu(lu.l(), 1)).toBoolean()).isFalse();
          assertThat(np.any(np.tril(lu.u(), -1)).toBoolean()).isFalse();
        });
  }

  private double growth(Lu lu) {
    return Math.max(1, size(lu.l()));
  }

  @ParameterizedTest
  @EnumSource(names = {"REDUCED", "COMPLETE"})
  void pivotedFactorsGiveTheColumnsInTheirOrder(QrMode mode) {
    everySize(
        a -> {
          PivotedQr qr = linalg.qrPivoted(a, mode);
          NDArray ordered = np.take(a, qr.p(), 1);
          assertNear(qr.q().matmul(qr.r()), ordered, size(a), "qr");
          assertOrthonormal(qr.q(), "q");
          double[] sizes = np.absolute(qr.r().diagonal(0, -2, -1)).toDoubleArray();
          for (int i = 1; i < sizes.length; i++) {
            assertThat(sizes[i]).isLessThanOrEqualTo(sizes[i - 1] * (1 + 1e-3) + 1e-30);
          }
        });
  }

  // ---- equations --------------------------------------------------------------------------------

  private void assertSolved(NDArray a, NDArray x, NDArray b, double growth, String what) {
    assertNear(a.matmul(x), b, growth * Math.max(size(a) * size(x), size(b)), what);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void triangularAndBlockDiagonalFactorsGiveTheMatrix(boolean lower) {
    everySquare(
        Kind.values(),
        given -> {
          for (boolean hermitian : new boolean[] {false, true}) {
            NDArray a = given.add(hermitian ? adjoint(given) : given.swapaxes(-1, -2));
            Ldl ldl = linalg.ldl(lower ? np.tril(a, 0) : np.triu(a, 0), lower, hermitian);
            NDArray l = ldl.l();
            NDArray right = hermitian ? adjoint(l) : l.swapaxes(-1, -2);
            double scale = size(l) * size(ldl.d()) * size(l);
            assertNear(l.matmul(ldl.d()).matmul(right), a, scale, "ldl");
            NDArray ordered = np.take(l, ldl.p(), 0);
            NDArray outside = lower ? np.triu(ordered, 1) : np.tril(ordered, -1);
            assertThat(np.any(outside).toBoolean()).as("outside the triangle").isFalse();
            assertThat(np.all(np.equal(ordered.diagonal(0, -2, -1), 1)).toBoolean()).isTrue();
            assertThat(np.any(np.tril(ldl.d(), -2)).toBoolean()).isFalse();
            assertThat(np.any(np.triu(ldl.d(), 2)).toBoolean()).isFalse();
          }
        });
  }

  @Test
  void factorsOfABatchAreThoseOfItsMatrices() {
    NDArray a = matrix(DType.COMPLEX128, Kind.INDEFINITE, 2, 3, 7, 7);
    Ldl ldl = linalg.ldl(a);
    Ldl alone = linalg.ldl(a.slice("1, 2"));
    assertThat(ldl.p().shape()).containsExactly(2, 3, 7);
    assertThat(np.arrayEqual(ldl.l().slice("1, 2"), alone.l())).isTrue();
    assertThat(np.arrayEqual(ldl.d().slice("1, 2"), alone.d())).isTrue();
    assertThat(np.arrayEqual(ldl.p().slice("1, 2"), alone.p())).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void structuredEquations(Structure structure) {
    everySquare(
        new Kind[] {Kind.RANDOM, Kind.GRADED, Kind.INDEFINITE},
        given -> {
          NDArray a =
              switch (structure) {
                case SYMMETRIC -> given.add(given.swapaxes(-1, -2));
                case HERMITIAN -> given.add(adjoint(given));
                case POSITIVE_DEFINITE -> given.matmul(adjoint(given)).add(identity(given));
              };
          NDArray b = matrix(a.dtype(), Kind.RANDOM, a.shape(-1), 3);
          NDArray x = linalg.solve(np.triu(a, 0), b, structure);
          assertSolved(a, x, b, 1, structure + " of " + a);
        });
  }

  @ParameterizedTest
  @EnumSource
  void triangularEquations(Transposition trans) {
    everySquare(
        new Kind[] {Kind.RANDOM},
        given -> {
          // Triangles of random numbers are as good as singular.
          NDArray a = given.divide(2 * size(given)).add(identity(given));
          for (boolean lower : new boolean[] {false, true}) {
            NDArray triangle = lower ? np.tril(a, 0) : np.triu(a, 0);
            NDArray meant =
                switch (trans) {
                  case NONE -> triangle;
                  case TRANSPOSED -> triangle.swapaxes(-1, -2);
                  case ADJOINT -> adjoint(triangle);
                };
            NDArray b = matrix(a.dtype(), Kind.RANDOM, a.shape(-1), 2);
            NDArray columns = a.swapaxes(-1, -2).copy().swapaxes(-1, -2);
            NDArray apart = np.repeat(a, 2, 1).slice(Slice.ALL, Slice.every(2));
            for (NDArray laid : new NDArray[] {a, columns, apart}) {
              NDArray x = linalg.solveTriangular(laid, b, lower, trans, false);
              assertSolved(meant, x, b, 1, "triangle");
            }
          }
        });
  }

  @Test
  void factorsAreForManyRightSides() {
    everySquare(
        new Kind[] {Kind.RANDOM},
        a -> {
          LuFactors factors = linalg.luFactor(a);
          NDArray positive = a.matmul(adjoint(a)).add(identity(a));
          NDArray b = matrix(a.dtype(), Kind.RANDOM, 2, a.shape(-1), 2);
          assertSolved(a, linalg.luSolve(factors, b), b, growth(linalg.lu(a)), "luSolve");
          assertSolved(
              adjoint(a),
              linalg.luSolve(factors, b, Transposition.ADJOINT),
              b,
              growth(linalg.lu(a)),
              "luSolve, adjoint");
          for (boolean lower : new boolean[] {false, true}) {
            NDArray x = linalg.choSolve(linalg.cholesky(positive, !lower), lower, b);
            assertSolved(positive, x, b, 1, "choSolve");
          }
        });
  }

  @Test
  void bandedEquations() {
    for (DType dtype : TYPES) {
      for (int n : new int[] {1, 2, 3, 8, 33, 64, 65, 130}) {
        for (int[] bands : new int[][] {{1, 1}, {0, 0}, {2, 1}, {0, 3}, {5, 0}, {1, 1}}) {
          try (var _ = np.scope()) {
            NDArray a =
                matrix(dtype, Kind.RANDOM, 2, n, n).add(np.eye(n).multiply(4)).astype(dtype);
            a = np.tril(np.triu(a, -bands[0]), bands[1]);
            NDArray diagonals = np.zeros(dtype, 2, bands[0] + bands[1] + 1, n);
            for (int j = 0; j < n; j++) {
              for (int i = Math.max(0, j - bands[1]); i <= Math.min(n - 1, j + bands[0]); i++) {
                diagonals
                    .slice(Slice.ALL, Slice.at(bands[1] + i - j), Slice.at(j))
                    .assign(a.slice(Slice.ALL, Slice.at(i), Slice.at(j)));
              }
            }
            NDArray b = matrix(dtype, Kind.RANDOM, 3, 1, n, 2);
            NDArray x = linalg.solveBanded(bands[0], bands[1], diagonals, b);
            assertSolved(a, x, b.add(np.zeros(dtype, 3, 2, n, 2)), 4, "banded");
          }
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }
}
