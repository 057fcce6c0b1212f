package dev.baton.core.linalg;

import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.FloatingPointErrors;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UfuncOptions;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.Arrays;

/**
 * Exponentials of matrices: {@code (e^(A/2ˢ))^(2ˢ)} with Padé's quotient for the inner one; Al-Mohy
 * and Higham, A new scaling and squaring algorithm for the matrix exponential (2009). How far to
 * scale is told by roots of the norms of powers, which for some matrices are far below the norm.
 */
final class Exponential {
  /** The degrees of quotients, and how large matrices may be for them. */
  private static final int[] DEGREES = {3, 5, 7, 9};

  private static final double[] LARGEST = {
    1.495585217958292e-2, 2.539398330063230e-1, 9.504178996162932e-1, 2.097847961257068
  };

  private static final int LAST_DEGREE = 13;
  private static final double LARGEST_OF_LAST = 4.25;

  private static final Over BOTH = Over.axes(-2, -1);

  private final Work work;
  private final DType type;

  /** Matrices (count, n, n). */
  private final StridedArray a;

  private final long count;
  private final long n;
  private final double[] norms;

  private Exponential(Work work, StridedArray a) {
    this.work = work;
    this.type = a.type();
    this.a = a;
    this.count = a.shape(0);
    this.n = a.shape(-1);
    this.norms = norms(a);
  }

  static NDArray expm(Work work, NDArray a) {
    StridedArray matrices = work.squares(a);
    DType type = work.type(matrices);
    long[] shape = matrices.extents();
    if (matrices.elements() == 0) {
      return work.empty(type, shape.clone());
    }
    long n = shape[shape.length - 1];
    StridedArray own = work.empty(type, shape.clone());
    own.assign(matrices);
    // Norms that overflow, or are 0, say how to scale, and nothing to the caller.
    try (var _ = FloatingPointErrors.of(work.context(), work.self()).all(ErrorMode.IGNORE).open()) {
      return new Exponential(work, own.reshape(-1, n, n)).exponential().reshape(shape.clone());
    }
  }

  private NDArray exponential() {
    NDArray squared = Products.matmul(a, a);
    NDArray fourth = Products.matmul(squared, squared);
    NDArray sixth = Products.matmul(squared, fourth);
    double[] byFourth = roots(fourth, 4);
    double[] bySixth = roots(sixth, 6);
    for (int i = 0; i < 2; i++) {
      if (isEnough(i, byFourth, bySixth)) {
        return quotient(DEGREES[i], a, squared, fourth, sixth);
      }
    }
    double[] byEighth = roots(Products.matmul(fourth, fourth), 8);
    for (int i = 2; i < DEGREES.length; i++) {
      if (isEnough(i, bySixth, byEighth)) {
        return quotient(DEGREES[i], a, squared, fourth, sixth);
      }
    }
    double[] byTenth = roots(Products.matmul(fourth, sixth), 10);
    int[] halvings = halvings(bySixth, byEighth, byTenth);
    return squared(scaledQuotient(halvings, squared, fourth, sixth), halvings);
  }

  private boolean isEnough(int i, double[] first, double[] second) {
    for (int matrix = 0; matrix < count; matrix++) {
      // Not larger, so that a matrix that is not finite goes on.
      if (!(Math.max(first[matrix], second[matrix]) <= LARGEST[i])) {
        return false;
      }
    }
    for (int more : more(DEGREES[i], new int[(int) count])) {
      if (more > 0) {
        return false;
      }
    }
    return true;
  }

  private int[] halvings(double[] bySixth, double[] byEighth, double[] byTenth) {
    int[] halvings = new int[(int) count];
    for (int i = 0; i < halvings.length; i++) {
      double size = Math.min(Math.max(bySixth[i], byEighth[i]), Math.max(byEighth[i], byTenth[i]));
      if (Double.isFinite(size) && size > LARGEST_OF_LAST) {
        halvings[i] = (int) Math.ceil(Math.log(size / LARGEST_OF_LAST) / Math.log(2));
      }
    }
    int[] more = more(LAST_DEGREE, halvings);
    for (int i = 0; i < halvings.length; i++) {
      halvings[i] += more[i];
    }
    return halvings;
  }

  /**
   * How many more halvings rounding asks for: by the first term that a quotient leaves out, and the
   * norm of a power of the absolute values.
   */
  private int[] more(int degree, int[] halvings) {
    NDArray sizes = UnaryUfunc.ABSOLUTE.apply(a);
    StridedArray sums = work.full(sizes.dtype(), 1, count, 1, n);
    double[] grown = new double[(int) count];
    for (int power = 0; power < 2 * degree + 1; power++) {
      // Each row by its largest sum, which is told apart: powers overflow.
      sums = (StridedArray) Products.matmul(sums, sizes);
      NDArray largest = Reduction.MAX.apply(sums, BOTH.keepDims());
      double[] factors = largest.reshape(-1).toDoubleArray();
      for (int i = 0; i < grown.length; i++) {
        grown[i] += Math.log(factors[i]) / Math.log(2);
      }
      sums = (StridedArray) BinaryUfunc.DIVIDE.apply(sums, largest);
    }
    int[] more = new int[(int) count];
    double precision = Math.log(Regression.precision(type) / 2) / Math.log(2);
    for (int i = 0; i < more.length; i++) {
      double scaled = grown[i] - Math.log(norms[i]) / Math.log(2) - 2.0 * degree * halvings[i];
      double excess = (scaled + firstLeftOut(degree) - precision) / (2 * degree);
      more[i] = excess > 0 && Double.isFinite(excess) ? (int) Math.ceil(excess) : 0;
    }
    return more;
  }

