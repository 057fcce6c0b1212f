package dev.baton.core;

import dev.baton.core.array.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * Polynomials as arrays of their coefficients, the highest power first: {@code numpy.poly1d}'s
 * functions. Part of {@link Numeric}.
 *
 * {@snippet file="dev/baton/core/StatisticsSnippets.java" region="polynomials"}
 *
 * <p>Coefficients have one axis; a 0-d array counts as one coefficient. Types and roundings are
 * NumPy's. What goes through many elements drops the lock above 500 of them under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
 */
public sealed interface Polynomials permits Numeric {
  /**
   * Evaluates a polynomial by Horner's rule: {@code numpy.polyval(p, x)}, x (…) → (…).
   *
   * @param p the coefficients (n)
   * @param x where
   * @return a new array of {@code x}'s shape, of the type that both have in common
   * @throws dev.baton.core.array.ShapeException if {@code p} has more axes than one
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default NDArray polyval(NDArray p, NDArray x) {
    return Coefficients.valued(
        (Numeric) this,
        Coefficients.of(this, "polyval", p),
        Numeric.context(this).own("polyval", x));
  }

  /**
   * Adds polynomials: {@code numpy.polyadd}, (m), (n) → (max(m, n)).
   *
   * @param a coefficients
   * @param b coefficients
   * @return new coefficients
   * @throws dev.baton.core.array.ShapeException if there are more axes than one
   * @throws IllegalStateException if an array is closed
   */
  default NDArray polyadd(NDArray a, NDArray b) {
    return Coefficients.aligned((Numeric) this, "polyadd", a, b, ((Numeric) this)::add);
  }

  /**
   * Subtracts polynomials: {@code numpy.polysub}, (m), (n) → (max(m, n)).
   *
   * @param a coefficients
   * @param b coefficients to subtract
   * @return new coefficients
   * @throws dev.baton.core.array.ShapeException if there are more axes than one
   * @throws UnsupportedOperationException if both are bools
   * @throws IllegalStateException if an array is closed
   */
  default NDArray polysub(NDArray a, NDArray b) {
    return Coefficients.aligned((Numeric) this, "polysub", a, b, ((Numeric) this)::subtract);
  }

  /**
   * Multiplies polynomials: {@code numpy.polymul}, (m), (n) → (m + n - 1). Leading zeros are left
   * out first; no coefficient is 0.
   *
   * @param a coefficients
   * @param b coefficients
   * @return new coefficients
   * @throws dev.baton.core.array.ShapeException if there are more axes than one
   * @throws IllegalStateException if an array is closed
   */
  default NDArray polymul(NDArray a, NDArray b) {
    Numeric np = (Numeric) this;
    try (NDArray x = Coefficients.trimmed(np, Coefficients.of(this, "polymul", a));
        NDArray y = Coefficients.trimmed(np, Coefficients.of(this, "polymul", b))) {
      return np.convolve(x, y);
    }
  }

  /**
   * Divides polynomials: {@code numpy.polydiv}, (m), (n) → (m - n + 1), (n - 1) or fewer.
   *
   * @param dividend coefficients
   * @param divisor coefficients, the first not 0
   * @return quotient and remainder, whose leading zeros, up to 1e-8, are left out
   * @throws dev.baton.core.array.ShapeException if there are more axes than one, or no coefficient
   * @throws IllegalStateException if an array is closed
   */
  default PolyDiv polydiv(NDArray dividend, NDArray divisor) {
    try (NDArray u = Coefficients.of(this, "polydiv", dividend);
        NDArray v = Coefficients.of(this, "polydiv", divisor)) {
      return Coefficients.divided((Numeric) this, u, v);
    }
  }

  /**
   * Differentiates a polynomial: {@code numpy.polyder(p)}, (n) → (n - 1).
   *
   * @param p coefficients
   * @return new coefficients
   * @throws dev.baton.core.array.ShapeException if there are more axes than one
   * @throws IllegalStateException if the array is closed
   */
  default NDArray polyder(NDArray p) {
    return polyder(p, 1);
  }

  /**
   * Differentiates a polynomial several times: {@code numpy.polyder(p, m)}, (n) → (n - m).
   *
   * @param p coefficients
   * @param m how often, not negative
   * @return new coefficients
   * @throws dev.baton.core.array.ShapeException if there are more axes than one
   * @throws IllegalArgumentException if {@code m} is negative
   * @throws IllegalStateException if the array is closed
   */
  default NDArray polyder(NDArray p, int m) {
    return Coefficients.derived((Numeric) this, Coefficients.of(this, "polyder", p), m);
  }

  /**
   * Integrates a polynomial: {@code numpy.polyint(p)}, (n) → (n + 1), the constant 0.
   *
   * @param p coefficients
   * @return new coefficients, floating or complex
   * @throws dev.baton.core.array.ShapeException if there are more axes than one
   * @throws IllegalStateException if the array is closed
   */
  default NDArray polyint(NDArray p) {
    return polyint(p, 1, 0);
  }

  /**
   * Integrates a polynomial several times: {@code numpy.polyint(p, m, k)}, (n) → (n + m).
   *
   * @param p coefficients
   * @param m how often, not negative
   * @param k the constant of each time, in their order; one for all of them
   * @return new coefficients, floating or complex unless {@code m} is 0
   * @throws dev.baton.core.array.ShapeException if there are more axes than one
   * @throws IllegalArgumentException if {@code m} is negative, or there are fewer constants, though
   *     more than one
   * @throws IllegalStateException if the array is closed
   */
  default NDArray polyint(NDArray p, int m, double... k) {
    return Coefficients.integrated((Numeric) this, Coefficients.of(this, "polyint", p), m, k);
  }

