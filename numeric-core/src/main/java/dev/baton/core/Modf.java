package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * Numbers taken apart at the point: what {@code numpy.modf} returns.
 *
 * @param fraction what is behind the point, of the number's sign
 * @param integral what is before the point, of the number's sign
 */
public record Modf(NDArray fraction, NDArray integral) implements AutoCloseable {
  /** Closes both arrays. */
  @Override
  public void close() {
    fraction.close();
    integral.close();
  }
}
