package dev.baton.core.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Slice;
import dev.baton.core.linalg.LinearAlgebraException.Reason;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * Batches of matrices of every order around those that kernels of our own take, by themselves and
 * beside others in one vector.
 */
class SmallMatricesTest extends Residuals {
  private static final long LARGEST = 33;

  /** Around the numbers of matrices that are factored together. */
  private static final long[] COUNTS = {1, 3, 4, 5, 8, 9, 16, 17};

  private void everyBatch(BiConsumer<NDArray, Long> check) {
    for (DType dtype : TYPES) {
      for (long n = 1; n <= LARGEST; n++) {
        for (long count : n % 8 < 2 ? COUNTS : new long[] {9}) {
          try (var _ = np.scope()) {
            check.accept(matrix(dtype, Kind.RANDOM, count, n, n), n);
          }
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  private NDArray positive(NDArray a) {
    return a.matmul(adjoint(a)).add(identity(a));
  }

  @Test
  void solutionsSolve() {
    everyBatch(
        (a, n) -> {
          for (long columns : new long[] {1, 2, n, n + 7, 40}) {
            NDArray b = matrix(a.dtype(), Kind.RANDOM, a.shape(0), n, columns);
            NDArray x = linalg.solve(a, b);
            assertNear(a.matmul(x), b, size(a) * size(x), "solve");
          }
          NDArray vector = matrix(a.dtype(), Kind.RANDOM, n);
          NDArray x = linalg.solve(a, vector);
          assertThat(x.shape()).containsExactly(a.shape(0), n);
          NDArray expected = vector.add(np.zeros(a.dtype(), a.shape(0), n));
          assertNear(np.matvec(a, x), expected, size(a) * size(x), "solve of vectors");
        });
  }

  @Test
  void inversesAreOnBothSides() {
    everyBatch(
        (a, n) -> {
          NDArray inverse = linalg.inv(a);
          NDArray one = identity(a).add(np.zeros(a.dtype(), a.shape(0), n, n));
          assertNear(a.matmul(inverse), one, size(a) * size(inverse), "right inverse");
          assertNear(inverse.matmul(a), one, size(a) * size(inverse), "left inverse");
        });
  }

  @Test
  void factorsGiveTheMatrices() {
    everyBatch(
        (a, n) -> {
          NDArray positive = positive(a);
          NDArray lower = linalg.cholesky(np.tril(positive, 0));
          NDArray upper = linalg.cholesky(np.triu(positive, 0), true);
          assertNear(lower.matmul(adjoint(lower)), positive, size(positive), "lower");
          assertNear(adjoint(upper).matmul(upper), positive, size(positive), "upper");
          assertThat(np.any(np.triu(lower, 1)).toBoolean()).isFalse();
          assertThat(np.any(np.tril(upper, -1)).toBoolean()).isFalse();
        });
  }

  @Test
  void determinantsAreThoseOfTheirLogarithms() {
    everyBatch(
        (a, n) -> {
          NDArray det = linalg.det(a.divide(Math.sqrt((double) n)).astype(a.dtype()));
          LogDeterminant expected =
              linalg.slogdet(a.divide(Math.sqrt((double) n)).astype(a.dtype()));
          NDArray product = expected.sign().multiply(np.exp(expected.logAbs()));
          assertNear(
              det.reshape(-1, 1), product.reshape(-1, 1), n * (1 + size(product)), "det " + n);
        });
  }

  @Test
  void determinantsWhosePartsAreOutOfRange() {
    NDArray a = np.eye(4).multiply(1e150);
    a.slice("2:, :").assign(np.eye(4).multiply(1e-150).slice("2:, :"));
    assertThat(linalg.det(a).toDouble()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-14));
    assertThat(linalg.det(np.eye(3).multiply(1e150)).toDouble())
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(linalg.det(np.eye(3).multiply(-1e-150)).toDouble()).isZero();
    a.slice("0, 1").fill(Double.NaN);
    a.slice("1, 0").fill(1);
    assertThat(linalg.det(a).toDouble()).isNaN();
  }

  /** Views are read where they lie, or as copies. */
  @Test
  void layouts() {
    everyBatch(
        (a, n) -> {
          NDArray transposed = a.swapaxes(-1, -2).copy().swapaxes(-1, -2);
          NDArray apart = np.repeat(a, 2, 1).slice(Slice.ALL, Slice.every(2));
          NDArray backwards = a.slice(Slice.every(-1)).copy().slice(Slice.every(-1));
          NDArray b = matrix(a.dtype(), Kind.RANDOM, a.shape(0), 3, n).swapaxes(-1, -2);
          for (NDArray laid : List.of(transposed, apart, backwards)) {
            assertThat(np.arrayEqual(linalg.solve(laid, b), linalg.solve(a, b.copy()))).isTrue();
            assertThat(np.arrayEqual(linalg.det(laid), linalg.det(a))).isTrue();
            assertThat(np.arrayEqual(linalg.inv(laid), linalg.inv(a))).isTrue();
          }
          NDArray positive = positive(a);
          NDArray columns = positive.swapaxes(-1, -2).copy().swapaxes(-1, -2);
          assertThat(np.arrayEqual(linalg.cholesky(columns), linalg.cholesky(positive))).isTrue();
        });
  }

  @Test
  void theFirstSingularMatrixIsNamed() {
    for (DType dtype : TYPES) {
      for (long n = 1; n <= LARGEST; n++) {
        try (var _ = np.scope()) {
          NDArray a = np.zeros(dtype, 3, 4, n, n).add(np.eye(dtype, n, n, 0));
          for (int matrix : new int[] {6, 9}) {
            NDArray row = a.reshape(12, n, n).slice(Slice.at(matrix), Slice.at(n / 2));
            row.fill(0);
          }
          NDArray b = np.ones(dtype, n, 2);
          for (Runnable call : List.<Runnable>of(() -> linalg.solve(a, b), () -> linalg.inv(a))) {
            LinearAlgebraException e =
                catchThrowableOfType(LinearAlgebraException.class, call::run);
            assertThat(e.reason()).isEqualTo(Reason.SINGULAR);
            assertThat(e.matrix()).containsExactly(1, 2);
            assertThat(e.order()).isEqualTo((int) n / 2 + 1);
          }
          assertThat(np.countNonzero(linalg.det(a))).isEqualTo(10);
          LinearAlgebraException e =
              catchThrowableOfType(LinearAlgebraException.class, () -> linalg.cholesky(a, true));
          assertThat(e.reason()).isEqualTo(Reason.NOT_POSITIVE_DEFINITE);
          assertThat(e.matrix()).containsExactly(1, 2);
          assertThat(e.order()).isEqualTo((int) n / 2 + 1);
        }
      }
    }
    assertThat(np.memory().arrays()).isZero();
  }

  /** As LAPACK, and NaN in one matrix leaves the others alone. */
  @Test
  void notANumber() {
    for (DType dtype : TYPES) {
      for (long n = 1; n <= LARGEST; n++) {
        try (var _ = np.scope()) {
          NDArray a = positive(matrix(dtype, Kind.RANDOM, 11, n, n));
          NDArray b = matrix(dtype, Kind.RANDOM, 11, n, 2);
          NDArray holed = a.copy();
          holed.slice(Slice.at(4), Slice.at(n - 1), Slice.at(n - 1)).fill(Double.NaN);
          onlyTheFourthDiffers(linalg.solve(holed, b), linalg.solve(a, b));
          onlyTheFourthDiffers(linalg.inv(holed), linalg.inv(a));
          onlyTheFourthDiffers(linalg.det(holed), linalg.det(a));
          onlyTheFourthDiffers(linalg.cholesky(holed), linalg.cholesky(a));
        }
      }
    }
  }

  private void onlyTheFourthDiffers(NDArray found, NDArray expected) {
    for (int matrix = 0; matrix < 11; matrix++) {
      NDArray own = found.slice(Slice.at(matrix));
      if (matrix == 4) {
        assertThat(np.any(np.isnan(own)).toBoolean()).as("NaN in %s", own).isTrue();
      } else {
        assertThat(np.arrayEqual(own, expected.slice(Slice.at(matrix)))).as("matrix").isTrue();
      }
    }
  }

  @Test
  void nothingOfNothing() {
    for (DType dtype : TYPES) {
      assertThat(linalg.solve(np.zeros(dtype, 0, 3, 3), np.zeros(dtype, 0, 3, 2)).shape())
          .containsExactly(0, 3, 2);
      assertThat(linalg.solve(np.eye(dtype, 3, 3, 0), np.zeros(dtype, 3, 0)).shape())
          .containsExactly(3, 0);
      assertThat(linalg.inv(np.zeros(dtype, 2, 0, 0)).shape()).containsExactly(2, 0, 0);
      assertThat(linalg.cholesky(np.zeros(dtype, 0, 2, 2)).shape()).containsExactly(0, 2, 2);
      assertThat(linalg.det(np.zeros(dtype, 0, 2, 2)).shape()).containsExactly(0);
    }
  }
}
