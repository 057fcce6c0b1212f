package dev.baton.core;

import static java.lang.Double.isInfinite;
import static java.lang.Double.isNaN;
import static java.lang.Math.abs;
import static java.lang.Math.copySign;

import dev.baton.core.array.Complex;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Complex products and quotients as C99's annex G (C11 G.5.1) has them, which recovers infinities
 * that the plain formulas lose to NaN. Those of finite numbers are exact, rounded once.
 */
final class AnnexG {
  private static final double INF = Double.POSITIVE_INFINITY;

  /** Enough for quotients; sums of products are exact before they are rounded to it. */
  private static final MathContext DIGITS = new MathContext(60);

  private AnnexG() {}

  static Complex multiply(Complex z, Complex w) {
    if (isFinite(z) && isFinite(w)) {
      BigDecimal a = new BigDecimal(z.re());
      BigDecimal b = new BigDecimal(z.im());
      BigDecimal c = new BigDecimal(w.re());
      BigDecimal d = new BigDecimal(w.im());
      return new Complex(
          a.multiply(c).subtract(b.multiply(d)).doubleValue(),
          a.multiply(d).add(b.multiply(c)).doubleValue());
    }
    double a = z.re();
    double b = z.im();
    double c = w.re();
    double d = w.im();
    double x = a * c - b * d;
    double y = a * d + b * c;
    if (!isNaN(x) || !isNaN(y)) {
      return new Complex(x, y);
    }
    boolean infinite = false;
    if (isInfinite(a) || isInfinite(b)) {
      a = boxed(a);
      b = boxed(b);
      c = zeroIfNan(c);
      d = zeroIfNan(d);
      infinite = true;
    }
    if (isInfinite(c) || isInfinite(d)) {
      c = boxed(c);
      d = boxed(d);
      a = zeroIfNan(a);
      b = zeroIfNan(b);
      infinite = true;
    }
    if (!infinite
        && (isInfinite(z.re() * w.re())
            || isInfinite(z.im() * w.im())
            || isInfinite(z.re() * w.im())
            || isInfinite(z.im() * w.re()))) {
      a = zeroIfNan(a);
      b = zeroIfNan(b);
      c = zeroIfNan(c);
      d = zeroIfNan(d);
      infinite = true;
    }
    return infinite ? new Complex(INF * (a * c - b * d), INF * (a * d + b * c)) : new Complex(x, y);
  }

  static Complex divide(Complex z, Complex w) {
    double a = z.re();
    double b = z.im();
    double c = w.re();
    double d = w.im();
    if (isFinite(z) && isFinite(w) && (c != 0 || d != 0)) {
      return exactQuotient(
          new BigDecimal(a), new BigDecimal(b), new BigDecimal(c), new BigDecimal(d));
    }
    if (c == 0 && d == 0 && (!isNaN(a) || !isNaN(b))) {
      return new Complex(copySign(INF, c) * a, copySign(INF, c) * b);
    }
    if ((isInfinite(a) || isInfinite(b)) && isFinite(w)) {
      a = boxed(a);
      b = boxed(b);
      // Scaled, since only the signs matter and the products must not vanish.
      double scale = Math.max(abs(c), abs(d));
      c /= scale;
      d /= scale;
      return new Complex(INF * (a * c + b * d), INF * (b * c - a * d));
    }
    if ((isInfinite(c) || isInfinite(d)) && isFinite(z)) {
      c = boxed(c);
      d = boxed(d);
      return new Complex(0 * (a * c + b * d), 0 * (b * c - a * d));
    }
    return new Complex(Double.NaN, Double.NaN);
  }

  private static Complex exactQuotient(BigDecimal a, BigDecimal b, BigDecimal c, BigDecimal d) {
    BigDecimal norm = c.multiply(c).add(d.multiply(d));
    return new Complex(
        a.multiply(c).add(b.multiply(d)).divide(norm, DIGITS).doubleValue(),
        b.multiply(c).subtract(a.multiply(d)).divide(norm, DIGITS).doubleValue());
  }

  /**
   * Says whether two results with infinities or NaNs stand for the same: an infinity is one
   * whatever its other part is.
   */
  static boolean agree(Complex reference, Complex z) {
    if (isInfinite(reference.re()) || isInfinite(reference.im())) {
      return agreeInfinite(reference.re(), z.re())
          && agreeInfinite(reference.im(), z.im())
          && (isInfinite(z.re()) || isInfinite(z.im()));
    }
    return agree(reference.re(), z.re()) && agree(reference.im(), z.im());
  }

  private static boolean agreeInfinite(double reference, double x) {
    return !isInfinite(reference) || reference == x;
  }

  private static boolean agree(double reference, double x) {
    return isNaN(reference) ? isNaN(x) : Agreement.ulpsApart(reference, x) <= 4 || reference == x;
  }

  private static boolean isFinite(Complex z) {
    return Double.isFinite(z.re()) && Double.isFinite(z.im());
  }

  private static double boxed(double x) {
    return copySign(isInfinite(x) ? 1 : 0, x);
  }

  private static double zeroIfNan(double x) {
    return isNaN(x) ? copySign(0, x) : x;
  }
}