  /** The binary logarithm of {@code (m!)² / ((2m)!·(2m+1)!)}. */
  private static double firstLeftOut(int m) {
    double logarithm = 0;
    for (int i = 1; i <= 2 * m + 1; i++) {
      logarithm -= Math.log(i) * (i == 2 * m + 1 ? 1 : 2) - (i <= m ? 2 * Math.log(i) : 0);
    }
    return logarithm / Math.log(2);
  }

  private double[] norms(StridedArray matrices) {
    return Norms.norm(work, matrices, Norm.of(1), BOTH).astype(DType.FLOAT64).toDoubleArray();
  }

  private double[] roots(NDArray power, int exponent) {
    double[] roots = norms((StridedArray) power);
    for (int i = 0; i < roots.length; i++) {
      roots[i] = Math.pow(roots[i], 1.0 / exponent);
    }
    return roots;
  }

  private NDArray scaledQuotient(int[] halvings, NDArray squared, NDArray fourth, NDArray sixth) {
    double[] scales = new double[halvings.length];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = Math.scalb(1.0, -halvings[i]);
    }
    NDArray scale = work.empty(type.real(), count, 1, 1);
    for (int i = 0; i < scales.length; i++) {
      scale.set(scales[i], i, 0, 0);
    }
    NDArray byTwo = BinaryUfunc.MULTIPLY.apply(scale, scale);
    NDArray byFour = BinaryUfunc.MULTIPLY.apply(byTwo, byTwo);
    return quotient(
        LAST_DEGREE,
        BinaryUfunc.MULTIPLY.apply(a, scale),
        BinaryUfunc.MULTIPLY.apply(squared, byTwo),
        BinaryUfunc.MULTIPLY.apply(fourth, byFour),
        BinaryUfunc.MULTIPLY.apply(sixth, BinaryUfunc.MULTIPLY.apply(byFour, byTwo)));
  }

  /** Padé's quotient {@code (V + U) / (V - U)}, U of the odd powers and V of the even ones. */
  private NDArray quotient(int degree, NDArray x, NDArray squared, NDArray fourth, NDArray sixth) {
    double[] c = coefficients(degree);
    NDArray[] even = {work.identity(type, new long[0], n), squared, fourth, sixth};
    NDArray odd;
    NDArray rest;
    if (degree == LAST_DEGREE) {
      odd = sum(even, new double[] {0, c[9], c[11], c[13]});
      odd = BinaryUfunc.ADD.apply(Products.matmul(sixth, odd), sum(even, c[1], c[3], c[5], c[7]));
      rest = sum(even, new double[] {0, c[8], c[10], c[12]});
      rest = BinaryUfunc.ADD.apply(Products.matmul(sixth, rest), sum(even, c[0], c[2], c[4], c[6]));
    } else if (degree == 9) {
      NDArray eighth = Products.matmul(fourth, fourth);
      odd =
          BinaryUfunc.ADD.apply(
              sum(even, c[1], c[3], c[5], c[7]), BinaryUfunc.MULTIPLY.apply(eighth, c[9]));
      rest =
          BinaryUfunc.ADD.apply(
              sum(even, c[0], c[2], c[4], c[6]), BinaryUfunc.MULTIPLY.apply(eighth, c[8]));
    } else {
      double[] all = Arrays.copyOf(c, 8);
      odd = sum(even, all[1], all[3], all[5], all[7]);
      rest = sum(even, all[0], all[2], all[4], all[6]);
    }
    odd = Products.matmul(x, odd);
    return Solving.solve(
        work, BinaryUfunc.SUBTRACT.apply(rest, odd), BinaryUfunc.ADD.apply(rest, odd));
  }

  private NDArray sum(NDArray[] terms, double... factors) {
    StridedArray sum = work.full(type, 0, count, n, n);
    for (int i = 0; i < terms.length; i++) {
      if (factors[i] != 0) {
        BinaryUfunc.ADD.apply(sum, BinaryUfunc.MULTIPLY.apply(terms[i], factors[i]), sum);
      }
    }
    return sum;
  }

  /** {@code (2m-j)!·m! / ((2m)!·(m-j)!·j!)}, made whole numbers by the last of them. */
  private static double[] coefficients(int m) {
    double[] c = new double[m + 1];
    c[m] = 1;
    for (int j = m; j > 0; j--) {
      c[j - 1] = c[j] * j * (2.0 * m - j + 1) / (m - j + 1);
    }
    return c;
  }

  /** Squares each as often as it was halved. */
  private NDArray squared(NDArray quotient, int[] halvings) {
    int most = 0;
    for (int own : halvings) {
      most = Math.max(most, own);
    }
    NDArray result = quotient;
    NDArray other = work.empty(type, quotient.shape());
    NDArray wanted = work.empty(DType.BOOL, count, 1, 1);
    for (int done = 0; done < most; done++) {
      Products.matmul(result, result, other);
      boolean all = true;
      for (int i = 0; i < halvings.length; i++) {
        boolean more = halvings[i] > done;
        wanted.set(more, i, 0, 0);
        all &= more;
      }
      if (all) {
        NDArray before = result;
        result = other;
        other = before;
      } else {
        UnaryUfunc.POSITIVE.apply(other, UfuncOptions.DEFAULT.out(result).where(wanted));
      }
    }
    return result;
  }
}
