package dev.baton.core.fft;

import dev.baton.core.array.Complex;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Shape;
import dev.baton.core.array.ShapeException;
import dev.baton.core.internal.array.ArrayContext;
import dev.baton.core.internal.array.Rolling;
import dev.baton.core.internal.array.StridedArray;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.ufunc.UnaryUfunc;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Discrete Fourier transforms: {@code numpy.fft}, and the direct sum.
 *
 * <p>Signs and scaling are NumPy's: {@code fft} sums x[j]·exp(-2πi·jk/n), {@code ifft} sums with
 * the other sign and divides by n; {@link FourierOptions} change lengths, axes, scaling and where
 * results go. Results of float32, float16 and complex64 operands are of single precision, and
 * computed in it; of all others complex128 or float64. A transform of real numbers of even length
 * takes half the time of one of complex numbers.
 *
 * <p>All drop the lock above 500 complex numbers, which come out or go in, under {@link
 * dev.baton.core.interpreter.ReleasePolicy#numpy()}; for {@link #dft dft} the number of terms
 * counts. Results are new arrays, or {@code out}. Common to all:
 *
 * <ul>
 *   <li>{@link ShapeException} if an axis does not exist, a length is less than 1, or {@code out}
 *       has not the result's shape
 *   <li>{@link IllegalArgumentException} if the operand or {@code out} belongs to another
 *       interpreter
 *   <li>{@link IllegalStateException} if one of them is closed
 * </ul>
 */
public final class FourierTransforms implements CosineTransforms {
  private final Interpreter interpreter;
  private final ArrayContext context;
  private final PlanCache plans;
  private final FourierProvider provider;

  private FourierTransforms(Interpreter interpreter, FourierProvider provider) {
    provider.require();
    this.interpreter = interpreter;
    this.context = ArrayContext.of(interpreter);
    this.plans = interpreter.component(PlanCache.class, _ -> new PlanCache());
    this.provider = provider;
  }

  /**
   * Returns the transforms of an interpreter's arrays, with the plans made for them.
   *
   * @param interpreter the interpreter
   * @return the transforms, by the {@linkplain FourierProvider provider} that the process asks for
   * @throws IllegalStateException if it has no arrays: {@code Numeric.of} was never called; or the
   *     provider is not to be had
   * @throws IllegalArgumentException if the process asks for a provider that there is not
   */
  public static FourierTransforms of(Interpreter interpreter) {
    ArrayContext.of(interpreter);
    return interpreter.component(
        FourierTransforms.class,
        missing -> new FourierTransforms(missing, FourierProvider.ofProcess()));
  }

  /**
   * Returns the same transforms, computed by another.
   *
   * @param computing who computes
   * @return the transforms of the same arrays
   * @throws IllegalStateException if it is not to be had; the message says what was tried
   */
  public FourierTransforms provider(FourierProvider computing) {
    return computing == provider ? this : new FourierTransforms(interpreter, computing);
  }

  /**
   * Returns who computes.
   *
   * @return the provider
   */
  public FourierProvider provider() {
    return provider;
  }

  // ---- one axis ---------------------------------------------------------------------------------

  /**
   * Transforms along the last axis: {@code numpy.fft.fft}.
   *
   * @param a the operand, real or complex
   * @return a new array, complex, of its shape
   */
  public NDArray fft(NDArray a) {
    return fft(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms along one axis: {@code numpy.fft.fft}.
   *
   * @param a the operand, real or complex
   * @param options the length, the axis, the norm and out
   * @return a complex array (…, n)
   */
  public NDArray fft(NDArray a, FourierOptions options) {
    return along("fft", a, options, (t, x, axis, n, out) -> t.complex(x, axis, n, -1, out));
  }

  /**
   * Transforms back along the last axis: {@code numpy.fft.ifft}.
   *
   * @param a the operand, real or complex
   * @return a new array, complex, of its shape
   */
  public NDArray ifft(NDArray a) {
    return ifft(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms back along one axis: {@code numpy.fft.ifft}.
   *
   * @param a the operand, real or complex
   * @param options the length, the axis, the norm and out
   * @return a complex array (…, n)
   */
  public NDArray ifft(NDArray a, FourierOptions options) {
    return along("ifft", a, options, (t, x, axis, n, out) -> t.complex(x, axis, n, 1, out));
  }

  /**
   * Transforms real numbers along the last axis: {@code numpy.fft.rfft}.
   *
   * @param a the operand (…, n), real
   * @return a new array, complex (…, n/2 + 1): the numbers of which the others are conjugates
   * @throws UnsupportedOperationException if the operand is complex
   */
  public NDArray rfft(NDArray a) {
    return rfft(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms real numbers along one axis: {@code numpy.fft.rfft}.
   *
   * @param a the operand, real
   * @param options the length, the axis, the norm and out
   * @return a complex array (…, n/2 + 1)
   * @throws UnsupportedOperationException if the operand is complex
   */
  public NDArray rfft(NDArray a, FourierOptions options) {
    return along("rfft", a, options, (t, x, axis, n, out) -> t.toSpectrum(x, axis, n, out));
  }

  /**
   * Transforms half a spectrum back to real numbers along the last axis: {@code numpy.fft.irfft}.
   *
   * @param a the numbers (…, m)
   * @return a new array, real (…, 2(m - 1))
   */
  public NDArray irfft(NDArray a) {
    return irfft(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms half a spectrum back to real numbers along one axis: {@code numpy.fft.irfft}.
   *
   * @param a the numbers (…, m), of which n/2 + 1 are needed; the imaginary part of the first does
   *     not count, nor that of the last where n is even
   * @param options the length, the axis, the norm and out
   * @return a real array (…, n); n is 2(m - 1) unless given
   */
  public NDArray irfft(NDArray a, FourierOptions options) {
    return toReals("irfft", a, options, (t, x, axis, n, out) -> t.toReals(x, axis, n, out));
  }

  /**
   * Transforms half of a signal that is its own mirrored conjugate along the last axis: {@code
   * numpy.fft.hfft}.
   *
   * @param a the numbers (…, m)
   * @return a new array, real (…, 2(m - 1))
   */
  public NDArray hfft(NDArray a) {
    return hfft(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms half of a signal that is its own mirrored conjugate, along one axis: {@code
   * numpy.fft.hfft}.
   *
   * @param a the numbers (…, m), of which n/2 + 1 are needed
   * @param options the length, the axis, the norm and out
   * @return a real array (…, n); n is 2(m - 1) unless given
   */
  public NDArray hfft(NDArray a, FourierOptions options) {
    return toReals(
        "hfft",
        a,
        options,
        (t, x, axis, n, out) -> {
          try (StridedArray conjugate = (StridedArray) UnaryUfunc.CONJUGATE.apply(x)) {
            return t.with(options.norm.swapped()).toReals(conjugate, axis, n, out);
          }
        });
  }

  /**
   * Transforms a real spectrum back to half of its signal along the last axis: {@code
   * numpy.fft.ihfft}.
   *
   * @param a the operand (…, n), real
   * @return a new array, complex (…, n/2 + 1)
   * @throws UnsupportedOperationException if the operand is complex
   */
  public NDArray ihfft(NDArray a) {
    return ihfft(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms a real spectrum back to half of its signal, along one axis: {@code numpy.fft.ihfft}.
   *
   * @param a the operand, real
   * @param options the length, the axis, the norm and out
   * @return a complex array (…, n/2 + 1)
   * @throws UnsupportedOperationException if the operand is complex
   */
  public NDArray ihfft(NDArray a, FourierOptions options) {
    return along(
        "ihfft",
        a,
        options,
        (t, x, axis, n, out) -> {
          StridedArray result = t.with(options.norm.swapped()).toSpectrum(x, axis, n, out);
          return result.filledBy(() -> UnaryUfunc.CONJUGATE.apply(result, result));
        });
  }

  /**
   * Transforms along the last two axes: {@code numpy.fft.fft2}.
   *
   * @param a the operand, real or complex
   * @return a new array, complex
   */
  public NDArray fft2(NDArray a) {
    return fft2(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms along the last two axes, or those named: {@code numpy.fft.fft2}.
   *
   * @param a the operand, real or complex
   * @param options the lengths, the axes, the norm and out
   * @return a complex array
   */
  public NDArray fft2(NDArray a, FourierOptions options) {
    return grid("fft2", a, options, LAST_TWO, (t, x, out) -> t.complex(x, -1, out));
  }

  /**
   * Transforms back along the last two axes: {@code numpy.fft.ifft2}.
   *
   * @param a the operand, real or complex
   * @return a new array, complex
   */
  public NDArray ifft2(NDArray a) {
    return ifft2(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms back along the last two axes, or those named: {@code numpy.fft.ifft2}.
   *
   * @param a the operand, real or complex
   * @param options the lengths, the axes, the norm and out
   * @return a complex array
   */
  public NDArray ifft2(NDArray a, FourierOptions options) {
    return grid("ifft2", a, options, LAST_TWO, (t, x, out) -> t.complex(x, 1, out));
  }

  /**
   * Transforms real numbers along the last two axes: {@code numpy.fft.rfft2}.
   *
   * @param a the operand, real
   * @return a new array, complex; the last axis has n/2 + 1 numbers
   * @throws UnsupportedOperationException if the operand is complex
   */
  public NDArray rfft2(NDArray a) {
    return rfft2(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms real numbers along the last two axes, or those named: {@code numpy.fft.rfft2}.
   *
   * @param a the operand, real
   * @param options the lengths, the axes, the norm and out
   * @return a complex array; the last axis has n/2 + 1 numbers
   * @throws UnsupportedOperationException if the operand is complex
   */
  public NDArray rfft2(NDArray a, FourierOptions options) {
    return grid("rfft2", a, options, LAST_TWO, (t, x, out) -> t.toSpectrum(x, out));
  }

  /**
   * Transforms half a spectrum back to real numbers along the last two axes: {@code
   * numpy.fft.irfft2}.
   *
   * @param a the numbers, m along the last axis
   * @return a new array, real; n along the last axis is 2(m - 1) unless given
   */
  public NDArray irfft2(NDArray a) {
    return irfft2(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms half a spectrum back to real numbers along the last two axes, or those named: {@code
   * numpy.fft.irfft2}.
   *
   * @param a the numbers, m along the last axis
   * @param options the lengths, the axes, the norm and out
   * @return a real array; n along the last axis is 2(m - 1) unless given
   */
  public NDArray irfft2(NDArray a, FourierOptions options) {
    return grid("irfft2", a, options, LAST_TWO, (t, x, out) -> t.toReals(x, out));
  }

  /**
   * Transforms along all axes: {@code numpy.fft.fftn}.
   *
   * @param a the operand, real or complex
   * @return a new array, complex
   */
  public NDArray fftn(NDArray a) {
    return fftn(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms along all axes, or those named: {@code numpy.fft.fftn}.
   *
   * @param a the operand, real or complex
   * @param options the lengths, the axes, the norm and out
   * @return a complex array
   */
  public NDArray fftn(NDArray a, FourierOptions options) {
    return grid("fftn", a, options, null, (t, x, out) -> t.complex(x, -1, out));
  }

  /**
   * Transforms back along all axes: {@code numpy.fft.ifftn}.
   *
   * @param a the operand, real or complex
   * @return a new array, complex
   */
  public NDArray ifftn(NDArray a) {
    return ifftn(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms back along all axes, or those named: {@code numpy.fft.ifftn}.
   *
   * @param a the operand, real or complex
   * @param options the lengths, the axes, the norm and out
   * @return a complex array
   */
  public NDArray ifftn(NDArray a, FourierOptions options) {
    return grid("ifftn", a, options, null, (t, x, out) -> t.complex(x, 1, out));
  }

  /**
   * Transforms real numbers along all axes: {@code numpy.fft.rfftn}.
   *
   * @param a the operand, real
   * @return a new array, complex; the last axis has n/2 + 1 numbers
   * @throws UnsupportedOperationException if the operand is complex
   */
  public NDArray rfftn(NDArray a) {
    return rfftn(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms real numbers along all axes, or those named: {@code numpy.fft.rfftn}.
   *
   * @param a the operand, real
   * @param options the lengths, the axes, the norm and out
   * @return a complex array; the last axis has n/2 + 1 numbers
   * @throws UnsupportedOperationException if the operand is complex
   */
  public NDArray rfftn(NDArray a, FourierOptions options) {
    return grid("rfftn", a, options, null, (t, x, out) -> t.toSpectrum(x, out));
  }

  /**
   * Transforms half a spectrum back to real numbers along all axes: {@code numpy.fft.irfftn}.
   *
   * @param a the numbers, m along the last axis
   * @return a new array, real; n along the last axis is 2(m - 1) unless given
   */
  public NDArray irfftn(NDArray a) {
    return irfftn(a, FourierOptions.DEFAULT);
  }

  /**
   * Transforms half a spectrum back to real numbers along all axes, or those named: {@code
   * numpy.fft.irfftn}.
   *
   * @param a the numbers, m along the last axis
   * @param options the lengths, the axes, the norm and out
   * @return a real array; n along the last axis is 2(m - 1) unless given
   */
  public NDArray irfftn(NDArray a, FourierOptions options) {
    return grid("irfftn", a, options, null, (t, x, out) -> t.toReals(x, out));
  }

  // ---- frequencies ------------------------------------------------------------------------------

  /**
   * Returns the frequencies of a transform's numbers: {@code numpy.fft.fftfreq}.
   *
   * @param n the length of the transform, at least 1
   * @param spacing the distance of samples
   * @return a new float64 array (n), in cycles per unit of {@code spacing}
   * @throws IllegalArgumentException if {@code n} is not positive
   */
  public NDArray fftfreq(long n, double spacing) {
    try (var attachment = interpreter.attach()) {
      return Frequencies.all(attachment.state(), ArrayContext.of(interpreter), n, spacing);
    }
  }

  /**
   * Returns the frequencies of the numbers that {@link #rfft(NDArray) rfft} gives: {@code
   * numpy.fft.rfftfreq}.
   *
   * @param n the length of the transform, at least 1
   * @param spacing the distance of samples
   * @return a new float64 array (n/2 + 1), in cycles per unit of {@code spacing}
   * @throws IllegalArgumentException if {@code n} is not positive
   */
  public NDArray rfftfreq(long n, double spacing) {
    try (var attachment = interpreter.attach()) {
      return Frequencies.half(attachment.state(), ArrayContext.of(interpreter), n, spacing);
    }
  }

  /**
   * Moves frequency 0 to the middle: {@code numpy.fft.fftshift}. Drops the lock as copies do.
   *
   * @param a the operand
   * @param axes along which axes; none means all
   * @return a new array of its dtype
   */
  public NDArray fftshift(NDArray a, int... axes) {
    return shifted("fftshift", a, axes, false);
  }

  /**
   * Moves frequency 0 from the middle to the beginning: {@code numpy.fft.ifftshift}. Drops the lock
   * as copies do.
   *
   * @param a the operand
   * @param axes along which axes; none means all
   * @return a new array of its dtype
   */
  public NDArray ifftshift(NDArray a, int... axes) {
    return shifted("ifftshift", a, axes, true);
  }

  private NDArray shifted(String operation, NDArray a, int[] axes, boolean back) {
    try (var attachment = interpreter.attach()) {
      StridedArray operand = ArrayContext.of(interpreter).own(operation, a);
      return Rolling.rolled(
          attachment.state(),
          operand,
          Frequencies.shifts(operation, operand.extents(), axes, back));
    }
  }

  // ---- one way in -------------------------------------------------------------------------------

  private static final int[] LAST_TWO = {-2, -1};

  /** A transform along one axis, of a length. */
  private interface AlongAxis {
    NDArray apply(
        AxisTransforms transforms, StridedArray a, int axis, long n, @Nullable StridedArray out);
  }

  /** A transform along several axes. */
  private interface AlongAxes {
    NDArray apply(GridTransforms transforms, StridedArray a, @Nullable StridedArray out);
  }

  private NDArray along(String operation, NDArray a, FourierOptions options, AlongAxis transform) {
    return along(operation, a, options, false, transform);
  }

  private NDArray toReals(
      String operation, NDArray a, FourierOptions options, AlongAxis transform) {
    return along(operation, a, options, true, transform);
  }

  private NDArray along(
      String operation, NDArray a, FourierOptions options, boolean fromHalf, AlongAxis transform) {
    try (var attachment = interpreter.attach()) {
      StridedArray operand = context.own(operation, a);
      int axis = Shape.checkedAxis(operation, only(operation, options.axes), operand.ndim());
      long extent = operand.extents()[axis];
      long n =
          options.lengths != null
              ? only(operation, options.lengths)
              : fromHalf ? 2 * (extent - 1) : extent;
      var transforms =
          new AxisTransforms(attachment.state(), context, plans, provider, operation, options.norm);
      return transform.apply(transforms, operand, axis, n, out(context, operation, options));
    }
  }

  private NDArray grid(
      String operation,
      NDArray a,
      FourierOptions options,
      int @Nullable [] axes,
      AlongAxes transform) {
    try (var attachment = interpreter.attach()) {
      StridedArray operand = context.own(operation, a);
      var transforms =
          new AxisTransforms(attachment.state(), context, plans, provider, operation, options.norm);
      return transform.apply(
          GridTransforms.of(transforms, operand, options, axes),
          operand,
          out(context, operation, options));
    }
  }

  /** Transforms along one axis by cosines, else sines; back where inverse. */
  NDArray cosines(
      String operation,
      NDArray a,
      boolean cosine,
      boolean inverse,
      int type,
      FourierOptions options) {
    return along(
        operation,
        a,
        options.norm(FourierNorm.BACKWARD),
        (t, x, axis, n, out) ->
            t.cosines(cosine, inverse, type, options.norm).apply(x, axis, n, out));
  }

  /** Transforms along several axes by cosines, else sines; back where inverse. */
  NDArray cosinesOfAxes(
      String operation,
      NDArray a,
      boolean cosine,
      boolean inverse,
      int type,
      FourierOptions options) {
    return grid(
        operation,
        a,
        options.norm(FourierNorm.BACKWARD),
        null,
        (t, x, out) -> t.cosines(x, cosine, inverse, type, options.norm, out));
  }

  private static @Nullable StridedArray out(
      ArrayContext context, String operation, FourierOptions options) {
    return options.out == null ? null : context.own(operation, options.out);
  }

  private static int only(String operation, int @Nullable [] axes) {
    if (axes != null && axes.length != 1) {
      throw new ShapeException(
          "%s: transforms along one axis, not %s".formatted(operation, Arrays.toString(axes)));
    }
    return axes == null ? -1 : axes[0];
  }

  private static long only(String operation, long[] lengths) {
    if (lengths.length != 1) {
      throw new ShapeException(
          "%s: has one length, not %s".formatted(operation, Arrays.toString(lengths)));
    }
    return lengths[0];
  }

  // ---- the direct sum ---------------------------------------------------------------------------

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
      try (DftOperands operands = DftOperands.of(context, times, frequencies, weights);
          StridedArray flat = operands.frequencies().ravel()) {
        return new FourierSums(attachment.state(), context, plans, operands, flat, tolerance)
            .find();
      }
    }
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
