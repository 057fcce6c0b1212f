package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;

/** How windows are computed, in NumPy's order of operations. */
final class WindowShapes {
  private WindowShapes() {}

  /** Returns Σ parts[k]·cos(kπ·n/(m - 1)), n from 1 - m to m - 1 by twos. */
  static NDArray cosines(Numeric np, long m, double... parts) {
    try (Scope scope = np.scope()) {
      if (m <= 1) {
        return scope.keep(np.ones(Math.max(m, 0)));
      }
      NDArray places = np.arange(1.0 - m, (double) m, 2);
      NDArray sum = null;
      for (int k = 1; k < parts.length; k++) {
        NDArray angles = places.multiply(k * Math.PI).divide(m - 1.0);
        NDArray part = np.cos(angles).multiply(parts[k]);
        sum = sum == null ? part.add(parts[0]) : sum.add(part);
      }
      return scope.keep(sum == null ? np.full(parts[0], m) : sum);
    }
  }

  static NDArray bartlett(Numeric np, long m) {
    try (Scope scope = np.scope()) {
      if (m <= 1) {
        return scope.keep(np.ones(Math.max(m, 0)));
      }
      NDArray distance = np.absolute(np.arange(1.0 - m, (double) m, 2)).divide(m - 1.0);
      return scope.keep(distance.negate().add(1.0));
    }
  }

  static NDArray kaiser(Numeric np, long m, double beta) {
    if (m <= 1) {
      return np.ones(Math.max(m, 0));
    }
    double middle = (m - 1) / 2.0;
    NDArray distance = np.arange((double) m).subtract(middle).divide(middle);
    NDArray heights = np.sqrt(np.square(distance).negate().add(1.0)).multiply(beta);
    NDArray largest = np.i0(np.full(beta));
    return np.divide(np.i0(heights), largest);
  }
}
