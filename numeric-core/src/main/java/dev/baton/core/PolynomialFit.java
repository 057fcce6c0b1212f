package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.linalg.LeastSquares;
import dev.baton.core.ufunc.Over;
import org.jspecify.annotations.Nullable;

/**
 * What of polynomials takes linear algebra: zeros by a companion matrix, fits by least squares. The
 * steps are those of {@code numpy/lib/_polynomial_impl.py}.
 */
final class PolynomialFit {
  private final Numeric np;
  private final int deg;

  PolynomialFit(Numeric np, int deg) {
    if (deg < 0) {
      throw new IllegalArgumentException(
          "polyfit: deg must not be negative, got %d".formatted(deg));
    }
    this.np = np;
    this.deg = deg;
  }

  // ---- zeros ------------------------------------------------------------------------------------

  static NDArray roots(Numeric np, StridedArray p) {
    try (Scope scope = np.scope();
        p) {
      NDArray places = np.flatnonzero(p);
      if (places.size() == 0) {
        return scope.keep(np.zeros(0));
      }
      long first = places.getLong(0);
      long last = places.getLong(places.size() - 1);
      NDArray middle = p.slice(Slice.range(first, last + 1));
      NDArray floating =
          p.dtype().isFloating() || p.dtype().isComplex() ? middle : middle.astype(DType.FLOAT64);
      NDArray zeros = last > first ? np.linalg().eigvals(companion(np, floating)) : np.zeros(0);
      NDArray atZero = np.zeros(zeros.dtype(), p.elements() - 1 - last);
      return scope.keep(np.concatenate(0, zeros, atZero));
    }
  }

  private static NDArray companion(Numeric np, NDArray p) {
    long n = p.size() - 1;
    NDArray matrix = np.eye(p.dtype(), n, n, -1);
    NDArray rest = p.slice(Slice.from(1));
    matrix.slice(Slice.at(0)).assign(np.divide(np.negative(rest), p.slice(Slice.at(0))));
    return matrix;
  }

  // ---- fits -------------------------------------------------------------------------------------

  /** The equations: powers of x, weighted and scaled, against the values, weighted. */
  private record Equations(NDArray powers, NDArray scale, NDArray values) {}

  private Equations equations(NDArray x, NDArray y, @Nullable NDArray w) {
    if (x.ndim() != 1 || x.size() == 0) {
      throw new ShapeException("polyfit: x %s is not one axis of points".formatted(shape(x)));
    }
    if (y.ndim() < 1 || y.ndim() > 2) {
      throw new ShapeException("polyfit: y %s has not 1 or 2 axes".formatted(shape(y)));
    }
    requireLength("y", y, x);
    NDArray powers = np.vander(np.add(x, 0.0), deg + 1L, false);
    NDArray values = np.add(y, 0.0);
    if (w != null) {
      if (w.ndim() != 1) {
        throw new ShapeException("polyfit: w %s has not 1 axis".formatted(shape(w)));
      }
      requireLength("w", w, x);
      NDArray weights = np.add(w, 0.0);
      NDArray column = weights.expandDims(1);
      powers = np.multiply(powers, column);
      values = np.multiply(values, y.ndim() == 2 ? column : weights);
    }
    NDArray scale = np.sqrt(np.sum(np.multiply(powers, powers), Over.axis(0)));
    return new Equations(np.divide(powers, scale), scale, values);
  }

  private LeastSquares solved(Equations equations) {
    DType type = equations.powers.dtype();
    double precision = (type.isComplex() ? type.real() : type).floatLimits().eps();
    return np.linalg()
        .lstsq(equations.powers, equations.values, equations.powers.shape(0) * precision);
  }

  private NDArray unscaled(NDArray coefficients, Equations equations) {
    return np.divide(coefficients.transpose(), equations.scale).transpose();
  }

  PolyFit fit(NDArray x, NDArray y, @Nullable NDArray w) {
    try (Scope scope = np.scope()) {
      Equations equations = equations(x, y, w);
      LeastSquares found = solved(equations);
      return new PolyFit(
          scope.keep(unscaled(found.x(), equations)),
          scope.keep(found.residuals()),
          found.rank(),
          scope.keep(found.singularValues()));
    }
  }

  PolyFitCov fitWithCovariance(NDArray x, NDArray y, @Nullable NDArray w, boolean scaled) {
    try (Scope scope = np.scope()) {
      Equations equations = equations(x, y, w);
      if (scaled && x.size() <= deg + 1) {
        throw new IllegalArgumentException(
            ("polyfit: %d points do not tell the variance of %d coefficients: give more, or weights"
                    + " and no scaling")
                .formatted(x.size(), deg + 1));
      }
      LeastSquares found = solved(equations);
      NDArray powers = equations.powers;
      NDArray products = np.linalg().inv(np.dot(powers.transpose(), powers));
      NDArray covariance = np.divide(products, np.outer(equations.scale, equations.scale));
      if (scaled) {
        NDArray variance = np.divide(found.residuals(), x.size() - (deg + 1));
        covariance = np.multiply(y.ndim() == 1 ? covariance : covariance.expandDims(2), variance);
      } else if (y.ndim() == 2) {
        covariance = covariance.expandDims(2);
      }
      NDArray coefficients = unscaled(found.x(), equations);
      NDArray own = covariance.copy();
      return new PolyFitCov(scope.keep(coefficients), scope.keep(own));
    }
  }

  private static void requireLength(String name, NDArray array, NDArray x) {
    if (array.shape(0) != x.shape(0)) {
      throw new ShapeException(
          "polyfit: %s %s has %d points, x has %d"
              .formatted(name, shape(array), array.shape(0), x.shape(0)));
    }
  }

  private static String shape(NDArray array) {
    return Shape.toString(array.shape());
  }
}
