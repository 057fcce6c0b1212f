package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;

/** Sequences: interpolated, convolved, unwrapped. Part of {@link Numeric}. */
public sealed interface Signals permits Numeric {
  /**
   * Returns {@code sin(πx)/(πx)}, 1 at 0: {@code numpy.sinc}. Drops the lock above 500 elements
   * under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param x the operand
   * @return a new array, floating-point
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray sinc(NDArray x) {
    try (Scope scope = ((Numeric) this).scope()) {
      return scope.keep(Sequences.sinc((Numeric) this, Numeric.context(this).own("sinc", x)));
    }
  }

  /**
   * Returns the modified Bessel function of the first kind, order 0: {@code numpy.i0}, by the
   * Chebyshev expansions of the Cephes library. Drops the lock above 500 elements under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param x the operand, not complex
   * @return a new array, floating-point
   * @throws UnsupportedOperationException if the operand is complex
   * @throws IllegalStateException if it is closed
   */
  default NDArray i0(NDArray x) {
    try (Scope scope = ((Numeric) this).scope()) {
      return scope.keep(Bessel.i0((Numeric) this, Numeric.context(this).own("i0", x)));
    }
  }

  /**
   * Takes jumps of π and more out of angles along the last axis: {@code numpy.unwrap}.
   *
   * @param p angles in radians
   * @return a new array, floating-point
   * @see #unwrap(NDArray, double, int, double)
   */
  default NDArray unwrap(NDArray p) {
    return unwrap(p, Math.PI, -1, 2 * Math.PI);
  }

  /**
   * Takes jumps out of periodic values along an axis, by adding multiples of the period: {@code
   * numpy.unwrap}. Drops the lock above 500 elements under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param p the values, not complex
   * @param discont differences below this one are no jumps; at least half the period
   * @param axis the axis
   * @param period the period
   * @return a new array, floating-point
   * @throws dev.baton.core.array.ShapeException if the axis does not exist
   * @throws UnsupportedOperationException if the values are complex or bools
   * @throws IllegalStateException if the operand is closed
   */
  default NDArray unwrap(NDArray p, double discont, int axis, double period) {
    NDArray own = Numeric.context(this).own("unwrap", p);
    try (Scope scope = ((Numeric) this).scope()) {
      return scope.keep(Sequences.unwrap((Numeric) this, own, discont, axis, period));
    }
  }

  /**
   * Interpolates linearly between points: {@code numpy.interp}. Beyond them the first and the last
   * values hold.
   *
   * @param x where to interpolate (…)
   * @param xp the points (n), ascending
   * @param fp the values there (n)
   * @return a new float64 array (…); complex128 if {@code fp} is complex
   * @throws dev.baton.core.array.ShapeException if the points are none, or not as many as values
   */
  default NDArray interp(NDArray x, NDArray xp, NDArray fp) {
    try (Scope scope = ((Numeric) this).scope()) {
      NDArray points = Numeric.context(this).own("interp", xp);
      NDArray values = Numeric.context(this).own("interp", fp);
      NDArray at = Numeric.context(this).own("interp", x);
      return scope.keep(Sequences.interp((Numeric) this, at, points, values, null, null));
    }
  }

  /**
   * Interpolates linearly between points: {@code numpy.interp}. Drops the lock, at any size, under
   * {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param x where to interpolate (…)
   * @param xp the points (n), ascending
   * @param fp the values there (n)
   * @param left the value before the first point
   * @param right the value behind the last point
   * @return a new float64 array (…); complex128 if {@code fp} is complex
   * @throws dev.baton.core.array.ShapeException if the points are none, or not as many as values
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default NDArray interp(NDArray x, NDArray xp, NDArray fp, double left, double right) {
    try (Scope scope = ((Numeric) this).scope()) {
      NDArray points = Numeric.context(this).own("interp", xp);
      NDArray values = Numeric.context(this).own("interp", fp);
      NDArray at = Numeric.context(this).own("interp", x);
      return scope.keep(Sequences.interp((Numeric) this, at, points, values, left, right));
    }
  }

  /**
   * Convolves two sequences, in every overlap: {@code numpy.convolve}.
   *
   * @param a (m)
   * @param v (n)
   * @return a new array (m + n - 1)
   * @see #convolve(NDArray, NDArray, ConvolutionMode)
   */
  default NDArray convolve(NDArray a, NDArray v) {
    return convolve(a, v, ConvolutionMode.FULL);
  }

