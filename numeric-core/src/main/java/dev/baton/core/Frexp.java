package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * Numbers as {@code mantissa·2^exponent}: what {@code numpy.frexp} returns.
 *
 * @param mantissa ±0.5 ≤ m &lt; ±1, 0 or not finite
 * @param exponent the power of 2, int32; 0 where the mantissa is 0 or not finite
 */
public record Frexp(NDArray mantissa, NDArray exponent) implements AutoCloseable {
  /** Closes both arrays. */
  @Override
  public void close() {
    mantissa.close();
    exponent.close();
  }
}
