package dev.baton.core.fft;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.ufunc.Reduction;

/** An operand of a non-uniform transform, dense in float64 or complex128: a view or a copy. */
final class NonuniformOperand implements AutoCloseable {
  /** Beyond, neighbouring float64 numbers are an eighth of a radian apart. */
  private static final double LARGEST = 1e15;

  final StridedArray dense;

  /** Whether it was given in single precision. */
  final boolean single;

  private double[] least = {};
  private double[] largest = {};

  private NonuniformOperand(StridedArray given, DType dtype) {
    single = given.type() == DType.FLOAT32 || given.type() == DType.COMPLEX64;
    dense =
        given.contiguous() && given.type() == dtype
            ? given.slice()
            : given.converted(dtype, Order.C);
  }

  /**
   * Returns coordinates: of one axis, or of two whose first has extent 1, 2 or 3; finite.
   *
   * @throws ShapeException if they have another shape
   * @throws UnsupportedOperationException if they are complex
   * @throws IllegalArgumentException if one is not finite, or too large
   */
  static NonuniformOperand coordinates(ArrayContext context, String what, NDArray array) {
    StridedArray given = context.own("nufft", array);
    if (given.type().isComplex()) {
      throw new UnsupportedOperationException(
          "nufft: " + what + " must be real, not " + given.type());
    }
    long[] shape = given.extents();
    if (shape.length < 1 || shape.length > 2 || (shape.length == 2 && !isDimension(shape[0]))) {
      throw new ShapeException(
          "nufft: %s must be of shape (n) or (d, n), d = 1, 2 or 3, not %s"
              .formatted(what, Shape.toString(shape)));
    }
    var operand = new NonuniformOperand(given, DType.FLOAT64);
    try {
      operand.findRange(what);
    } catch (RuntimeException | Error failed) {
      operand.close();
      throw failed;
    }
    return operand;
  }

  /** Returns real or complex numbers of any shape. */
  static NonuniformOperand numbers(ArrayContext context, NDArray array) {
    return new NonuniformOperand(context.own("nufft", array), DType.COMPLEX128);
  }

  /**
   * Returns numbers that are one for each point.
   *
   * @throws ShapeException if they are not
   */
  static NonuniformOperand strengths(
      ArrayContext context, NDArray array, NonuniformOperand points) {
    long[] shape = context.own("nufft", array).extents();
    if (shape.length != 1 || shape[0] != points.count()) {
      throw new ShapeException(
          "nufft: strengths %s for %d points".formatted(Shape.toString(shape), points.count()));
    }
    return numbers(context, array);
  }

  private static boolean isDimension(long extent) {
    return extent >= 1 && extent <= 3;
  }

  /** Of coordinates: in how many dimensions. */
  int ndim() {
    return dense.extents().length == 1 ? 1 : (int) dense.extents()[0];
  }

  /** Of coordinates: how many points. */
  long count() {
    return dense.extents()[dense.extents().length - 1];
  }

  private void findRange(String what) {
    if (dense.elements() == 0) {
      return;
    }
    least = extremes(Reduction.MIN);
    largest = extremes(Reduction.MAX);
    for (int axis = 0; axis < least.length; axis++) {
      if (!(least[axis] >= -LARGEST && largest[axis] <= LARGEST)) {
        throw new IllegalArgumentException(
            "nufft: %s of axis %d range from %s to %s: they must be finite and at most 1e15"
                .formatted(what, axis, least[axis], largest[axis]));
      }
    }
  }

  private double[] extremes(Reduction which) {
    try (NDArray found = which.apply(dense, false, dense.extents().length - 1)) {
      return found.toDoubleArray();
    }
  }

  /** For each axis the least and largest of these sources and of targets; neither is empty. */
  double[] boundsWith(NonuniformOperand targets) {
    double[][] columns = {least, largest, targets.least, targets.largest};
    double[] bounds = new double[4 * least.length];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = columns[i % 4][i / 4];
    }
    return bounds;
  }

  @Override
  public void close() {
    dense.close();
  }
}
