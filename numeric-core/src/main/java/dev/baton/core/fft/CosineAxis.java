package dev.baton.core.fft;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.ArrayScope;
import dev.baton.core.internal.array.Outputs;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.ThreadState;
import org.jspecify.annotations.Nullable;

/**
 * One kind of cosine or sine transform along one axis: {@link CosineLines}, scaled, of operands of
 * any length, layout and dtype.
 */
final class CosineAxis {
  private final ThreadState self;
  private final ArrayContext context;
  private final AxisTransforms transforms;
  private final boolean cosine;
  private final boolean inverse;
  private final int type;
  private final FourierNorm norm;

  /**
   * Prepares transforms.
   *
   * @param transforms names the operation, under {@link FourierNorm#BACKWARD}
   * @param cosine whether by cosines, else by sines
   * @param inverse whether the transform of the type is undone
   * @param type 1 to 4
   * @param norm how results are scaled
   * @throws IllegalArgumentException if there is no such type
   */
  CosineAxis(
      ThreadState self,
      ArrayContext context,
      AxisTransforms transforms,
      boolean cosine,
      boolean inverse,
      int type,
      FourierNorm norm) {
    if (type < 1 || type > 4) {
      throw new IllegalArgumentException(
          "%s: there are types 1 to 4, not %d".formatted(transforms.operation(), type));
    }
    this.self = self;
    this.context = context;
    this.transforms = transforms;
    this.cosine = cosine;
    this.inverse = inverse;
    // The inverse of II is III, but for its scale, and the other way round.
    this.type = inverse && (type == 2 || type == 3) ? 5 - type : type;
    this.norm = norm;
  }

  /** Transforms n numbers along an axis, into out or a new array. */
  StridedArray apply(StridedArray a, int axis, long n, @Nullable StridedArray out) {
    DType complex = AxisTransforms.complexType(a.type());
    DType dtype = a.type().isComplex() ? complex : complex.real();
    int least = cosine && type == 1 ? 2 : 1;
    if (n < least) {
      throw new ShapeException(
          "%s: a transform of length %d along axis %d of %s: there must be %d at least"
              .formatted(transforms.operation(), n, axis, Shape.toString(a.extents()), least));
    }
    long[] shape = a.extents().clone();
    shape[axis] = n;
    if (out != null) {
      Outputs.check(transforms.operation(), out, dtype, shape);
    }
    try (Scope scope = ArrayScope.open(self)) {
      NDArray x = transforms.padded(a, axis, n, dtype).swapaxes(axis, -1);
      StridedArray result = context.empty(self, dtype, shape);
      NDArray y = result.swapaxes(axis, -1);
      var lines = new CosineLines(self, context, transforms, complex);
      if (dtype.isComplex()) {
        transform(lines, x.real(), y.real());
        transform(lines, x.imag(), y.imag());
      } else {
        transform(lines, x, y);
      }
      double factor = norm.factor(inverse, period(n));
      NDArray scaled = factor == 1 ? result : result.multiply(factor);
      if (out == null) {
        return (StridedArray) scope.keep(scaled);
      }
      out.assign(scaled);
      return out;
    }
  }

  /** Returns the length of the transform of complex numbers that this is a part of. */
  private long period(long n) {
    return 2 * (type != 1 ? n : cosine ? n - 1 : n + 1);
  }

  private void transform(CosineLines lines, NDArray x, NDArray y) {
    boolean adapted = norm == FourierNorm.ORTHO;
    NDArray operand = x;
    if (adapted && (type == 3 || (type == 1 && cosine))) {
      operand = x.copy();
      scaleEnds(operand, Math.sqrt(2));
    }
    if (cosine) {
      lines.cosine(type, operand, y);
    } else {
      lines.sine(type, operand, y);
    }
    if (adapted && (type == 2 || (type == 1 && cosine))) {
      scaleEnds(y, Math.sqrt(0.5));
    }
  }

  /**
   * Of cosine transforms the first number is only once in its period, of sine transforms the last.
   */
  private void scaleEnds(NDArray a, double factor) {
    long n = CosineLines.last(a);
    if (cosine) {
      scale(CosineLines.part(a, 0, 1), factor);
    }
    if (!cosine || type == 1) {
      scale(CosineLines.part(a, n - 1, n), factor);
    }
  }

  private static void scale(NDArray part, double factor) {
    part.assign(part.multiply(factor));
  }
}
