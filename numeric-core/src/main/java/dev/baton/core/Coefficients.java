package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.array.Slice;
import dev.baton.core.internal.array.StridedArray;
import java.util.function.BinaryOperator;

/**
 * What polynomials are computed by, step by step as {@code numpy/lib/_polynomial_impl.py} makes
 * them: the types of the steps, and so every rounding, are NumPy's.
 */
final class Coefficients {
  private Coefficients() {}

  /** Returns a view of one axis. */
  static StridedArray of(Object part, String name, NDArray p) {
    StridedArray own = Numeric.context(part).own(name, p);
    if (own.extents().length > 1) {
      throw new ShapeException(
          "%s: coefficients have one axis, not the shape %s"
              .formatted(name, Shape.toString(own.extents())));
    }
    return own.reshape(-1);
  }

  /** Returns coefficients without leading zeros, and at least one. */
  static NDArray trimmed(Numeric np, StridedArray p) {
    try (p) {
      NDArray rest = np.trimZeros(p, true, false);
      if (rest.size() > 0) {
        return rest;
      }
      rest.close();
      return np.zeros(p.dtype(), 1);
    }
  }

  /** From zeros on, even where 0 times x is NaN. */
  static NDArray valued(Numeric np, StridedArray p, StridedArray x) {
    try (Scope scope = np.scope();
        p) {
      NDArray y = np.zerosLike(x);
      for (long i = 0; i < p.elements(); i++) {
        try (NDArray coefficient = p.slice(Slice.at(i))) {
          if (i == 0) {
            y = np.add(np.multiply(y, x), coefficient);
          } else {
            np.add(np.multiply(y, x, y), coefficient, y);
          }
        }
      }
      return scope.keep(y);
    }
  }

  /** Combines coefficients of the same powers, zeros before the shorter one's. */
  static NDArray aligned(
      Numeric np, String name, NDArray a, NDArray b, BinaryOperator<NDArray> operation) {
    try (Scope scope = np.scope()) {
      NDArray x = of(np, name, a);
      NDArray y = of(np, name, b);
      long n = Math.max(x.size(), y.size());
      return scope.keep(operation.apply(filledUp(np, x, n), filledUp(np, y, n)));
    }
  }

  private static NDArray filledUp(Numeric np, NDArray p, long n) {
    return p.size() == n ? p : np.concatenate(0, np.zeros(p.dtype(), n - p.size()), p);
  }

  static PolyDiv divided(Numeric np, NDArray dividend, NDArray divisor) {
    if (dividend.size() == 0 || divisor.size() == 0) {
      throw new ShapeException(
          "polydiv: there are no coefficients in %s by %s"
              .formatted(Shape.toString(dividend.shape()), Shape.toString(divisor.shape())));
    }
    try (Scope scope = np.scope()) {
      NDArray u = np.add(dividend, 0.0);
      NDArray v = np.add(divisor, 0.0);
      DType type = DType.promote(u.dtype(), v.dtype());
      long n = v.size();
      NDArray quotient = np.zeros(type, Math.max(u.size() - n + 1, 1));
      NDArray rest = u.astype(type);
      NDArray scale = np.divide(1.0, v.slice(Slice.at(0)));
      for (long k = 0; k <= u.size() - n; k++) {
        try (Scope _ = np.scope()) {
          NDArray times = np.multiply(scale, rest.slice(Slice.at(k)));
          quotient.slice(Slice.at(k)).assign(times);
          NDArray reached = rest.slice(Slice.range(k, k + n));
          np.subtract(reached, np.multiply(times, v), reached);
        }
      }
      NDArray zero = np.zeros(type);
      long first = 0;
      while (first < rest.size() - 1
          && np.allclose(rest.slice(Slice.at(first)), zero, 1e-14, Closeness.ATOL, false)) {
        first++;
      }
      NDArray remainder = rest.slice(Slice.from(first)).copy();
      return new PolyDiv(scope.keep(quotient), scope.keep(remainder));
    }
  }

  static NDArray derived(Numeric np, NDArray p, int m) {
    requireTimes("polyder", m);
    try (Scope scope = np.scope();
        p) {
      NDArray result = p;
      for (int i = 0; i < m; i++) {
        NDArray powers = np.arange(Math.max(result.size() - 1, 0), 0, -1);
        result = np.multiply(result.slice(Slice.to(-1)), powers);
      }
      return scope.keep(m == 0 ? p.copy() : result);
    }
  }

  static NDArray integrated(Numeric np, NDArray p, int m, double... k) {
    requireTimes("polyint", m);
    if (k.length != 1 && k.length < m) {
      throw new IllegalArgumentException(
          "polyint: %d constants for %d integrations: give one for each, or one for all"
              .formatted(k.length, m));
    }
    try (Scope scope = np.scope();
        p) {
      NDArray result = p;
      for (int i = 0; i < m; i++) {
        NDArray powers = np.arange(result.size(), 0, -1);
        NDArray constant = np.array(k[k.length == 1 ? 0 : i]);
        result = np.concatenate(0, np.divide(result, powers), constant);
      }
      return scope.keep(m == 0 ? p.copy() : result);
    }
  }

  private static void requireTimes(String name, int m) {
    if (m < 0) {
      throw new IllegalArgumentException("%s: m must not be negative, got %d".formatted(name, m));
    }
  }

  static NDArray ofZeros(Numeric np, NDArray zeros) {
    DType type =
        switch (zeros.dtype()) {
          case FLOAT32, COMPLEX64, COMPLEX128 -> zeros.dtype();
          default -> DType.FLOAT64;
        };
    try (Scope scope = np.scope();
        zeros) {
      NDArray cast = zeros.astype(type);
      NDArray result = np.ones(type, 1);
      NDArray factor = np.ones(type, 2);
      for (long i = 0; i < cast.size(); i++) {
        try (NDArray zero = cast.slice(Slice.at(i));
            NDArray last = factor.slice(Slice.at(1))) {
          np.negative(zero, last);
        }
        try (NDArray shorter = result) {
          result = np.convolve(shorter, factor);
        }
      }
      return scope.keep(type.isComplex() && isPaired(np, cast) ? result.real().copy() : result);
    }
  }

  /** Says whether every zero's conjugate is one, as often. */
  private static boolean isPaired(Numeric np, NDArray zeros) {
    return np.arrayEqual(np.sort(zeros), np.sort(np.conjugate(zeros)));
  }
}
