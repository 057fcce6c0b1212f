package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.BinaryUfunc;

/** The modified Bessel function of order 0, by the Chebyshev expansions of Cephes' {@code i0}. */
final class Bessel {
  private Bessel() {}

  /** Where both expansions meet. */
  private static final double KNEE = 8;

  /** Of {@code exp(-x)·i0(x)} from 0 to 8. */
  private static final double[] NEAR = {
    -4.4153416464793395e-18,
    3.3307945188222384e-17,
    -2.431279846547955e-16,
    1.715391285555133e-15,
    -1.1685332877993451e-14,
    7.676185498604936e-14,
    -4.856446783111929e-13,
    2.95505266312964e-12,
    -1.726826291441556e-11,
    9.675809035373237e-11,
    -5.189795601635263e-10,
    2.6598237246823866e-09,
    -1.300025009986248e-08,
    6.046995022541919e-08,
    -2.670793853940612e-07,
    1.1173875391201037e-06,
    -4.4167383584587505e-06,
    1.6448448070728896e-05,
    -5.754195010082104e-05,
    0.00018850288509584165,
    -0.0005763755745385824,
    0.0016394756169413357,
    -0.004324309995050576,
    0.010546460394594998,
    -0.02373741480589947,
    0.04930528423967071,
    -0.09490109704804764,
    0.17162090152220877,
    -0.3046826723431984,
    0.6767952744094761
  };

  /** Of {@code exp(-x)·sqrt(x)·i0(x)} from 8 to infinity, in its inverse. */
  private static final double[] FAR = {
    -7.233180487874754e-18,
    -4.830504485944182e-18,
    4.46562142029676e-17,
    3.461222867697461e-17,
    -2.8276239805165836e-16,
    -3.425485619677219e-16,
    1.7725601330565263e-15,
    3.8116806693526224e-15,
    -9.554846698828307e-15,
    -4.150569347287222e-14,
    1.54008621752141e-14,
    3.8527783827421426e-13,
    7.180124451383666e-13,
    -1.7941785315068062e-12,
    -1.3215811840447713e-11,
    -3.1499165279632416e-11,
    1.1889147107846439e-11,
    4.94060238822497e-10,
    3.3962320257083865e-09,
    2.266668990498178e-08,
    2.0489185894690638e-07,
    2.8913705208347567e-06,
    6.889758346916825e-05,
    0.0033691164782556943,
    0.8044904110141088
  };

  /** The caller closes what is left. */
  static NDArray i0(Numeric np, NDArray given) {
    if (given.dtype().isComplex()) {
      throw new UnsupportedOperationException("i0: %s is complex".formatted(given.dtype()));
    }
    NDArray x = np.absolute(given.dtype().isFloating() ? given : given.astype(DType.FLOAT64));
    NDArray low = np.minimum(x, KNEE);
    NDArray high = np.maximum(x, KNEE);
    NDArray near = np.multiply(np.exp(low), series(np, np.add(np.divide(low, 2), -2), NEAR));
    NDArray inverse = np.add(BinaryUfunc.DIVIDE.apply(4 * KNEE, high), -2);
    NDArray far = np.divide(np.multiply(np.exp(high), series(np, inverse, FAR)), np.sqrt(high));
    return np.where(np.lessEqual(x, KNEE), near, far);
  }

  /** Clenshaw's sum. */
  private static NDArray series(Numeric np, NDArray x, double[] coefficients) {
    NDArray last = np.full(x.dtype(), 0.0, x.shape());
    NDArray sum = np.full(x.dtype(), coefficients[0], x.shape());
    NDArray before = last;
    for (int i = 1; i < coefficients.length; i++) {
      before = last;
      last = sum;
      sum = np.add(np.subtract(np.multiply(x, last), before), coefficients[i]);
    }
    return np.multiply(np.subtract(sum, before), 0.5);
  }
}
