package dev.baton.core;

import static java.lang.Math.abs;
import static java.lang.Math.hypot;
import static java.lang.Math.max;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How near results must be to NumPy's, operation by operation, and why not nearer.
 *
 * <p>An ulp is one of NumPy's value's; eps is 2^-52. NaNs are equal whatever their bits.
 */
final class Agreement {
  static final double EPS = 0x1p-52;

  private Agreement() {}

  /**
   * Compares a result with NumPy's.
   *
   * @return what is wrong, or null
   */
  static @Nullable String fault(GoldenOperation golden, List<NDArray> operands, NDArray result) {
    GoldenArray expected = golden.expected();
    if (result.dtype() != expected.dtype() || !Arrays.equals(result.shape(), expected.shape())) {
      return "is " + GoldenArray.of(result) + ", NumPy's " + expected;
    }
    GoldenArray actual = GoldenArray.of(result);
    boolean complex = expected.dtype() == DType.COMPLEX128;
    return switch (golden.operation()) {
      // One rounding, of the same exact value, or none.
      case "add", "subtract", "negative", "conjugate", "copy", "astype" ->
          ulps(0, expected, actual);
      // The same integers, and the same scaling to a double.
      case "random" -> ulps(0, expected, actual);
      // The same steps of one rounding each.
      case "arange", "linspace" -> ulps(0, expected, actual);
      case "multiply", "divide" ->
          complex
              ? complexArithmetic(golden.operation(), operands, expected, actual)
              : ulps(0, expected, actual);
      // The largest error is 1 ulp here, and in the C library's hypot that NumPy calls.
      case "absolute" -> ulps(operands.get(0).dtype().isComplex() ? 2 : 0, expected, actual);
      // The largest error is 1 ulp here and in NumPy; 4 in each part of complex ones, here and in
      // the C library.
      case "exp", "sin", "cos" -> ulps(complex ? 8 : 2, expected, actual);
      // The same order of additions, along whichever axes and in whatever layout.
      case "sum" -> ulps(0, expected, actual);
      case "dot", "matmul" -> product(operands.get(0), operands.get(1), expected, actual);
      case "fft", "ifft" -> transform(golden, operands.get(0), expected, actual);
      default -> throw new IllegalStateException("no rule for " + golden.operation());
    };
  }

  // ---- bits and ulps ---------------------------------------------------------------------------

  private static @Nullable String ulps(int most, GoldenArray expected, GoldenArray actual) {
    for (int i = 0; i < expected.parts().length; i++) {
      double distance = ulpsApart(expected.parts()[i], actual.parts()[i]);
      if (!(distance <= most)) {
        return difference(expected, actual, i, distance + " ulp, allowed " + most);
      }
    }
    return null;
  }

