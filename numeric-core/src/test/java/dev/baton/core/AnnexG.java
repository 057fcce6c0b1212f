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
    // Scaled: the quotient's exponent is of no matter where a part is infinite, NaN or 0.
    double size = Math.max(abs(c), abs(d));
    double scale = size > 0 && size < INF ? size : 1;
    double e = c / scale;
    double f = d / scale;
    double norm = e * e + f * f;
    double x = (a * e + b * f) / norm / scale;
    double y = (b * e - a * f) / norm / scale;
    if (!isNaN(x) || !isNaN(y)) {
      return new Complex(x, y);
    }
    if (norm == 0 && (!isNaN(a) || !isNaN(b))) {
      return new Complex(copySign(INF, c) * a, copySign(INF, c) * b);
    }
    if ((isInfinite(a) || isInfinite(b)) && isFinite(w)) {
      a = boxed(a);
      b = boxed(b);
      return new Complex(INF * (a * e + b * f), INF * (b * e - a * f));
    }
    if ((isInfinite(c) || isInfinite(d)) && isFinite(z)) {
      e = boxed(c);
      f = boxed(d);
      return new Complex(0 * (a * e + b * f), 0 * (b * e - a * f));
    }
    return new Complex(x, y);
  }

  private static Complex exactQuotient(BigDecimal a, BigDecimal b, BigDecimal c, BigDecimal d) {
    BigDecimal norm = c.multiply(c).add(d.multiply(d));
    return new Complex(
        a.multiply(c).add(b.multiply(d)).divide(norm, DIGITS).doubleValue(),
        b.multiply(c).subtract(a.multiply(d)).divide(norm, DIGITS).doubleValue());
  }

  /**
   * Says whether two results stand for the same where infinities or NaNs are about. A number with
   * an infinite part is an infinity whatever the other part is, and a number with a NaN part is
   * otherwise not a number; which of the parts are NaN is left open by the standard, and compilers
   * differ.
   */
  static boolean agree(Complex reference, Complex z) {
    if (isInfinite(reference.re()) || isInfinite(reference.im())) {
      return (isInfinite(z.re()) || isInfinite(z.im()))
          && agreeInfinite(reference.re(), z.re())
          && agreeInfinite(reference.im(), z.im());
    }
    if (isNaN(reference.re()) || isNaN(reference.im())) {
      return isNaN(z.re()) || isNaN(z.im());
    }
    return Agreement.near(reference, z, 4 * Agreement.EPS);
  }

  private static boolean agreeInfinite(double reference, double x) {
    return !isInfinite(reference) || isNaN(x) || reference == x;
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
