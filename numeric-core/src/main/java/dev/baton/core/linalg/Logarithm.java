package dev.baton.core.linalg;

import dev.baton.core.array.NDArray;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UnaryUfunc;

/**
 * Logarithms of matrices: {@code log T = 2ᵏ·log T^(1/2ᵏ)}, with so many roots of Schur's form T
 * that the quadrature of {@code log(1 + A) = ∫ A·(1 + x·A)⁻¹ dx} is exact to the last digit. After
 * Al-Mohy and Higham (2012): what is lost by subtracting 1 is mended on the diagonal by Al-Mohy's
 * (2012) way, and that of the result is the logarithm of T's.
 */
final class Logarithm {
  /** Gauss and Legendre's places in (-1, 1), those above 0, and all their weights. */
  private static final double[] PLACES = {
    0, 0.4058451513773972, 0.7415311855993945, 0.9491079123427585
  };

  private static final double[] WEIGHTS = {
    0.4179591836734694, 0.3818300505051189, 0.27970539148927664, 0.1294849661688697
  };

  /** For matrices of at most this 1-norm seven places are enough. */
  private static final double LARGEST = 0.264;

  private static final int MOST_ROOTS = 100;

  private Logarithm() {}

  static NDArray logm(Work work, NDArray a) {
    StridedArray matrices = work.squares(a);
    SchurForm form = SchurForm.of(work, matrices);
    if (matrices.elements() == 0) {
      return form.t().rowByRow();
    }
    boolean real = !form.t().type().isComplex();
    int singular = form.firstWithZero();
    if (singular >= 0) {
      throw work.failures(form.t().batch()).withoutLogarithm(singular);
    }
    boolean realResult = real && !form.hasNegative();
    if (real && !(realResult && form.isTriangular())) {
      form = SchurForm.of(work, matrices, Work.complex(form.t().type()));
    }
    NDArray result = form.of(triangular(work, form.t()));
    return realResult && result.dtype().isComplex() ? result.real().copy() : result;
  }

  /** The logarithm of triangular matrices, which are overwritten. */
  private static NDArray triangular(Work work, MatrixStack t) {
    StridedArray diagonal = MatrixStack.diagonals(t.transposes()).copy();
    StridedArray ones = work.identity(t.type(), t.batch(), t.rows());
    int roots = 0;
    NDArray less = BinaryUfunc.SUBTRACT.apply(t.matrices(), ones);
    while (roots < MOST_ROOTS && size(work, less) > LARGEST) {
      SquareRoot.apply(work, t);
      less = BinaryUfunc.SUBTRACT.apply(t.matrices(), ones);
      roots++;
    }
    StridedArray own = (StridedArray) less;
    if (roots > 0) {
      MatrixStack.diagonals(own).assign(rootLessOne(diagonal, roots));
    }
    StridedArray sum = quadrature(work, own, ones);
    NDArray scaled = BinaryUfunc.MULTIPLY.apply(sum, Math.scalb(1.0, roots));
    MatrixStack.diagonals((StridedArray) scaled).assign(UnaryUfunc.LOG.apply(diagonal));
    return scaled;
  }

  private static double size(Work work, NDArray matrices) {
    NDArray sizes = Norms.norm(work, matrices, Norm.of(1), Over.axes(-2, -1));
    return Reduction.MAX.apply(sizes).toDouble();
  }

  /** Returns {@code d^(1/2ᵏ) - 1}, as {@code (√d - 1) / Π (1 + d^(1/2ʲ))}. */
  private static NDArray rootLessOne(NDArray diagonal, int roots) {
    NDArray root = UnaryUfunc.SQRT.apply(diagonal);
    NDArray result = BinaryUfunc.SUBTRACT.apply(root, 1);
    for (int i = 1; i < roots; i++) {
      root = UnaryUfunc.SQRT.apply(root);
      result = BinaryUfunc.DIVIDE.apply(result, BinaryUfunc.ADD.apply(root, 1));
    }
    return result;
  }

  private static StridedArray quadrature(Work work, StridedArray a, StridedArray ones) {
    StridedArray sum = work.full(a.type(), 0, a.shape());
    for (int i = 0; i < PLACES.length; i++) {
      add(work, sum, a, ones, (1 + PLACES[i]) / 2, WEIGHTS[i] / 2);
      if (i > 0) {
        add(work, sum, a, ones, (1 - PLACES[i]) / 2, WEIGHTS[i] / 2);
      }
    }
    return sum;
  }

  private static void add(
      Work work, StridedArray sum, StridedArray a, StridedArray ones, double place, double weight) {
    NDArray divisor = BinaryUfunc.ADD.apply(ones, BinaryUfunc.MULTIPLY.apply(a, place));
    NDArray part = Structured.triangular(work, divisor, a, false, Transposition.NONE, false);
    BinaryUfunc.ADD.apply(sum, BinaryUfunc.MULTIPLY.apply(part, weight), sum);
  }
}
