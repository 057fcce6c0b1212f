package dev.baton.core.linalg;

/** Which norm: the {@code ord} of {@code numpy.linalg.norm}. */
public final class Norm {
  /** The root of the sum of squares of all elements, over any number of axes: {@code None}. */
  public static final Norm EUCLIDEAN = new Norm("EUCLIDEAN", Double.NaN);

  /** That of matrices: {@code 'fro'}. */
  public static final Norm FROBENIUS = new Norm("FROBENIUS", Double.NaN);

  /** The sum of the singular values of matrices: {@code 'nuc'}. */
  public static final Norm NUCLEAR = new Norm("NUCLEAR", Double.NaN);

  /** The largest absolute value of a vector, the largest sum of a row of a matrix: {@code inf}. */
  public static final Norm INFINITY = of(Double.POSITIVE_INFINITY);

  private final String name;
  private final double order;

  private Norm(String name, double order) {
    this.name = name;
    this.order = order;
  }

  /**
   * Makes the norm of an order.
   *
   * @param p of vectors any number: {@code (Σ|x|^p)^(1/p)}, 0 for the number of elements that are
   *     not 0, ±∞ for the largest and smallest absolute value; of matrices ±1 (sums of columns), ±2
   *     (singular values) or ±∞ (sums of rows), the largest or the smallest
   * @return the norm
   * @throws IllegalArgumentException if {@code p} is NaN
   */
  public static Norm of(double p) {
    if (Double.isNaN(p)) {
      throw new IllegalArgumentException("Norm.of: the order is NaN");
    }
    return new Norm("Norm.of(" + p + ")", p);
  }

  /** The order, NaN if this is named. */
  double order() {
    return order;
  }

  @Override
  public String toString() {
    return name;
  }
}
