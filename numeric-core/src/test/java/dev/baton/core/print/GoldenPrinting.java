package dev.baton.core.print;

import dev.baton.core.GoldenFile;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.print.PrintOptions.FloatMode;
import dev.baton.core.print.PrintOptions.Sign;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An array, options, and what NumPy prints: one record of {@code golden/printing.txt.gz}.
 *
 * @param options how to print
 * @param source the array
 * @param str NumPy's {@code str}
 * @param repr NumPy's {@code repr}
 */
record GoldenPrinting(PrintOptions options, Elements source, String str, String repr) {

  static List<GoldenPrinting> all() {
    return GoldenFile.read("printing").records().stream().map(GoldenPrinting::of).toList();
  }

  static GoldenPrinting of(List<String> fields) {
    return new GoldenPrinting(
        options(fields.get(0)),
        Elements.of(fields.get(1), fields.get(2), fields.get(3)),
        GoldenFile.unescape(fields.get(4)),
        GoldenFile.unescape(fields.get(5)));
  }

  private static Sign sign(String value) {
    return value.equals("+") ? Sign.PLUS : value.equals(" ") ? Sign.SPACE : Sign.MINUS;
  }

  static PrintOptions options(String field) {
    PrintOptions options = PrintOptions.DEFAULT;
    if (field.equals("-")) {
      return options;
    }
    for (String option : field.split(";", -1)) {
      int equals = option.indexOf('=');
      String value = option.substring(equals + 1);
      options =
          switch (option.substring(0, equals)) {
            case "precision" -> options.withPrecision(Integer.parseInt(value));
            case "threshold" -> options.withThreshold(Long.parseLong(value));
            case "edgeitems" -> options.withEdgeItems(Integer.parseInt(value));
            case "linewidth" -> options.withLineWidth(Integer.parseInt(value));
            case "suppress" -> options.withSuppressSmall(value.equals("True"));
            case "sign" -> options.withSign(sign(value));
            case "nanstr" -> options.withNanString(value);
            case "infstr" -> options.withInfString(value);
            case "floatmode" ->
                options.withFloatMode(FloatMode.valueOf(value.toUpperCase(Locale.ROOT)));
            default -> throw new IllegalStateException("unknown option " + option);
          };
    }
    return options;
  }

  /** An array's elements: listed, or {@code start + i * step} for the i-th. */
  static final class Elements implements Corners.Source {
    private final boolean isComplex;
    private final long[] shape;
    private final double[] listed;
    private final double start;
    private final double step;

    private Elements(boolean isComplex, long[] shape, double[] listed, double start, double step) {
      this.isComplex = isComplex;
      this.shape = shape;
      this.listed = listed;
      this.start = start;
      this.step = step;
    }

    static Elements of(String dtype, String shape, String elements) {
      boolean isComplex =
          switch (dtype) {
            case "float64" -> false;
            case "complex128" -> true;
            default -> throw new IllegalStateException("unknown dtype " + dtype);
          };
      long[] extents = GoldenFile.shape(shape);
      if (elements.startsWith("ramp:")) {
        String[] ramp = elements.substring("ramp:".length()).split(",", -1);
        return new Elements(
            isComplex,
            extents,
            new double[0],
            Double.parseDouble(ramp[0]),
            Double.parseDouble(ramp[1]));
      }
      return new Elements(isComplex, extents, GoldenFile.doubles(elements), 0, 0);
    }

    boolean isRamp() {
      return listed.length == 0;
    }

    @Override
    public long[] shape() {
      return shape;
    }

    boolean isComplex() {
      return isComplex;
    }

    @Override
    public DType dtype() {
      return isComplex ? DType.COMPLEX128 : DType.FLOAT64;
    }

    @Override
    public long bits(long[] index) {
      throw new AssertionError("no integers here");
    }

    @Override
    public double real(long[] index) {
      return element(flat(index));
    }

    @Override
    public Complex complex(long[] index) {
      return complexElement(flat(index));
    }

    double element(long i) {
      return isRamp() ? i * step + start : listed[(int) i];
    }

    Complex complexElement(long i) {
      return isRamp()
          ? new Complex(element(i), 0 - element(i))
          : new Complex(listed[2 * (int) i], listed[2 * (int) i + 1]);
    }

    private long flat(long[] index) {
      long i = 0;
      for (int axis = 0; axis < shape.length; axis++) {
        if (index[axis] < 0 || index[axis] >= shape[axis]) {
          throw new IndexOutOfBoundsException("index " + index[axis] + " of " + shape[axis]);
        }
        i = i * shape[axis] + index[axis];
      }
      return i;
    }

    @Override
    public String toString() {
      return (isComplex ? "complex128" : "float64")
          + Arrays.toString(shape)
          + (isRamp() ? " from %s by %s".formatted(start, step) : Arrays.toString(listed));
    }
  }
}
