package dev.baton.core;

import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;

/** Windows: weights that fade a stretch of samples in and out. Part of {@link Numeric}. */
public sealed interface Windows permits Numeric {
  /**
   * Returns Bartlett's window, a triangle: {@code numpy.bartlett}. Drops the lock above 500
   * elements under {@link dev.baton.core.interpreter.ReleasePolicy#numpy()}, as the others do.
   *
   * @param m how many weights; none if less than 1
   * @return a new float64 array (m), symmetric, 1 in the middle
   */
  default NDArray bartlett(long m) {
    return WindowShapes.bartlett((Numeric) this, m);
  }

  /**
   * Returns Blackman's window: {@code numpy.blackman}.
   *
   * @param m how many weights; none if less than 1
   * @return a new float64 array (m), symmetric, 1 in the middle
   */
  default NDArray blackman(long m) {
    return WindowShapes.cosines((Numeric) this, m, 0.42, 0.5, 0.08);
  }

  /**
   * Returns Hamming's window: {@code numpy.hamming}.
   *
   * @param m how many weights; none if less than 1
   * @return a new float64 array (m), symmetric, 1 in the middle
   */
  default NDArray hamming(long m) {
    return WindowShapes.cosines((Numeric) this, m, 0.54, 0.46);
  }

  /**
   * Returns von Hann's window: {@code numpy.hanning}. The first m of m + 1 weights are the one for
   * spectra, which SciPy calls periodic.
   *
   * @param m how many weights; none if less than 1
   * @return a new float64 array (m), symmetric, 1 in the middle
   */
  default NDArray hanning(long m) {
    return WindowShapes.cosines((Numeric) this, m, 0.5, 0.5);
  }

  /**
   * Returns Kaiser's window: {@code numpy.kaiser}.
   *
   * @param m how many weights; none if less than 1
   * @param beta how narrow it is: 0 is a rectangle, 14 good to begin with
   * @return a new float64 array (m), symmetric, 1 in the middle
   */
  default NDArray kaiser(long m, double beta) {
    try (Scope scope = ((Numeric) this).scope()) {
      return scope.keep(WindowShapes.kaiser((Numeric) this, m, beta));
    }
  }
}
