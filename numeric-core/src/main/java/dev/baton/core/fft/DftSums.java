package dev.baton.core.fft;

import dev.baton.core.array.NDArray;

/**
 * Fourier sums, and how they were found.
 *
 * @param sums complex128, of the frequencies' shape; the caller's to close
 * @param route which way was taken
 * @param explanation why, for people: sizes, turns and what other ways would have cost
 */
public record DftSums(NDArray sums, DftRoute route, String explanation) implements AutoCloseable {
  /** Closes the sums. */
  @Override
  public void close() {
    sums.close();
  }
}
