package dev.baton.core.print;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.internal.text.BinaryFormat;
import dev.baton.core.internal.text.ScalarText;
import java.util.ArrayList;
import java.util.List;

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
   * the elements do not show it, and the dtype where it is not plain from them.
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

  /**
   * Prints an array as {@code numpy.array2string} does, between what the caller puts around it.
   *
   * @param array the array
   * @param options how to print
   * @param separator what stands between elements
   * @param prefix what will stand before the text, on its first line; other lines are indented by
   *     as much
   * @param suffix what will stand behind the text; lines leave room for it
   * @return the text, without prefix and suffix
   * @throws IllegalStateException if the array is closed
   * @throws IllegalArgumentException if more elements are to be printed than a Java array has room
   *     for
   */
  public static String array2string(
      NDArray array, PrintOptions options, String separator, String prefix, String suffix) {
    try (var attachment = array.interpreter().attach()) {
      Corners.Source source = new ArraySource(array);
      if (Corners.size(source.shape()) == 0) {
        return "[]";
      }
      StringBuilder out = new StringBuilder();
      new Layout(
              out,
              new Corners(source, options),
              options,
              separator,
              prefix.length(),
              options.lineWidth() - suffix.length(),
              attachment.state()::checkpoint)
          .append();
      return out.toString();
    }
  }

  static String str(Corners.Source source, PrintOptions options, Runnable checkpoint) {
    long[] shape = source.shape();
    if (shape.length == 0) {
      return scalar(source);
    }
    if (Corners.size(shape) == 0) {
      return "[]";
    }
    StringBuilder out = new StringBuilder();
    Corners corners = new Corners(source, options);
    new Layout(out, corners, options, " ", 0, options.lineWidth(), checkpoint).append();
    return out.toString();
  }

  private static String scalar(Corners.Source source) {
    long[] index = {};
    DType dtype = source.dtype();
    BinaryFormat binary = Corners.binary(dtype);
    return switch (dtype.kind()) {
      case 'b' -> source.bits(index) != 0 ? "True" : "False";
      case 'i', 'u' -> Corners.integer(dtype, source.bits(index)).toString();
      case 'f' -> ScalarText.of(source.real(index), binary);
      default -> {
        Complex z = source.complex(index);
        yield ScalarText.of(z.re(), z.im(), binary);
      }
    };
  }

  static String repr(Corners.Source source, PrintOptions options, Runnable checkpoint) {
    long[] shape = source.shape();
    DType dtype = source.dtype();
    StringBuilder out = new StringBuilder(PREFIX);
    List<String> extras = new ArrayList<>();
    boolean empty = Corners.size(shape) == 0;
    if (empty) {
      out.append("[]");
      if (shape.length > 1) {
        extras.add("shape=" + tuple(shape));
      }
    } else {
      Corners corners = new Corners(source, options);
      int width = options.lineWidth() - 1;
      new Layout(out, corners, options, ", ", PREFIX.length(), width, checkpoint).append();
      if (corners.isSummarised()) {
        extras.add("shape=" + tuple(shape));
      }
    }
    if (empty || !isImplied(dtype)) {
      extras.add("dtype=" + dtype);
    }
    if (extras.isEmpty()) {
      return out.append(')').toString();
    }
    out.append(',');
    String extra = String.join(", ", extras) + ")";
    int lastLine = out.length() - out.lastIndexOf("\n") - 1;
    if (lastLine + extra.length() + 1 > options.lineWidth()) {
      out.append('\n').repeat(' ', PREFIX.length());
    } else {
      out.append(' ');
    }
    return out.append(extra).toString();
  }

  /** Says whether elements look like those of this type and of no other. */
  private static boolean isImplied(DType dtype) {
    return switch (dtype) {
      case BOOL, INT64, FLOAT64, COMPLEX128 -> true;
      default -> false;
    };
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
    public DType dtype() {
      return array.dtype();
    }

    @Override
    public long bits(long[] index) {
      return switch (array.dtype()) {
        case BOOL -> array.getBoolean(index) ? 1 : 0;
        case UINT64 -> ((Number) array.item(index)).longValue();
        default -> array.getLong(index);
      };
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
