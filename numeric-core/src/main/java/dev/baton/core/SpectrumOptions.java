package dev.baton.core;

import dev.baton.core.array.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * The named arguments of {@code scipy.signal.periodogram}, {@code welch} and {@code stft}: sampling
 * rate, window, segments and what they have in common, length of transforms, detrending and
 * scaling. Immutable: each method returns a changed copy.
 *
 * @param rate samples per unit of time
 * @param window the weights of a segment's samples (segment); null for what the function has
 * @param segment samples in a segment; 0 for what the function has
 * @param overlap samples that a segment has in common with the next; -1 for half of them
 * @param length of the transforms, not less than a segment; 0 for the segment's
 * @param detrend whether the mean of each segment is taken off; null for what the function has
 * @param density whether powers are per unit of frequency
 */
public record SpectrumOptions(
    double rate,
    @Nullable NDArray window,
    long segment,
    long overlap,
    long length,
    @Nullable Boolean detrend,
    boolean density) {
  /** One sample per unit of time, a function's own window, segments and detrending, density. */
  public static final SpectrumOptions DEFAULT = new SpectrumOptions(1, null, 0, -1, 0, null, true);

  /**
   * Gives the samples per unit of time: {@code fs}.
   *
   * @param perUnit of time
   * @return changed options
   */
  public SpectrumOptions rate(double perUnit) {
    return new SpectrumOptions(perUnit, window, segment, overlap, length, detrend, density);
  }

  /**
   * Gives the weights of a segment's samples, and so how many it has: {@code window}.
   *
   * @param weights one axis
   * @return changed options
   */
  public SpectrumOptions window(NDArray weights) {
    return new SpectrumOptions(rate, weights, segment, overlap, length, detrend, density);
  }

  /**
   * Gives the number of samples in a segment: {@code nperseg}.
   *
   * @param samples at least 1
   * @return changed options
   */
  public SpectrumOptions segment(long samples) {
    return new SpectrumOptions(rate, window, samples, overlap, length, detrend, density);
  }

  /**
   * Gives the number of samples that two segments have in common: {@code noverlap}.
   *
   * @param samples less than in a segment
   * @return changed options
   */
  public SpectrumOptions overlap(long samples) {
    return new SpectrumOptions(rate, window, segment, samples, length, detrend, density);
  }

  /**
   * Gives the length of the transforms, for which zeros follow a segment: {@code nfft}.
   *
   * @param samples not less than in a segment
   * @return changed options
   */
  public SpectrumOptions length(long samples) {
    return new SpectrumOptions(rate, window, segment, overlap, samples, detrend, density);
  }

  /**
   * Says whether the mean of each segment is taken off: {@code detrend="constant"} or {@code
   * False}.
   *
   * @param constant true to take it off
   * @return changed options
   */
  public SpectrumOptions detrend(boolean constant) {
    return new SpectrumOptions(rate, window, segment, overlap, length, constant, density);
  }

  /**
   * Says whether powers are per unit of frequency, or are those of tones: {@code scaling="density"}
   * or {@code "spectrum"}. Of a short-time transform it is {@code "psd"} or {@code "spectrum"}.
   *
   * @param perFrequency true for the density
   * @return changed options
   */
  public SpectrumOptions density(boolean perFrequency) {
    return new SpectrumOptions(rate, window, segment, overlap, length, detrend, perFrequency);
  }
}
