package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.SortKind;
import dev.baton.core.linalg.Ldl;
import dev.baton.core.linalg.LinearAlgebra;
import dev.baton.core.linalg.Lu;
import dev.baton.core.linalg.LuFactors;
import dev.baton.core.linalg.PivotedQr;
import dev.baton.core.linalg.QrMode;
import dev.baton.core.linalg.Structure;
import dev.baton.core.linalg.Transposition;
import dev.baton.core.ufunc.Over;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds linear algebra against what SciPy computes, where that is defined up to rounding. */
class GoldenScipyLinalgTest {
  private static final List<GoldenCase> CASES = GoldenCase.all("scipy_linalg");

  @Test
  void theFileHasCases() {
    assertThat(CASES).hasSizeGreaterThan(2_000);
  }

  @TestFactory
  Stream<DynamicTest> agreesWithScipy() {
    return GoldenRun.tests(CASES, GoldenScipyLinalgTest::quietly, GoldenScipyLinalgTest::ulps);
  }

  /**
   * In units of the largest element; the matrices' conditions multiply them. SciPy's exponentials
   * are up to 10⁴ units away from those computed in 80 bits.
   */
  private static double ulps(GoldenCase golden, DType dtype) {
    return switch (golden.function()) {
      case "lu_solve", "cho_solve", "solve_structured", "solve_triangular", "expm" -> 1e5;
      case "schur_values", "logm", "logm_turned", "sqrtm_turned" -> 3e4;
      default -> 3e3;
    };
  }

  private static List<NDArray> quietly(Numeric np, GoldenCase golden, NDArray a, Over over) {
    try (var _ = np.errstate().all(ErrorMode.IGNORE).open();
        Scope scope = np.scope()) {
      return call(np, golden, a).stream().map(scope::keep).toList();
    }
  }

  private static List<NDArray> call(Numeric np, GoldenCase golden, NDArray a) {
    LinearAlgebra linalg = np.linalg();
    return switch (golden.function()) {
      case "lu" -> {
        Lu lu = linalg.lu(regular(np, a));
        yield List.of(lu.p(), lu.l(), lu.u());
      }
      case "ldl" -> {
        Structure structure = Structure.valueOf(upper(golden, "structure"));
        Ldl ldl =
            linalg.ldl(
                a.ndim() == 2 && a.shape(0) == a.shape(1) ? structured(np, a, structure) : a,
                golden.flag("lower"),
                structure == Structure.HERMITIAN);
        yield List.of(ldl.l(), ldl.d(), ldl.p());
      }
      case "lu_factor" -> {
        LuFactors factors = linalg.luFactor(regular(np, a));
        yield List.of(factors.lu(), factors.pivots());
      }
      case "qr_pivoted" -> {
        PivotedQr qr = linalg.qrPivoted(regular(np, a), QrMode.REDUCED);
        yield List.of(qr.r(), qr.p().astype(DType.INT32));
      }
      case "lu_solve" ->
          List.of(linalg.luSolve(linalg.luFactor(regular(np, a)), b(np, golden), trans(golden)));
      case "cho_solve" -> {
        boolean lower = golden.flag("lower");
        yield List.of(
            linalg.choSolve(linalg.cholesky(positive(np, a), !lower), lower, b(np, golden)));
      }
      case "solve_structured" -> {
        Structure structure = Structure.valueOf(upper(golden, "structure"));
        yield List.of(linalg.solve(structured(np, a, structure), b(np, golden), structure));
      }
      case "solve_triangular" ->
          List.of(
              linalg.solveTriangular(
                  regular(np, a),
                  b(np, golden),
                  golden.flag("lower"),
                  trans(golden),
                  golden.flag("unit")));
      case "solve_banded" -> {
        int above = golden.whole("upper", 0);
        NDArray bands = a.copy();
        if (above < bands.shape(-2)) {
          NDArray main = bands.slice(above + "");
          main.assign(main.add(40));
        }
        yield List.of(linalg.solveBanded(golden.whole("lower", 0), above, bands, b(np, golden)));
      }
      case "schur_values" -> {
        NDArray complex = a.astype(DType.promote(floating(a).dtype(), DType.COMPLEX64));
        NDArray values = linalg.schur(complex).t().diagonal(0, -2, -1);
        yield List.of(np.sort(values, -1, SortKind.QUICKSORT));
      }
      default -> List.of(function(np, linalg, golden, a));
    };
  }

  private static NDArray function(Numeric np, LinearAlgebra linalg, GoldenCase golden, NDArray a) {
    return switch (golden.function()) {
      case "expm" -> linalg.expm(small(a).multiply(Double.parseDouble(argument(golden, "times"))));
      case "expm_hermitian" -> linalg.expm(small(a.add(adjoint(np, a))));
      case "logm" -> linalg.logm(positive(np, a));
      case "logm_general" -> linalg.logm(general(np, a));
      case "logm_turned" -> linalg.logm(turned(np, a));
      case "sqrtm" -> linalg.sqrtm(positive(np, a));
      case "sqrtm_general" -> linalg.sqrtm(general(np, a));
      case "sqrtm_turned" -> linalg.sqrtm(turned(np, a));
      default -> throw new IllegalStateException("unknown function " + golden.function());
    };
  }

  private static String argument(GoldenCase golden, String name) {
    return Objects.requireNonNull(golden.argument(name));
  }

  private static String upper(GoldenCase golden, String name) {
    return argument(golden, name).toUpperCase(Locale.ROOT);
  }

  private static NDArray b(Numeric np, GoldenCase golden) {
    return golden.array(np, "b");
  }

  private static Transposition trans(GoldenCase golden) {
    return Transposition.valueOf(upper(golden, "trans"));
  }

  // ---- the generator's matrices -----------------------------------------------------------------

  private static NDArray floating(NDArray a) {
    return a.dtype().isInteger() ? a.astype(DType.FLOAT64) : a;
  }

  private static NDArray regular(Numeric np, NDArray a) {
    return a.ndim() < 2 ? a : a.add(np.eye(a.dtype(), a.shape(-2), a.shape(-1), 0).multiply(2));
  }

  private static NDArray adjoint(Numeric np, NDArray a) {
    NDArray transposed = a.swapaxes(-1, -2);
    return a.dtype().isComplex() ? np.conjugate(transposed) : transposed;
  }

  private static NDArray positive(Numeric np, NDArray a) {
    NDArray own = floating(a);
    return own.matmul(adjoint(np, own)).add(np.eye(own.dtype(), own.shape(-2), own.shape(-2), 0));
  }

  private static NDArray small(NDArray a) {
    return floating(a).divide(8);
  }

  private static NDArray general(Numeric np, NDArray a) {
    long n = a.shape(-1);
    NDArray small = small(regular(np, a));
    return small.add(np.eye(small.dtype(), n, n, 0).multiply(2));
  }

  /** With eigenvalues in the left half-plane, off the cut. */
  private static NDArray turned(Numeric np, NDArray a) {
    return positive(np, a).multiply(3).multiply(new Complex(-1, 1));
  }

  private static NDArray structured(Numeric np, NDArray a, Structure structure) {
    if (structure == Structure.POSITIVE_DEFINITE) {
      return positive(np, a);
    }
    long n = a.shape(-1);
    NDArray turned = structure == Structure.SYMMETRIC ? a.swapaxes(-1, -2) : adjoint(np, a);
    NDArray signs = np.power(np.full(-1.0, n), np.arange((double) n)).multiply(3);
    return a.add(turned).add(np.diag(signs).astype(a.dtype()));
  }
}
