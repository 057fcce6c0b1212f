package dev.baton.core.print;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;

/**
 * Prints arrays as NumPy 2.4 does, under the interpreter lock. As in NumPy, whose printing is
 * Python code, the lock is handed on between elements if another thread has asked for it. Only the
 * elements that are printed are read, all before the first is printed.
 *
 * {@snippet :
 * // array([0.333, 0.667])
 * String text = ArrayFormatter.repr(a, PrintOptions.DEFAULT.withPrecision(3));
 * }
 */
public final class ArrayFormatter {
  private static final String PREFIX = "array(";

  private ArrayFormatter() {}

  /**
   * Prints an array as {@code numpy.array_str} does: {@code [1. 2.]}. A 0-d array prints as a
   * number does, whatever the options say.
   *
   * @param array the array
   * @param options how to print
   * @return the text
   * @throws IllegalStateException if the array is closed
   * @throws IllegalArgumentException if more elements are to be printed than a Java array has room
   *     for
   */
  public static String str(NDArray array, PrintOptions options) {
    try (var attachment = array.interpreter().attach()) {
      return str(new ArraySource(array), options, attachment.state()::checkpoint);
    }
  }

  /**
   * Prints an array as {@code numpy.array_repr} does: {@code array([1., 2.])}, with the shape where
   * the elements do not show it and the dtype where there are none.
   *
   * @param array the array
   * @param options how to print
   * @return the text
   * @throws IllegalStateException if the array is closed
   * @throws IllegalArgumentException if more elements are to be printed than a Java array has room
   *     for
   */
  public static String repr(NDArray array, PrintOptions options) {
    try (var attachment = array.interpreter().attach()) {
      return repr(new ArraySource(array), options, attachment.state()::checkpoint);
    }
  }

  static String str(Corners.Source source, PrintOptions options, Runnable checkpoint) {
    long[] shape = source.shape();
    if (shape.length == 0) {
      return source.isComplex()
          ? ScalarText.of(source.complex(shape))
          : ScalarText.of(source.real(shape));
    }
    if (Corners.size(shape) == 0) {
      return "[]";
    }
    StringBuilder out = new StringBuilder();
    Corners corners = new Corners(source, options);
    new Layout(out, corners, options, false, options.lineWidth(), checkpoint).append();
    return out.toString();
  }

  static String repr(Corners.Source source, PrintOptions options, Runnable checkpoint) {
    long[] shape = source.shape();
    StringBuilder out = new StringBuilder(PREFIX);
    StringBuilder extras = new StringBuilder();
    if (Corners.size(shape) == 0) {
      out.append("[]");
      if (shape.length > 1) {
        extras.append("shape=").append(tuple(shape)).append(", ");
      }
      extras.append("dtype=").append(source.isComplex() ? DType.COMPLEX128 : DType.FLOAT64);
    } else {
      Corners corners = new Corners(source, options);
      new Layout(out, corners, options, true, options.lineWidth() - 1, checkpoint).append();
      if (corners.isSummarised()) {
        extras.append("shape=").append(tuple(shape));
      }
    }
    if (extras.isEmpty()) {
      return out.append(')').toString();
    }
    out.append(',');
    extras.append(')');
    int lastLine = out.length() - out.lastIndexOf("\n") - 1;
    if (lastLine + extras.length() + 1 > options.lineWidth()) {
      out.append('\n').repeat(' ', PREFIX.length());
    } else {
      out.append(' ');
    }
    return out.append(extras).toString();
  }

  /** Returns a shape as Python prints a tuple: {@code ()}, {@code (3,)}, {@code (3, 4)}. */
  private static String tuple(long[] shape) {
    StringBuilder out = new StringBuilder("(");
    for (int axis = 0; axis < shape.length; axis++) {
      out.append(axis == 0 ? "" : ", ").append(shape[axis]);
    }
    return out.append(shape.length == 1 ? ",)" : ")").toString();
  }

  /** An array's elements, one by one. */
  private record ArraySource(NDArray array) implements Corners.Source {
    @Override
    public long[] shape() {
      return array.shape();
    }

    @Override
    public boolean isComplex() {
      return array.dtype().isComplex();
    }

    @Override
    public double real(long[] index) {
      return array.getDouble(index);
    }

    @Override
    public Complex complex(long[] index) {
      return array.getComplex(index);
    }
  }
}