  /**
   * Multiplies out the polynomial of given zeros: {@code numpy.poly(zeros)}, (n) → (n + 1).
   *
   * @param zeros where it is 0
   * @return new coefficients, the first 1: float64 or of the zeros' own floating type; real where
   *     every complex zero's conjugate is a zero too
   * @throws dev.baton.core.array.ShapeException if there are more axes than one
   * @throws IllegalStateException if the array is closed
   */
  default NDArray poly(NDArray zeros) {
    return Coefficients.ofZeros((Numeric) this, Coefficients.of(this, "poly", zeros));
  }

  /**
   * Finds where a polynomial is 0: {@code numpy.roots}, (n) → (degree), the eigenvalues of its
   * companion matrix. Zeros at 0, from coefficients of 0 at the end, come last.
   *
   * @param p coefficients
   * @return a new array, complex unless every zero is real; of single precision where {@code p} is
   * @throws dev.baton.core.array.ShapeException if there are more axes than one
   * @throws dev.baton.core.linalg.LinearAlgebraException if a coefficient is not finite, or the
   *     eigenvalues are not found
   * @throws UnsupportedOperationException if the dtype has 16 bits
   * @throws IllegalStateException if the array is closed
   */
  default NDArray roots(NDArray p) {
    return PolynomialFit.roots((Numeric) this, Coefficients.of(this, "roots", p));
  }

  /**
   * Fits a polynomial to points in the sense of least squares: {@code numpy.polyfit(x, y, deg)}.
   *
   * @param x where the points are (m)
   * @param y their values (m), or of several sets of points (m, k)
   * @param deg the polynomial's degree, not negative
   * @return new coefficients (deg + 1) or (deg + 1, k)
   * @see #polyfitFull(NDArray, NDArray, int, NDArray)
   */
  default NDArray polyfit(NDArray x, NDArray y, int deg) {
    return polyfit(x, y, deg, null);
  }

  /**
   * Fits a polynomial to weighted points: {@code numpy.polyfit(x, y, deg, w=w)}.
   *
   * @param x where the points are (m)
   * @param y their values (m), or of several sets of points (m, k)
   * @param deg the polynomial's degree, not negative
   * @param w by how much each point's distance counts (m), not its square; null for one
   * @return new coefficients (deg + 1) or (deg + 1, k)
   * @see #polyfitFull(NDArray, NDArray, int, NDArray)
   */
  default NDArray polyfit(NDArray x, NDArray y, int deg, @Nullable NDArray w) {
    PolyFit fit = polyfitFull(x, y, deg, w);
    fit.residuals().close();
    fit.singularValues().close();
    return fit.coefficients();
  }

  /**
   * Fits a polynomial and says how well that went: {@code numpy.polyfit(x, y, deg, w=w,
   * full=True)}. Columns of the matrix of powers are scaled to the length 1; singular values below
   * {@code m·ε} times the largest count as 0. A rank below {@code deg + 1} says that the points do
   * not determine the polynomial, of which NumPy warns.
   *
   * @param x where the points are (m)
   * @param y their values (m), or of several sets of points (m, k)
   * @param deg the polynomial's degree, not negative
   * @param w by how much each point's distance counts (m), not its square; null for one
   * @return new coefficients (deg + 1) or (deg + 1, k), and what {@link
   *     dev.baton.core.linalg.LinearAlgebra#lstsq} tells besides
   * @throws IllegalArgumentException if {@code deg} is negative
   * @throws dev.baton.core.array.ShapeException if {@code x} is empty or has not one axis, {@code
   *     y} has none or more than two, or their lengths or {@code w}'s differ
   * @throws dev.baton.core.linalg.LinearAlgebraException if singular values are not found, as where
   *     there is NaN
   * @throws UnsupportedOperationException if the dtype has 16 bits
   * @throws IllegalStateException if an array is closed
   */
  default PolyFit polyfitFull(NDArray x, NDArray y, int deg, @Nullable NDArray w) {
    return new PolynomialFit((Numeric) this, deg).fit(x, y, w);
  }

  /**
   * Fits a polynomial and tells the covariance of its coefficients: {@code numpy.polyfit(x, y, deg,
   * w=w, cov=True)}.
   *
   * @param x where the points are (m), more than {@code deg + 1}
   * @param y their values (m), or of several sets of points (m, k)
   * @param deg the polynomial's degree, not negative
   * @param w by how much each point's distance counts (m), not its square; null for one
   * @param scaled whether the residuals tell the points' variance; otherwise {@code w} holds the
   *     inverse of each one's standard deviation, {@code cov='unscaled'}
   * @return new coefficients (deg + 1) or (deg + 1, k), covariances (deg + 1, deg + 1) or, of
   *     several sets, (deg + 1, deg + 1, k), where not scaled (deg + 1, deg + 1, 1)
   * @throws IllegalArgumentException if {@code deg} is negative, or there are too few points
   * @throws dev.baton.core.array.ShapeException as {@link #polyfitFull}
   * @throws dev.baton.core.linalg.LinearAlgebraException as {@link #polyfitFull}, and if the points
   *     do not determine the polynomial
   * @throws UnsupportedOperationException if the dtype has 16 bits
   * @throws IllegalStateException if an array is closed
   */
  default PolyFitCov polyfitCov(
      NDArray x, NDArray y, int deg, @Nullable NDArray w, boolean scaled) {
    return new PolynomialFit((Numeric) this, deg).fitWithCovariance(x, y, w, scaled);
  }
}
