package dev.baton.core.fft;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import org.jspecify.annotations.Nullable;

/**
 * What Fourier sums are made of, checked and dense: views or copies in float64 and complex128.
 *
 * @param times (n)
 * @param frequencies of any shape
 * @param weights (n), or null for all ones
 */
record DftOperands(StridedArray times, StridedArray frequencies, @Nullable StridedArray weights)
    implements AutoCloseable {

  /**
   * Checks and converts.
   *
   * @throws ShapeException if times or weights are no vectors, or not as many
   * @throws UnsupportedOperationException if times or frequencies are complex
   */
  static DftOperands of(
      ArrayContext context, NDArray times, NDArray frequencies, @Nullable NDArray weights) {
    StridedArray t = requireReal("times", context.own("dft", times));
    StridedArray f = requireReal("frequencies", context.own("dft", frequencies));
    StridedArray w = weights == null ? null : context.own("dft", weights);
    requireVector("times", t);
    if (w != null) {
      requireVector("weights", w);
      if (w.elements() != t.elements()) {
        throw new ShapeException(
            "dft: %d times and %d weights".formatted(t.elements(), w.elements()));
      }
    }
    StridedArray denseTimes = dense(t, DType.FLOAT64);
    try {
      StridedArray denseFrequencies = dense(f, DType.FLOAT64);
      try {
        return new DftOperands(
            denseTimes, denseFrequencies, w == null ? null : dense(w, DType.COMPLEX128));
      } catch (RuntimeException | Error failed) {
        denseFrequencies.close();
        throw failed;
      }
    } catch (RuntimeException | Error failed) {
      denseTimes.close();
      throw failed;
    }
  }

  /** A contiguous view or copy in a dtype. */
  private static StridedArray dense(StridedArray a, DType dtype) {
    return a.contiguous() && a.type() == dtype ? a.slice() : a.converted(dtype, Order.C);
  }

  private static StridedArray requireReal(String what, StridedArray a) {
    if (a.type().isComplex()) {
      throw new UnsupportedOperationException("dft: " + what + " must be real, not " + a.type());
    }
    return a;
  }

  private static void requireVector(String what, StridedArray a) {
    if (a.extents().length != 1) {
      throw new ShapeException(
          "dft: %s must have one axis, not shape %s".formatted(what, Shape.toString(a.extents())));
    }
  }

  @Override
  public void close() {
    times.close();
    frequencies.close();
    if (weights != null) {
      weights.close();
    }
  }
}
