package dev.baton.core;

/** Which overlaps of two sequences {@code convolve} and {@code correlate} compute. */
public enum ConvolutionMode {
  /** Every overlap: m + n - 1 elements. */
  FULL,
  /** As many as the longer has elements, from the middle. */
  SAME,
  /** Complete overlaps only: max(m, n) - min(m, n) + 1 elements. */
  VALID
}
