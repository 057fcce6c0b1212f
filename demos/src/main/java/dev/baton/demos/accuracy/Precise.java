package dev.baton.demos.accuracy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Elementary functions to some fifty digits, by series in decimal numbers: slow, and sharing
 * nothing with the kernels that are measured against them.
 */
final class Precise {
  private static final MathContext DIGITS = new MathContext(60);

  /**
   * For the remainder of the largest double by π/2: 309 digits before the point, 60 and more
   * behind.
   */
  private static final MathContext REDUCTION = new MathContext(460);

  /** Terms smaller than this beside their sum no longer count. */
  private static final int NEGLIGIBLE = 57;

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.TWO;
  private static final BigDecimal THREE = BigDecimal.valueOf(3);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private static final BigDecimal LN2 = twiceArtanh(ONE.divide(THREE, DIGITS));
  private static final BigDecimal LN10 = log(BigDecimal.TEN);

  /** Machin's formula. */
  private static final BigDecimal HALF_PI =
      TWO.multiply(
          BigDecimal.valueOf(4).multiply(arctanOfInverse(5)).subtract(arctanOfInverse(239)),
          REDUCTION);

  private Precise() {}

  // ---- exponentials, logarithms, powers ---------------------------------------------------------

  static BigDecimal exp(BigDecimal x) {
    BigInteger twos = x.divide(LN2, DIGITS).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    BigDecimal rest = x.subtract(new BigDecimal(twos).multiply(LN2), DIGITS);
    BigDecimal power = expm1Series(rest.divide(BigDecimal.valueOf(256), DIGITS)).add(ONE);
    for (int squaring = 0; squaring < 8; squaring++) {
      power = power.multiply(power, DIGITS);
    }
    return scaled(power, twos.intValueExact());
  }

  static BigDecimal exp2(BigDecimal x) {
    return exp(x.multiply(LN2, DIGITS));
  }

  static BigDecimal expm1(BigDecimal x) {
    return x.abs().compareTo(HALF) < 0 ? expm1Series(x) : exp(x).subtract(ONE, DIGITS);
  }

