package dev.baton.core;

/** How {@code convolve} and {@code correlate} sum products. */
public enum ConvolutionMethod {
  /**
   * One by one: the cost is the product of the lengths. Each result has the error of its own sum,
   * and what is infinite or NaN stays where it belongs.
   */
  DIRECT,
  /**
   * By Fourier transforms of the whole: {@code scipy.signal.fftconvolve}. Errors are those of the
   * largest results. Integers are computed in float64 and rounded, exactly below 2^53.
   */
  FFT,
  /**
   * By Fourier transforms of stretches of the longer sequence, whose ends are added: {@code
   * scipy.signal.oaconvolve}.
   */
  OVERLAP_ADD,
  /**
   * Whatever is likely to be fastest, but the direct way for integers, as {@code
   * scipy.signal.convolve} chooses.
   */
  AUTO
}
