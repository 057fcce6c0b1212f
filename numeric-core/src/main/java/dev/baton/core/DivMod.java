package dev.baton.core;

import dev.baton.core.array.NDArray;

/**
 * What two numbers come to when one is divided by the other: what {@code numpy.divmod} returns.
 *
 * @param quotient rounded down
 * @param remainder of the divisor's sign
 */
public record DivMod(NDArray quotient, NDArray remainder) implements AutoCloseable {
  /** Closes both arrays. */
  @Override
  public void close() {
    quotient.close();
    remainder.close();
  }
}
