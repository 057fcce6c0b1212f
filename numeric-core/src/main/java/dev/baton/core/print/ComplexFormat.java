package dev.baton.core.print;

import dev.baton.core.internal.text.BinaryFormat;
import dev.baton.core.print.PrintOptions.Sign;

/**
 * The form that complex numbers have in common when they are printed together: NumPy's {@code
 * ComplexFloatingFormat}. Real and imaginary parts are aligned each among themselves.
 */
final class ComplexFormat implements ElementFormat {
  private final FloatFormat real;
  private final FloatFormat imaginary;

  /**
   * Finds the form.
   *
   * @param re the real parts
   * @param im the imaginary parts, which always get a sign
   * @param binary the format of both
   * @param options how to print
   */
  ComplexFormat(double[] re, double[] im, BinaryFormat binary, PrintOptions options) {
    real = new FloatFormat(re, binary, options.sign(), options);
    imaginary = new FloatFormat(im, binary, Sign.PLUS, options);
  }

  @Override
  public void append(StringBuilder out, int i) {
    real.append(out, i);
    int start = out.length();
    imaginary.append(out, i);
    int end = out.length();
    while (end > start && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.insert(end, 'j');
  }
}
