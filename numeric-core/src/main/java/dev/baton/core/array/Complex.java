package dev.baton.core.array;

/**
 * A complex number: one element of a {@link DType#COMPLEX128} array.
 *
 * @param re the real part
 * @param im the imaginary part
 */
public record Complex(double re, double im) {
  /** Zero. */
  public static final Complex ZERO = new Complex(0, 0);

  /** One. */
  public static final Complex ONE = new Complex(1, 0);

  /** The imaginary unit, Python's {@code 1j}. */
  public static final Complex I = new Complex(0, 1);

  /**
   * Makes a real number complex.
   *
   * @param re the real part
   * @return {@code re + 0i}
   */
  public static Complex of(double re) {
    return new Complex(re, 0);
  }

  /**
   * Adds.
   *
   * @param other the number to add
   * @return the sum
   */
  public Complex plus(Complex other) {
    return new Complex(re + other.re, im + other.im);
  }

  /**
   * Subtracts.
   *
   * @param other the number to subtract
   * @return the difference
   */
  public Complex minus(Complex other) {
    return new Complex(re - other.re, im - other.im);
  }

  /**
   * Multiplies.
   *
   * @param other the number to multiply by
   * @return the product
   */
  public Complex times(Complex other) {
    return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
  }

  /**
   * Multiplies by a real number.
   *
   * @param factor the factor
   * @return the product
   */
  public Complex times(double factor) {
    return new Complex(re * factor, im * factor);
  }

  /**
   * Returns the conjugate.
   *
   * @return {@code re - im·i}
   */
  public Complex conjugate() {
    return new Complex(re, -im);
  }

  /**
   * Returns the absolute value, without spurious overflow.
   *
   * @return the distance from zero
   */
  public double abs() {
    return Math.hypot(re, im);
  }

  /** Returns the number in Python's form, {@code (1+2j)}, its parts as Java prints them. */
  @Override
  public String toString() {
    String sign = Math.copySign(1, im) < 0 || Double.isNaN(im) ? "" : "+";
    return "(" + trimmed(re) + sign + trimmed(im) + "j)";
  }

  private static String trimmed(double x) {
    String s = Double.toString(x);
    return s.endsWith(".0") ? s.substring(0, s.length() - 2) : s;
  }
}
