package dev.baton.core.fft;

/** How {@link FourierTransforms#dft(NDArray, NDArray, double)} finds its sums. */
public enum DftRoute {
  /** Term by term. */
  DIRECT("direct sum"),
  /** One FFT: times and frequencies are uniform, and their steps are a transform's. */
  FFT("FFT"),
  /** A non-uniform FFT of type 1: the frequencies are uniform. */
  NUFFT1("non-uniform FFT of type 1"),
  /** A non-uniform FFT of type 2: the times are uniform. */
  NUFFT2("non-uniform FFT of type 2"),
  /** A non-uniform FFT of type 3: nothing is uniform. */
  NUFFT3("non-uniform FFT of type 3");

  private final String words;

  DftRoute(String words) {
    this.words = words;
  }

  /** Returns what it is called in text. */
  @Override
  public String toString() {
    return words;
  }
}
