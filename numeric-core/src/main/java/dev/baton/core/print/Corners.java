package dev.baton.core.print;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.internal.text.BinaryFormat;
import dev.baton.core.print.PrintOptions.Kind;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array that are printed: all of a small array; of a large one, those at the
 * ends of each axis. They are read once, and nothing else of the array is.
 */
final class Corners {
  /** Where the elements come from. */
  interface Source {
    /** The array's extents. */
    long[] shape();

    /** The type of the elements. */
    DType dtype();

    /** An element of an array of integers or truth values; of a uint64 its bits. */
    long bits(long[] index);

    /** An element of an array of real floating-point numbers. */
    double real(long[] index);

    /** An element of a complex array. */
    Complex complex(long[] index);
  }

  private static final long MOST_ELEMENTS = Integer.MAX_VALUE - 8;

  private final long[] shape;
  private final int[] extents;
  private final boolean summarised;
  private final int edge;
  private final DType dtype;
  private final long[] bits;
  private final double[] re;
  private final double @Nullable [] im;

  /**
   * Reads the elements.
   *
   * @param source the array; not empty
   * @param options how to print
   */
  Corners(Source source, PrintOptions options) {
    shape = source.shape();
    edge = options.edgeItems();
    summarised = size(shape) > options.threshold();
    extents = new int[shape.length];
    long count = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      // Without edges all is read, though next to nothing is printed: the common form depends on
      // all, as NumPy's does.
      long extent = isCut(axis) && edge > 0 ? 2L * edge : shape[axis];
      if (extent > MOST_ELEMENTS / count) {
        throw new IllegalArgumentException(
            "cannot print %s: more elements than a Java array has room for; threshold %d, edgeItems %d"
                .formatted(Arrays.toString(shape), options.threshold(), edge));
      }
      extents[axis] = (int) extent;
      count *= extent;
    }
    dtype = source.dtype();
    boolean integer = dtype.kind() != 'f' && !dtype.isComplex();
    bits = new long[integer ? (int) count : 0];
    re = new double[integer ? 0 : (int) count];
    im = dtype.isComplex() ? new double[(int) count] : null;
    read(source, (int) count);
  }

  private void read(Source source, int count) {
    int[] at = new int[extents.length];
    long[] index = new long[extents.length];
    for (int i = 0; i < count; i++) {
      if (bits.length > 0) {
        bits[i] = source.bits(index);
      } else if (im == null) {
        re[i] = source.real(index);
      } else {
        Complex z = source.complex(index);
        re[i] = z.re();
        im[i] = z.im();
      }
      for (int axis = extents.length - 1; axis >= 0; axis--) {
        at[axis] = at[axis] + 1 < extents[axis] ? at[axis] + 1 : 0;
        boolean trailing = at[axis] >= extents[axis] - edge && isCut(axis);
        index[axis] = trailing ? shape[axis] - extents[axis] + at[axis] : at[axis];
        if (at[axis] != 0) {
          break;
        }
      }
    }
  }

  static long size(long[] shape) {
    long size = 1;
    for (long extent : shape) {
      size *= extent;
    }
    return size;
  }

  /** Whether the array is larger than the threshold; single axes may be shown whole nonetheless. */
  boolean isSummarised() {
    return summarised;
  }

  /** Whether only the ends of an axis are printed. */
  boolean isCut(int axis) {
    return summarised && shape[axis] > 2L * edge;
  }

  int ndim() {
    return extents.length;
  }

  /** The number of indices of an axis that are held. */
  int extent(int axis) {
    return extents[axis];
  }

  /** The common form of the elements, or the one that the caller has for them. */
  ElementFormat format(PrintOptions options) {
    Function<Object, String> formatter = options.formatters().get(Kind.of(dtype));
    if (formatter != null) {
      return new CustomFormat(this::element, formatter);
    }
    BinaryFormat binary = binary(dtype);
    return switch (dtype.kind()) {
      case 'b' -> new BoolFormat(bits, extents.length == 0);
      case 'i' -> new IntegerFormat(bits, true, options.sign());
      case 'u' -> new IntegerFormat(bits, false, options.sign());
      default ->
          im == null
              ? new FloatFormat(re, binary, options.sign(), options)
              : new ComplexFormat(re, im, binary, options);
    };
  }

  /** An element as the caller's formatters get it. */
  private Object element(int i) {
    return switch (dtype.kind()) {
      case 'b' -> bits[i] != 0;
      case 'i', 'u' -> integer(dtype, bits[i]);
      default -> im == null ? (Object) re[i] : new Complex(re[i], im[i]);
    };
  }

  /** Returns a long, or a large number where a uint64 does not fit. */
  static Number integer(DType dtype, long bits) {
    return dtype == DType.UINT64 && bits < 0
        ? new BigInteger(Long.toUnsignedString(bits))
        : (Number) bits;
  }

  /** The format of the numbers that elements are made of. */
  static BinaryFormat binary(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> BinaryFormat.HALF;
      case BFLOAT16 -> BinaryFormat.BFLOAT;
      case FLOAT32, COMPLEX64 -> BinaryFormat.SINGLE;
      default -> BinaryFormat.DOUBLE;
    };
  }
}