  /** Returns the distance in representable numbers; one from 0 to -0. */
  static double ulpsApart(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.isNaN(a) && Double.isNaN(b) ? 0 : Double.POSITIVE_INFINITY;
    }
    return Math.copySign(1, a) == Math.copySign(1, b)
        ? abs(magnitude(a) - magnitude(b))
        : (double) magnitude(a) + magnitude(b) + 1;
  }

  private static long magnitude(double x) {
    return Double.doubleToRawLongBits(abs(x));
  }

  private static String difference(GoldenArray expected, GoldenArray actual, int part, String how) {
    String kind = expected.dtype().isComplex() ? (part % 2 == 0 ? "re " : "im ") : "";
    int element = expected.dtype().isComplex() ? part / 2 : part;
    return "%selement %d is %s (%s), NumPy's %s (%s): %s"
        .formatted(
            kind,
            element,
            actual.parts()[part],
            Double.toHexString(actual.parts()[part]),
            expected.parts()[part],
            Double.toHexString(expected.parts()[part]),
            how);
  }

  // ---- complex products and quotients ----------------------------------------------------------

  /**
   * NumPy multiplies by the plain formula and divides by Smith's; both round several times, with or
   * without fused multiply-add as the CPU has it, so that a part that cancels has no digit in
   * common. The error is a few roundings of the larger part. Where the plain formulas leave the
   * range of doubles, C99's annex G is the measure, not NumPy.
   */
  private static @Nullable String complexArithmetic(
      String operation, List<NDArray> operands, GoldenArray expected, GoldenArray actual) {
    GoldenArray a = GoldenArray.of(operands.get(0).broadcastTo(expected.shape()));
    GoldenArray b = GoldenArray.of(operands.get(1).broadcastTo(expected.shape()));
    boolean product = operation.equals("multiply");
    for (int i = 0; i < expected.size(); i++) {
      Complex reference =
          product ? AnnexG.multiply(a.at(i), b.at(i)) : AnnexG.divide(a.at(i), b.at(i));
      Complex numpy = expected.at(i);
      Complex mine = actual.at(i);
      boolean plain = isFinite(reference) && isFinite(numpy);
      boolean right =
          plain
              ? near(numpy, mine, 8 * EPS) && near(reference, mine, 4 * EPS)
              : AnnexG.agree(reference, mine);
      if (!right) {
        return "element %d of %s and %s is %s, NumPy's %s, annex G's %s"
            .formatted(i, a.at(i), b.at(i), mine, numpy, reference);
      }
    }
    return null;
  }

  private static boolean isFinite(Complex z) {
    return Double.isFinite(z.re()) && Double.isFinite(z.im());
  }

  static boolean near(Complex a, Complex b, double relative) {
    double larger = max(abs(a.re()), abs(a.im()));
    double allowed = larger * relative + 4 * Double.MIN_VALUE;
    return abs(a.re() - b.re()) <= allowed && abs(a.im() - b.im()) <= allowed;
  }

  // ---- products --------------------------------------------------------------------------------

  /**
   * Products of matrices are summed in the order of the BLAS at hand, eight or more sums side by
   * side. The error is at most as many roundings as the longest of these sums has terms, of the
   * product of the longest row and column.
   */
  private static @Nullable String product(
      NDArray a, NDArray b, GoldenArray expected, GoldenArray actual) {
    if (a.ndim() == 0 || b.ndim() == 0) {
      return within(4 * EPS * norm(a) * norm(b), expected, actual);
    }
    long terms = a.shape(-1);
    double roundings = terms / 8.0 + 16;
    double longest = longestRow(a) * longestRow(b.ndim() == 1 ? b : swapLastAxes(b));
    return within(roundings * EPS * longest, expected, actual);
  }

  private static NDArray swapLastAxes(NDArray a) {
    int[] axes = new int[a.ndim()];
    Arrays.setAll(axes, axis -> axis);
    axes[axes.length - 1]--;
    axes[axes.length - 2]++;
    return a.transpose(axes);
  }

  private static double longestRow(NDArray a) {
    GoldenArray elements = GoldenArray.of(a);
    int row = (int) a.shape(-1);
    double longest = 0;
    for (int start = 0; start < elements.size(); start += row) {
      double length = 0;
      for (int i = start; i < start + row; i++) {
        length = hypot(length, hypot(elements.at(i).re(), elements.at(i).im()));
      }
      longest = max(longest, length);
    }
    return longest;
  }

  // ---- Fourier ---------------------------------------------------------------------------------

  /**
   * The algorithms differ. Here the error's length is at most 2·eps·sqrt(log2 n) of the result's,
   * four times that if a prime factor is above 13; NumPy's is of that order too.
   */
  private static @Nullable String transform(
      GoldenOperation golden, NDArray operand, GoldenArray expected, GoldenArray actual) {
    int n = (int) operand.shape(Integer.parseInt(golden.arguments().getOrDefault("axis", "-1")));
    double error = 0;
    double length = 0;
    double scale = 0;
    for (double part : expected.parts()) {
      scale = max(scale, abs(part));
    }
    if (scale == 0) {
      return ulps(0, expected, actual);
    }
    for (int i = 0; i < expected.parts().length; i++) {
      error = hypot(error, (expected.parts()[i] - actual.parts()[i]) / scale);
      length = hypot(length, expected.parts()[i] / scale);
    }
    double most =
        2 * 2 * EPS * Math.sqrt(Math.log(n) / Math.log(2)) * (largestFactor(n) > 13 ? 4 : 1);
    return error <= most * length
        ? null
        : "n = %d: relative error %s, allowed %s".formatted(n, error / length, most);
  }

  private static int largestFactor(int n) {
    int rest = n;
    int largest = 1;
    for (int factor = 2; rest > 1; factor++) {
      while (rest % factor == 0) {
        rest /= factor;
        largest = factor;
      }
    }
    return largest;
  }

  // ---- absolute distances ----------------------------------------------------------------------

  private static double norm(NDArray a) {
    double norm = 0;
    for (double part : GoldenArray.of(a).parts()) {
      norm = hypot(norm, part);
    }
    return norm;
  }

  private static @Nullable String within(double most, GoldenArray expected, GoldenArray actual) {
    for (int i = 0; i < expected.parts().length; i++) {
      double wanted = expected.parts()[i];
      double got = actual.parts()[i];
      boolean same = wanted == got || (Double.isNaN(wanted) && Double.isNaN(got));
      if (!same && !(abs(wanted - got) <= most)) {
        return difference(expected, actual, i, abs(wanted - got) + ", allowed " + most);
      }
    }
    return null;
  }
}
