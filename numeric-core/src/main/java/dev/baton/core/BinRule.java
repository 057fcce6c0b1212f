package dev.baton.core;

/** How wide the bins of a histogram are to be, from the data: NumPy's estimators. */
public enum BinRule {
  /**
   * The narrower of {@link #STURGES} and {@link #FD}, the latter at least half as wide as {@link
   * #SQRT}.
   */
  AUTO,
  /** Freedman and Diaconis: by the distance of the quartiles; resilient to outliers. */
  FD,
  /** Doane: Sturges's for data that are not normal, by their skewness. */
  DOANE,
  /** Scott: by the standard deviation. */
  SCOTT,
  /** Stone: the least estimate of the integrated squared error, by leaving one out. */
  STONE,
  /** Rice: by the cube root of the size alone; often too many. */
  RICE,
  /** Sturges: by the logarithm of the size; for normal data, too few of many. */
  STURGES,
  /** The square root of the size. */
  SQRT
}
