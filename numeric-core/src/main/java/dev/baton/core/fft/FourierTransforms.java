package dev.baton.core.fft;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.internal.kernel.FourierKernels;
import dev.baton.core.internal.kernel.LoopDescriptor;
import dev.baton.core.internal.kernel.Storage;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.ThreadState;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Discrete Fourier transforms: {@code numpy.fft}, and the direct sum.
 *
 * <p>Signs and scaling are NumPy's: {@code fft} sums x[j]·exp(-2πi·jk/n), {@code ifft} sums with
 * the other sign and divides by n. All drop the lock above 500 elements under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}; for {@link #dft dft} the number of terms
 * counts.
 */
public final class FourierTransforms {
  private final Interpreter interpreter;
  private final PlanCache plans;

  private FourierTransforms(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.plans = interpreter.component(PlanCache.class, _ -> new PlanCache());
  }

  /**
   * Returns the transforms of an interpreter's arrays, with the plans made for them.
   *
   * @param interpreter the interpreter
   * @return the transforms
   * @throws IllegalStateException if it has no arrays: {@code Numeric.of} was never called
   */
  public static FourierTransforms of(Interpreter interpreter) {
    ArrayContext.of(interpreter);
    return interpreter.component(FourierTransforms.class, FourierTransforms::new);
  }

  /**
   * Transforms along the last axis: {@code numpy.fft.fft}.
   *
   * @param a the operand, real or complex, of at least one axis
   * @return a new complex128 array of its shape
   * @throws ShapeException if there are no axes or the last has extent 0
   */
  public NDArray fft(NDArray a) {
    return fft(a, -1);
  }

  /**
   * Transforms along an axis: {@code numpy.fft.fft(a, axis=axis)}.
   *
   * @param a the operand, real or complex
   * @param axis which axis; negative counts from the last
   * @return a new complex128 array of its shape
   * @throws ShapeException if there is no such axis or it has extent 0
   */
  public NDArray fft(NDArray a, int axis) {
    return transform("fft", a, axis, -1);
  }

  /**
   * Transforms back along the last axis: {@code numpy.fft.ifft}.
   *
   * @param a the operand, real or complex, of at least one axis
   * @return a new complex128 array of its shape
   * @throws ShapeException if there are no axes or the last has extent 0
   */
  public NDArray ifft(NDArray a) {
    return ifft(a, -1);
  }

  /**
   * Transforms back along an axis: {@code numpy.fft.ifft(a, axis=axis)}.
   *
   * @param a the operand, real or complex
   * @param axis which axis; negative counts from the last
   * @return a new complex128 array of its shape
   * @throws ShapeException if there is no such axis or it has extent 0
   */
  public NDArray ifft(NDArray a, int axis) {
    return transform("ifft", a, axis, 1);
  }

  private NDArray transform(String operation, NDArray a, int axis, int sign) {
    try (var attachment = interpreter.attach()) {
      ArrayContext context = ArrayContext.of(interpreter);
      StridedArray operand = context.own(operation, a);
      if (!operand.type().isComplex()) {
        try (StridedArray cast = operand.astype(DType.COMPLEX128)) {
          return transform(operation, attachment.state(), context, cast, axis, sign);
        }
      }
      return transform(operation, attachment.state(), context, operand, axis, sign);
    }
  }

  private NDArray transform(
      String operation,
      ThreadState self,
      ArrayContext context,
      StridedArray a,
      int axis,
      int sign) {
    long[] shape = a.extents();
    int along = Shape.checkedAxis(operation, axis, shape.length);
    long n = shape[along];
    if (n == 0) {
      throw new ShapeException(
          "%s: axis %d of %s has no elements to transform"
              .formatted(operation, axis, Shape.toString(shape)));
    }
    StridedArray result = context.empty(self, DType.COMPLEX128, shape);
    return result.filledBy(() -> transform(operation, self, context, result, a, along, sign));
  }

  private void transform(
      String operation,
      ThreadState self,
      ArrayContext context,
      StridedArray result,
      StridedArray a,
      int along,
      int sign) {
    long[] shape = a.extents();
    long n = shape[along];
    Storage plan = plans.get(self, context, n);
    try {
      Storage work =
          context.scratch(operation + " of length " + n, FourierKernels.fftWorkBytes(plan));
      try {
        LoopDescriptor loop = LoopDescriptor.of(self);
        loop.set(last(shape, along), last(result.steps(), along), last(a.steps(), along));
        FourierKernels.fft(
            self,
            plan,
            sign,
            sign < 0 ? 1.0 : 1.0 / n,
            result.elements(),
            loop,
            result.storage(),
            result.address(),
            a.storage(),
            a.address(),
            work);
      } finally {
        work.release();
        Reference.reachabilityFence(a);
      }
    } finally {
      plan.release();
    }
  }

  /** Moves one entry behind the others. */
  private static long[] last(long[] perAxis, int axis) {
    long[] moved = new long[perAxis.length];
    int next = 0;
    for (int i = 0; i < perAxis.length; i++) {
      if (i != axis) {
        moved[next++] = perAxis[i];
      }
    }
    moved[next] = perAxis[axis];
    return moved;
  }

  /**
   * Sums {@code exp(2πi·f·t)} over times, directly, for arbitrary times and frequencies: the
   * mission's {@code sum(exp(2.j*pi*f*times))} for each f, in one native call.
   *
   * @param times (n), float64; the terms
   * @param frequencies (…), float64
   * @return a new complex128 array of the frequencies' shape
   * @throws ShapeException if {@code times} does not have exactly one axis
   * @throws UnsupportedOperationException if an operand is complex
   */
  public NDArray dft(NDArray times, NDArray frequencies) {
    return direct(times, frequencies, null);
  }

  /**
   * Sums {@code w·exp(2πi·f·t)} over times, directly, for arbitrary times and frequencies.
   *
   * @param times (n), float64; the terms
   * @param frequencies (…), float64
   * @param weights (n), real or complex; the factor of each term
   * @return a new complex128 array of the frequencies' shape
   * @throws ShapeException if {@code times} or {@code weights} does not have exactly one axis, or
   *     their extents differ
   * @throws UnsupportedOperationException if {@code times} or {@code frequencies} is complex
   */
  public NDArray dft(NDArray times, NDArray frequencies, NDArray weights) {
    return direct(times, frequencies, weights);
  }

  private NDArray direct(NDArray times, NDArray frequencies, @Nullable NDArray weights) {
    try (var attachment = interpreter.attach()) {
      ArrayContext context = ArrayContext.of(interpreter);
      try (DftOperands operands = DftOperands.of(context, times, frequencies, weights)) {
        return FourierSums.direct(attachment.state(), context, operands);
      }
    }
  }

  /**
   * Sums {@code exp(2πi·f·t)} over times to a tolerance, by the cheapest of a direct sum, an FFT
   * where times and frequencies are uniform, and non-uniform FFTs.
   *
   * @param times (n), real; the terms
   * @param frequencies (…), real
   * @param tolerance the relative error of all sums together (l2), from 1e-14 to less than 1
   * @return a new complex128 array of the frequencies' shape, and the route taken
   * @throws ShapeException if {@code times} does not have exactly one axis
   * @throws UnsupportedOperationException if an operand is complex
   * @throws IllegalArgumentException if the tolerance is out of range
   */
  public DftSums dft(NDArray times, NDArray frequencies, double tolerance) {
    return routed(times, frequencies, null, tolerance);
  }

  /**
   * Sums {@code w·exp(2πi·f·t)} over times to a tolerance, by the cheapest route.
   *
   * @param times (n), real; the terms
   * @param frequencies (…), real
   * @param weights (n), real or complex; the factor of each term
   * @param tolerance the relative error of all sums together (l2), from 1e-14 to less than 1
   * @return a new complex128 array of the frequencies' shape, and the route taken
   * @throws ShapeException if {@code times} or {@code weights} does not have exactly one axis, or
   *     their extents differ
   * @throws UnsupportedOperationException if {@code times} or {@code frequencies} is complex
   * @throws IllegalArgumentException if the tolerance is out of range
   */
  public DftSums dft(NDArray times, NDArray frequencies, NDArray weights, double tolerance) {
    return routed(times, frequencies, weights, tolerance);
  }

  private DftSums routed(
      NDArray times, NDArray frequencies, @Nullable NDArray weights, double tolerance) {
    NonuniformTransforms.requireTolerance("dft", tolerance);
    try (var attachment = interpreter.attach()) {
      ArrayContext context = ArrayContext.of(interpreter);
      try (DftOperands operands = DftOperands.of(context, times, frequencies, weights);
          StridedArray flat = operands.frequencies().ravel()) {
        return new FourierSums(attachment.state(), context, plans, operands, flat, tolerance)
            .find();
      }
    }
  }

  /**
   * Returns the sample frequencies of a transform: {@code numpy.fft.fftfreq}.
   *
   * @param n the length of the transform, at least 1
   * @param spacing the distance of samples
   * @return for each output its frequency, in cycles per unit of {@code spacing}
   * @throws IllegalArgumentException if {@code n} is not positive or does not fit a Java array
   */
  public static double[] frequencies(int n, double spacing) {
    if (n < 1) {
      throw new IllegalArgumentException("fftfreq: length must be at least 1, not " + n);
    }
    double[] result = new double[n];
    double unit = 1.0 / (n * spacing);
    for (int k = 0; k < n; k++) {
      result[k] = (k <= (n - 1) / 2 ? k : k - n) * unit;
    }
    return result;
  }

  /**
   * Returns non-uniform transforms: sums at points that lie anywhere, to a tolerance.
   *
   * @return those of tolerance 1e-6, with finufft's signs and order
   */
  public NonuniformTransforms nufft() {
    return new NonuniformTransforms(interpreter, plans);
  }

  /** The imaginary unit times 2π, by which the direct sum's exponent is written with arrays. */
  public static final Complex TWO_PI_I = new Complex(0, 2 * Math.PI);
}