  private static BigDecimal expm1Series(BigDecimal x) {
    BigDecimal term = x.round(DIGITS);
    BigDecimal sum = term;
    for (int n = 2; counts(term, sum); n++) {
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  static BigDecimal log(BigDecimal x) {
    int twos = 0;
    BigDecimal rest = x.round(DIGITS);
    double size = rest.doubleValue();
    if (size < 0.7 || size > 1.4) {
      twos = Math.getExponent(size);
      if (size < Double.MIN_NORMAL) {
        twos = Math.getExponent(scaled(rest, 100).doubleValue()) - 100;
      }
      rest = scaled(rest, -twos);
      if (rest.doubleValue() > 1.4) {
        rest = rest.divide(TWO, DIGITS);
        twos++;
      }
    }
    BigDecimal small = twiceArtanh(rest.subtract(ONE).divide(rest.add(ONE), DIGITS));
    return twos == 0 ? small : small.add(LN2.multiply(BigDecimal.valueOf(twos)), DIGITS);
  }

  static BigDecimal log2(BigDecimal x) {
    return log(x).divide(LN2, DIGITS);
  }

  static BigDecimal log10(BigDecimal x) {
    return log(x).divide(LN10, DIGITS);
  }

  static BigDecimal log1p(BigDecimal x) {
    return x.abs().compareTo(HALF) < 0
        ? twiceArtanh(x.divide(x.add(TWO), DIGITS))
        : log(x.add(ONE));
  }

  private static BigDecimal twiceArtanh(BigDecimal z) {
    BigDecimal square = z.multiply(z, DIGITS);
    BigDecimal power = z;
    BigDecimal sum = z;
    for (int n = 3; counts(power, sum); n += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
    }
    return sum.multiply(TWO, DIGITS);
  }

  static BigDecimal power(BigDecimal x, BigDecimal y) {
    return exp(y.multiply(log(x), DIGITS));
  }

  static BigDecimal cbrt(BigDecimal x) {
    if (x.signum() == 0) {
      return x;
    }
    BigDecimal root = new BigDecimal(Math.cbrt(x.doubleValue()));
    for (int step = 0; step < 3; step++) { // 16 digits, 32, 64.
      BigDecimal square = root.multiply(root, DIGITS);
      root =
          root.subtract(
              root.multiply(square, DIGITS).subtract(x).divide(square.multiply(THREE), DIGITS),
              DIGITS);
    }
    return root;
  }

  // ---- circular functions -----------------------------------------------------------------------

  static BigDecimal sin(BigDecimal x) {
    return circular(x, 0);
  }

  static BigDecimal cos(BigDecimal x) {
    return circular(x, 1);
  }

  static BigDecimal tan(BigDecimal x) {
    return sin(x).divide(cos(x), DIGITS);
  }

  /** Returns sin(x + quarters·π/2). */
  private static BigDecimal circular(BigDecimal x, int quarters) {
    BigInteger turns =
        x.divide(HALF_PI, REDUCTION).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    BigDecimal rest = x.subtract(HALF_PI.multiply(new BigDecimal(turns))).round(DIGITS);
    int quadrant = turns.add(BigInteger.valueOf(quarters)).and(BigInteger.valueOf(3)).intValue();
    BigDecimal value = quadrant % 2 == 0 ? series(rest, rest, 1) : series(ONE, rest, 0);
    return quadrant < 2 ? value : value.negate();
  }

  /** Sums first − first·x²/((n+1)(n+2)) + …, the series of sine (n = 1) or cosine (n = 0). */
  private static BigDecimal series(BigDecimal first, BigDecimal x, int n) {
    BigDecimal square = x.multiply(x, DIGITS).negate();
    BigDecimal term = first;
    BigDecimal sum = first;
    for (int k = n; counts(term, sum); k += 2) {
      term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf((k + 1L) * (k + 2L)), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  static BigDecimal arcsin(BigDecimal x) {
    BigDecimal opposite = ONE.subtract(x).multiply(ONE.add(x), DIGITS);
    return opposite.signum() == 0
        ? HALF_PI.round(DIGITS).multiply(BigDecimal.valueOf(x.signum()))
        : arctan(x.divide(opposite.sqrt(DIGITS), DIGITS));
  }

  static BigDecimal arccos(BigDecimal x) {
    BigDecimal sum = ONE.add(x);
    return sum.signum() == 0
        ? HALF_PI.multiply(TWO, DIGITS)
        : arctan(ONE.subtract(x).divide(sum, DIGITS).sqrt(DIGITS)).multiply(TWO, DIGITS);
  }

  static BigDecimal arctan(BigDecimal x) {
    if (x.abs().compareTo(ONE) > 0) {
      BigDecimal quarter = HALF_PI.multiply(BigDecimal.valueOf(x.signum()), DIGITS);
      return quarter.subtract(arctan(ONE.divide(x, DIGITS)), DIGITS);
    }
    BigDecimal half = x.round(DIGITS);
    for (int halving = 0; halving < 3; halving++) {
      half = half.divide(ONE.add(ONE.add(half.multiply(half, DIGITS)).sqrt(DIGITS)), DIGITS);
    }
    BigDecimal square = half.multiply(half, DIGITS).negate();
    BigDecimal power = half;
    BigDecimal sum = half;
    for (int n = 3; counts(power, sum); n += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
    }
    return sum.multiply(BigDecimal.valueOf(8), DIGITS);
  }

  private static BigDecimal arctanOfInverse(long n) {
    BigDecimal power = ONE.divide(BigDecimal.valueOf(n), REDUCTION);
    BigDecimal square = BigDecimal.valueOf(-n * n);
    BigDecimal sum = power;
    for (long k = 3; power.precision() - power.scale() > -REDUCTION.getPrecision(); k += 2) {
      power = power.divide(square, REDUCTION);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), REDUCTION), REDUCTION);
    }
    return sum;
  }

  // ---- hyperbolic functions ---------------------------------------------------------------------

  static BigDecimal sinh(BigDecimal x) {
    if (x.abs().compareTo(HALF) < 0) {
      BigDecimal more = expm1(x);
      return more.add(more.divide(more.add(ONE), DIGITS), DIGITS).multiply(HALF, DIGITS);
    }
    return exp(x).subtract(exp(x.negate()), DIGITS).multiply(HALF, DIGITS);
  }

  static BigDecimal cosh(BigDecimal x) {
    BigDecimal power = exp(x);
    return power.add(ONE.divide(power, DIGITS), DIGITS).multiply(HALF, DIGITS);
  }

  static BigDecimal tanh(BigDecimal x) {
    BigDecimal more = expm1(x.multiply(TWO));
    return more.divide(more.add(TWO), DIGITS);
  }

  // ---- numbers ----------------------------------------------------------------------------------

  private static BigDecimal scaled(BigDecimal x, int twos) {
    BigDecimal power = TWO.pow(Math.abs(twos));
    return twos < 0 ? x.divide(power, DIGITS) : x.multiply(power, DIGITS);
  }

  private static boolean counts(BigDecimal term, BigDecimal sum) {
    return term.signum() != 0
        && term.precision() - term.scale() > sum.precision() - sum.scale() - NEGLIGIBLE;
  }
}
