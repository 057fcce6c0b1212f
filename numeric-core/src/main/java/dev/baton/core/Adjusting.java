package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.internal.array.Scalar;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.UfuncOptions;
import dev.baton.core.ufunc.UnaryUfunc;
import org.jspecify.annotations.Nullable;

/** Rounding to decimals, bounds, and numbers in place of what is none. */
final class Adjusting {
  private Adjusting() {}

  static NDArray round(Numeric np, StridedArray a, int decimals) {
    DType dtype = a.type();
    if (dtype.isInteger() && decimals >= 0) {
      return a.copy();
    }
    if (dtype == DType.BOOL && decimals != 0) {
      throw new UnsupportedOperationException(
          "round: bools have no decimals: %d asked for".formatted(decimals));
    }
    try (Scope scope = np.scope()) {
      return scope.keep(
          dtype.isComplex()
              ? roundedParts(a, decimals)
              : dtype.isInteger()
                  ? roundedReal(a, decimals).astype(dtype)
                  : roundedReal(a, decimals));
    }
  }

  private static NDArray roundedParts(StridedArray a, int decimals) {
    NDArray rounded = a.copy();
    rounded.real().assign(roundedReal(a.real(), decimals));
    rounded.imag().assign(roundedReal(a.imag(), decimals));
    return rounded;
  }

  private static NDArray roundedReal(NDArray a, int decimals) {
    if (decimals == 0) {
      return UnaryUfunc.RINT.apply(a);
    }
    double power = Math.pow(10, Math.abs(decimals));
    BinaryUfunc there = decimals > 0 ? BinaryUfunc.MULTIPLY : BinaryUfunc.DIVIDE;
    BinaryUfunc back = decimals > 0 ? BinaryUfunc.DIVIDE : BinaryUfunc.MULTIPLY;
    NDArray scaled = there.apply(a, power);
    return back.apply(UnaryUfunc.RINT.apply(scaled, scaled), power);
  }

  // ---- bounds -----------------------------------------------------------------------------------

  static NDArray clip(Numeric np, StridedArray a, @Nullable NDArray min, @Nullable NDArray max) {
    try (Scope scope = np.scope()) {
      NDArray low = min == null ? a : BinaryUfunc.MAXIMUM.apply(a, min);
      NDArray both = max == null ? low : BinaryUfunc.MINIMUM.apply(low, max);
      return scope.keep(both == a ? UnaryUfunc.POSITIVE.apply(a) : both);
    }
  }

  static NDArray clip(Numeric np, StridedArray a, @Nullable Number min, @Nullable Number max) {
    Number least = min == null || Scalar.of("clip", min).outside(a.type()) < 0 ? null : min;
    Number most = max == null || Scalar.of("clip", max).outside(a.type()) > 0 ? null : max;
    try (Scope scope = np.scope()) {
      NDArray low = least == null ? a : BinaryUfunc.MAXIMUM.apply(a, least);
      NDArray both = most == null ? low : BinaryUfunc.MINIMUM.apply(low, most);
      return scope.keep(both == a ? UnaryUfunc.POSITIVE.apply(a) : both);
    }
  }

  // ---- what is no number ------------------------------------------------------------------------

  static NDArray nanToNum(
      StridedArray a, double nan, @Nullable Double posinf, @Nullable Double neginf) {
    StridedArray result = a.copy();
    if (!a.type().isFloating() && !a.type().isComplex()) {
      return result;
    }
    double most = posinf != null ? posinf : a.type().real().floatLimits().max();
    double least = neginf != null ? neginf : -a.type().real().floatLimits().max();
    return result.filledBy(
        () -> {
          if (!a.type().isComplex()) {
            replace(result, nan, most, least);
            return;
          }
          try (NDArray re = result.real();
              NDArray im = result.imag()) {
            replace(re, nan, most, least);
            replace(im, nan, most, least);
          }
        });
  }

  private static void replace(NDArray a, double nan, double most, double least) {
    try (NDArray nans = UnaryUfunc.ISNAN.apply(a);
        NDArray high = BinaryUfunc.EQUAL.apply(a, Double.POSITIVE_INFINITY);
        NDArray low = BinaryUfunc.EQUAL.apply(a, Double.NEGATIVE_INFINITY)) {
      put(a, nans, nan);
      put(a, high, most);
      put(a, low, least);
    }
  }

  /** Makes elements a number where a mask is set. */
  static void put(NDArray a, NDArray mask, double value) {
    StridedArray target = (StridedArray) a;
    try (var attachment = target.context().interpreter().attach();
        StridedArray number = target.context().empty(attachment.state(), a.dtype())) {
      number.fill(value);
      UnaryUfunc.POSITIVE.apply(number, UfuncOptions.DEFAULT.out(a).where(mask));
    }
  }
}