  /**
   * Convolves two sequences: {@code Σ_k a[k]·v[i - k]}, {@code numpy.convolve}. Drops the lock
   * above 500 elements of the longer one under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a (m)
   * @param v (n)
   * @param mode which overlaps
   * @return a new array of the promoted dtype
   * @throws dev.baton.core.array.ShapeException if one has not one axis, or no element
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default NDArray convolve(NDArray a, NDArray v, ConvolutionMode mode) {
    return convolve(a, v, mode, ConvolutionMethod.DIRECT);
  }

  /**
   * Convolves two sequences: {@code Σ_k a[k]·v[i - k]}, by a method: {@code scipy.signal.convolve},
   * {@code fftconvolve} and {@code oaconvolve}, of sequences. Drops the lock above 500 elements of
   * the longer one under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a (m)
   * @param v (n)
   * @param mode which overlaps
   * @param method how products are summed
   * @return a new array of the promoted dtype
   * @throws dev.baton.core.array.ShapeException if one has not one axis, or no element
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default NDArray convolve(NDArray a, NDArray v, ConvolutionMode mode, ConvolutionMethod method) {
    NDArray left = Numeric.context(this).own("convolve", a);
    NDArray right = Numeric.context(this).own("convolve", v);
    try (Scope scope = ((Numeric) this).scope()) {
      return scope.keep(Convolution.convolve((Numeric) this, left, right, mode, method));
    }
  }

  /**
   * Correlates two sequences, in complete overlaps: {@code numpy.correlate}.
   *
   * @param a (m)
   * @param v (n)
   * @return a new array
   * @see #correlate(NDArray, NDArray, ConvolutionMode)
   */
  default NDArray correlate(NDArray a, NDArray v) {
    return correlate(a, v, ConvolutionMode.VALID);
  }

  /**
   * Correlates two sequences: {@code Σ_k a[k + i]·conj(v[k])}, {@code numpy.correlate}. Drops the
   * lock above 500 elements of the longer one under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a (m)
   * @param v (n)
   * @param mode which overlaps
   * @return a new array of the promoted dtype
   * @throws dev.baton.core.array.ShapeException if one has not one axis, or no element
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default NDArray correlate(NDArray a, NDArray v, ConvolutionMode mode) {
    return correlate(a, v, mode, ConvolutionMethod.DIRECT);
  }

  /**
   * Correlates two sequences: {@code Σ_k a[k + i]·conj(v[k])}, by a method: {@code
   * scipy.signal.correlate}, {@code fftconvolve} and {@code oaconvolve}, of sequences. Drops the
   * lock above 500 elements of the longer one under {@link
   * dev.baton.core.interpreter.ReleasePolicy#numpy()}.
   *
   * @param a (m)
   * @param v (n)
   * @param mode which overlaps
   * @param method how products are summed
   * @return a new array of the promoted dtype
   * @throws dev.baton.core.array.ShapeException if one has not one axis, or no element
   * @throws IllegalArgumentException if the arrays belong to different interpreters
   * @throws IllegalStateException if an array is closed
   */
  default NDArray correlate(NDArray a, NDArray v, ConvolutionMode mode, ConvolutionMethod method) {
    NDArray left = Numeric.context(this).own("correlate", a);
    NDArray right = Numeric.context(this).own("correlate", v);
    try (Scope scope = ((Numeric) this).scope()) {
      return scope.keep(Convolution.correlate((Numeric) this, left, right, mode, method));
    }
  }
}
