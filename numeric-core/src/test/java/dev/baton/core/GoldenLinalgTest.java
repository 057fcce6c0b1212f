package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.SortKind;
import dev.baton.core.linalg.LeastSquares;
import dev.baton.core.linalg.LinearAlgebra;
import dev.baton.core.linalg.LogDeterminant;
import dev.baton.core.linalg.Norm;
import dev.baton.core.linalg.Qr;
import dev.baton.core.linalg.QrMode;
import dev.baton.core.linalg.Svd;
import dev.baton.core.ufunc.Over;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds linear algebra against what NumPy computes, where that is defined up to rounding. */
class GoldenLinalgTest {
  private static final List<GoldenCase> CASES = GoldenCase.all("linalg");

  @Test
  void theFileHasCases() {
    assertThat(CASES).hasSizeGreaterThan(3_000);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithNumpy() {
    return GoldenRun.tests(CASES, GoldenLinalgTest::quietly, GoldenLinalgTest::ulps);
  }

  /** In units of the largest element; where a matrix is inverted, its condition multiplies them. */
  private static double ulps(GoldenCase golden, DType dtype) {
    return switch (golden.function()) {
      case "solve",
          "inv",
          "pinv",
          "pinv_hermitian",
          "pinv_hermitian_rcond",
          "lstsq",
          "tensorsolve",
          "tensorinv",
          "cond" ->
          1e5;
      case "eigvals", "eigvals_real", "matrix_power" -> 3e4;
      case "det", "slogdet", "cholesky", "cholesky_upper", "qr" -> 3e3;
      case "matrix_rank",
          "matrix_rank_tol",
          "matrix_rank_hermitian",
          "matrix_rank_hermitian_tol",
          "trace" ->
          0;
      default -> 64;
    };
  }

  private static List<NDArray> quietly(Numeric np, GoldenCase golden, NDArray a, Over over) {
    try (var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
      return call(np, golden, a);
    }
  }

  private static List<NDArray> call(Numeric np, GoldenCase golden, NDArray a) {
    LinearAlgebra linalg = np.linalg();
    return switch (golden.function()) {
      case "lstsq" -> {
        try (Scope scope = np.scope()) {
          LeastSquares found = linalg.lstsq(regular(np, a), golden.array(np, "b"));
          yield Stream.of(
                  found.x(),
                  found.residuals(),
                  np.full(DType.INT32, found.rank()),
                  found.singularValues())
              .map(scope::keep)
              .toList();
        }
      }
      case "slogdet" -> {
        try (Scope scope = np.scope()) {
          LogDeterminant found = linalg.slogdet(regular(np, a));
          yield List.of(scope.keep(found.sign()), scope.keep(found.logAbs()));
        }
      }
      case "svd_hermitian" -> {
        try (Scope scope = np.scope()) {
          Svd found = linalg.svd(hermitian(np, a), true, true);
          NDArray product = found.u().multiply(found.s().expandDims(-2)).matmul(found.vh());
          yield List.of(scope.keep(found.s()), scope.keep(product));
        }
      }
      case "qr" -> {
        QrMode mode = QrMode.valueOf(argument(golden, "mode").toUpperCase(Locale.ROOT));
        try (Scope scope = np.scope()) {
          Qr found = linalg.qr(regular(np, a), mode);
          yield found.q() == null
              ? List.of(scope.keep(found.r()))
              : List.of(scope.keep(found.q()), scope.keep(found.r()));
        }
      }
      default -> List.of(one(np, linalg, golden, a));
    };
  }

  private static NDArray one(Numeric np, LinearAlgebra linalg, GoldenCase golden, NDArray a) {
    return switch (golden.function()) {
      case "solve" -> golden.with(np, "b", b -> linalg.solve(regular(np, a), b));
      case "inv" -> of(np, x -> regular(np, x), linalg::inv, a);
      case "pinv" -> of(np, x -> regular(np, x), linalg::pinv, a);
      case "pinv_hermitian" ->
          of(np, x -> regular(np, hermitian(np, x)), x -> linalg.pinv(x, true), a);
      case "pinv_hermitian_rcond" -> {
        try (NDArray rcond = decimals(np, argument(golden, "rcond"))) {
          yield of(np, x -> hermitian(np, x), x -> linalg.pinv(x, rcond, true), a);
        }
      }
      case "tensorsolve" ->
          golden.with(
              np, "b", b -> of(np, x -> regularTensor(np, x), x -> linalg.tensorsolve(x, b), a));
      case "tensorinv" -> {
        int ind = golden.whole("ind", 0);
        yield of(np, x -> regularTensor(np, x), x -> linalg.tensorinv(x, ind), a);
      }
      case "det" -> of(np, x -> regular(np, x), linalg::det, a);
      case "cholesky" -> of(np, positive(np), linalg::cholesky, a);
      case "cholesky_upper" -> of(np, positive(np), x -> linalg.cholesky(x, true), a);
      case "svdvals" -> linalg.svdvals(a);
      case "svdvals_hermitian" -> of(np, x -> hermitian(np, x), x -> linalg.svdvals(x, true), a);
      case "eigvals" -> of(np, linalg::eigvals, x -> sorted(np, complex(x)), a);
      case "eigvals_real" -> of(np, positive(np), x -> sorted(np, linalg.eigvals(x).real()), a);
      case "eigvalsh" -> of(np, x -> hermitian(np, x), linalg::eigvalsh, a);
      case "norm" -> linalg.norm(a, norm(golden), over(golden));
      case "vector_norm" -> linalg.vectorNorm(a, order(golden), over(golden));
      case "matrix_norm" -> linalg.matrixNorm(a, norm(golden), golden.flag("keepdims"));
      case "cond" -> of(np, x -> regular(np, x), x -> linalg.cond(x, norm(golden)), a);
      case "matrix_rank" -> linalg.matrixRank(a);
      case "matrix_rank_tol" -> golden.with(np, "b", b -> linalg.matrixRank(a, b));
      case "matrix_rank_hermitian" ->
          of(np, x -> hermitian(np, x), x -> linalg.matrixRank(x, true), a);
      case "matrix_rank_hermitian_tol" ->
          golden.with(
              np, "b", b -> of(np, x -> hermitian(np, x), x -> linalg.matrixRank(x, b, true), a));
      case "matrix_power" ->
          of(np, x -> regular(np, x), x -> linalg.matrixPower(x, golden.whole("n", 0)), a);
      case "multi_dot" ->
          golden.with(np, "b", b -> golden.with(np, "c", c -> linalg.multiDot(a, b, c)));
      case "matmul" -> golden.with(np, "b", a::matmul);
      case "dot" -> golden.with(np, "b", b -> np.dot(a, b));
      case "inner" -> golden.with(np, "b", b -> np.inner(a, b));
      case "vdot" -> golden.with(np, "b", b -> np.vdot(a, b));
      case "vecdot" -> golden.with(np, "b", b -> np.vecdot(a, b));
      case "matvec" -> golden.with(np, "b", b -> np.matvec(a, b));
      case "vecmat" -> golden.with(np, "b", b -> np.vecmat(a, b));
      case "tensordot" -> golden.with(np, "b", b -> tensordot(np, golden, a, b));
      case "einsum" -> einsum(np, golden, a);
      case "trace" -> {
        int[] axes = GoldenArray.ints(argument(golden, "axes"));
        yield np.trace(a, golden.whole("offset", 0), axes[0], axes[1]);
      }
      default -> throw new IllegalStateException("unknown function " + golden.function());
    };
  }

  private static NDArray tensordot(Numeric np, GoldenCase golden, NDArray a, NDArray b) {
    int[] axes = GoldenArray.ints(argument(golden, "axes"));
    String others = golden.argument("others");
    return others == null
        ? np.tensordot(a, b, axes[0])
        : np.tensordot(a, b, axes, GoldenArray.ints(others));
  }

  private static NDArray einsum(Numeric np, GoldenCase golden, NDArray a) {
    String text = argument(golden, "sum").replace(">", "->");
    try (Scope scope = np.scope()) {
      NDArray[] operands =
          Stream.concat(
                  Stream.of(a),
                  Stream.of("b", "c")
                      .filter(name -> golden.argument(name) != null)
                      .map(name -> golden.array(np, name)))
              .toArray(NDArray[]::new);
      return scope.keep(np.einsum(text, operands));
    }
  }

  private static NDArray of(
      Numeric np, UnaryOperator<NDArray> first, UnaryOperator<NDArray> second, NDArray a) {
    try (Scope scope = np.scope()) {
      return scope.keep(second.apply(first.apply(a)));
    }
  }

  private static NDArray adjoint(Numeric np, NDArray a) {
    NDArray transposed = a.swapaxes(-1, -2);
    return a.dtype().isComplex() ? np.conjugate(transposed) : transposed;
  }

  private static NDArray hermitian(Numeric np, NDArray a) {
    return a.add(adjoint(np, a));
  }

  private static NDArray decimals(Numeric np, String text) {
    double[] parts = Stream.of(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    return parts.length > 1 ? np.array(parts) : np.full(parts[0]);
  }

  private static UnaryOperator<NDArray> positive(Numeric np) {
    return a -> {
      NDArray own = a.dtype().isInteger() ? a.astype(DType.FLOAT64) : a;
      return own.matmul(adjoint(np, own)).add(np.eye(own.dtype(), own.shape(-2), own.shape(-2), 0));
    };
  }

  private static NDArray complex(NDArray a) {
    return a.astype(DType.promote(a.dtype(), DType.COMPLEX64));
  }

  private static NDArray sorted(Numeric np, NDArray a) {
    return np.sort(a, -1, SortKind.QUICKSORT);
  }

  private static NDArray regular(Numeric np, NDArray a) {
    return a.ndim() < 2 ? a : a.add(np.eye(a.dtype(), a.shape(-2), a.shape(-1), 0).multiply(2));
  }

  private static NDArray regularTensor(Numeric np, NDArray a) {
    return a.size() == 36 ? regular(np, a.reshape(6, 6)).reshape(a.shape()) : a;
  }

  private static String argument(GoldenCase golden, String name) {
    return Objects.requireNonNull(golden.argument(name));
  }

  private static double order(GoldenCase golden) {
    return Double.parseDouble(argument(golden, "ord").replace("inf", "Infinity"));
  }

  private static Norm norm(GoldenCase golden) {
    return switch (argument(golden, "ord")) {
      case "None" -> Norm.EUCLIDEAN;
      case "fro" -> Norm.FROBENIUS;
      case "nuc" -> Norm.NUCLEAR;
      default -> Norm.of(order(golden));
    };
  }

  private static Over over(GoldenCase golden) {
    String axis = golden.argument("axis");
    Over over = axis == null ? Over.all() : Over.axes(GoldenArray.ints(axis));
    return over.keepDims(golden.flag("keepdims"));
  }
}
