package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * The named arguments of {@code numpy.cov}: {@code y}, {@code rowvar}, {@code ddof}, {@code
 * fweights}, {@code aweights} and {@code dtype}. Immutable: each method returns a changed copy.
 *
 * @param other more quantities, laid out as the first operand's; null for none
 * @param inColumns whether quantities are in columns, samples in rows
 * @param correction what is taken off the number of samples before it divides
 * @param frequencies how often each sample was met (n), integers; null for once
 * @param importance the weight of each sample (n); null for 1
 * @param dtype the type to compute in; null for float64 or complex128
 */
public record CovarianceOptions(
    @Nullable NDArray other,
    boolean inColumns,
    int correction,
    @Nullable NDArray frequencies,
    @Nullable NDArray importance,
    @Nullable DType dtype) {
  /** One operand, quantities in rows, divided by one less than the number of samples. */
  public static final CovarianceOptions DEFAULT =
      new CovarianceOptions(null, false, 1, null, null, null);

  /**
   * Gives more quantities: {@code y}.
   *
   * @param array laid out as the first operand
   * @return changed options
   */
  public CovarianceOptions with(NDArray array) {
    return new CovarianceOptions(array, inColumns, correction, frequencies, importance, dtype);
  }

  /**
   * Says that each column is a quantity, each row a sample: {@code rowvar=False}.
   *
   * @return changed options
   */
  public CovarianceOptions columns() {
    return new CovarianceOptions(other, true, correction, frequencies, importance, dtype);
  }

  /**
   * Says what is taken off the number of samples before it divides: {@code ddof}; 0 is {@code
   * bias=True}.
   *
   * @param degrees the degrees of freedom
   * @return changed options
   */
  public CovarianceOptions correction(int degrees) {
    return new CovarianceOptions(other, inColumns, degrees, frequencies, importance, dtype);
  }

  /**
   * Says how often each sample was met: {@code fweights}.
   *
   * @param counts integers (n), none negative
   * @return changed options
   */
  public CovarianceOptions frequencies(NDArray counts) {
    return new CovarianceOptions(other, inColumns, correction, counts, importance, dtype);
  }

  /**
   * Says how much each sample counts: {@code aweights}.
   *
   * @param factors numbers (n), none negative
   * @return changed options
   */
  public CovarianceOptions importance(NDArray factors) {
    return new CovarianceOptions(other, inColumns, correction, frequencies, factors, dtype);
  }

  /**
   * Gives the type to compute in.
   *
   * @param type float64 or complex128
   * @return changed options
   */
  public CovarianceOptions dtype(DType type) {
    return new CovarianceOptions(other, inColumns, correction, frequencies, importance, type);
  }
}
