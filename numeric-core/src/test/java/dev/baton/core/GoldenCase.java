package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.ufunc.Over;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code golden/reductions.txt.gz} or {@code golden/statistics.txt.gz}, as {@code
 * golden_reductions.py} describes it.
 *
 * @param function NumPy's name
 * @param arguments arguments that are not the operand, by NumPy's names
 * @param operand how the operand is made
 * @param expected of each result the dtype, shape and bytes; the exception where NumPy refuses
 */
record GoldenCase(
    String function, Map<String, String> arguments, String operand, List<String> expected) {

  static List<GoldenCase> all(String file) {
    return GoldenFile.read(file).records().stream().map(GoldenCase::of).toList();
  }

  private static GoldenCase of(List<String> fields) {
    Map<String, String> arguments = new TreeMap<>();
    if (!fields.get(2).equals("-")) {
      for (String argument : fields.get(2).split(";", -1)) {
        int equals = argument.indexOf('=');
        arguments.put(argument.substring(0, equals), argument.substring(equals + 1));
      }
    }
    return new GoldenCase(
        fields.get(1), arguments, fields.get(3), fields.subList(4, fields.size()));
  }

  boolean isError() {
    return expected.get(0).equals("error");
  }

  @Nullable String argument(String name) {
    return arguments.get(name);
  }

  boolean flag(String name) {
    return "1".equals(argument(name));
  }

  int whole(String name, int otherwise) {
    String text = argument(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  double number(String name, double otherwise) {
    String text = argument(name);
    return text == null ? otherwise : Double.parseDouble(text);
  }

  double[] numbers(String name) {
    String text = argument(name);
    return text == null
        ? new double[0]
        : Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  /** An argument that is an array: an operand's text, or numbers; empty if it is a word. */
  NDArray array(Numeric np, String name) {
    String text = arguments.get(name);
    if (text == null || (Character.isLetter(text.charAt(0)) && text.indexOf(':') < 0)) {
      return np.empty(0);
    }
    return text.indexOf(':') < 0 ? np.array(numbers(name)) : operand(np, text);
  }

  /** Applies a function to an argument that is an array: an operand's text, or numbers. */
  NDArray with(Numeric np, String name, UnaryOperator<NDArray> function) {
    try (Scope scope = np.scope()) {
      return scope.keep(function.apply(array(np, name)));
    }
  }

  /** The arguments that say what a reduction is over. */
  Over over(Numeric np) {
    String axis = argument("axis");
    Over over = axis == null ? Over.all() : Over.axes(GoldenArray.ints(axis));
    over = over.keepDims(flag("keepdims"));
    String dtype = argument("dtype");
    if (dtype != null) {
      over = over.dtype(dtype(dtype));
    }
    String initial = argument("initial");
    if (initial != null) {
      over = over.initial(Long.parseLong(initial));
    }
    String where = argument("where");
    if (where != null) {
      over = over.where(mask(np, GoldenFile.longs(where)));
    }
    String ddof = argument("ddof");
    return ddof == null ? over : over.correction(Double.parseDouble(ddof));
  }

  NDArray operand(Numeric np) {
    return operand(np, operand);
  }

  static DType dtype(String name) {
    return DType.valueOf(name.toUpperCase(Locale.ROOT));
  }

  // ---- operands, made as golden_reductions.py makes them ----------------------------------------

  private static NDArray mask(Numeric np, long[] shape) {
    NDArray mask = np.empty(DType.BOOL, shape);
    MemorySegment bytes = mask.segment();
    for (long i = 0; i < bytes.byteSize(); i++) {
      bytes.set(ValueLayout.JAVA_BYTE, i, (byte) (i % 3 != 1 ? 1 : 0));
    }
    return mask;
  }

  static NDArray operand(Numeric np, String text) {
    String[] steps = text.split("\\|", -1);
    String[] name = steps[0].split(":", -1);
    long[] shape = GoldenFile.shape(name[1]);
    long size = 1;
    for (long extent : shape) {
      size *= extent;
    }
    NDArray a = values(np, dtype(name[0]), (int) size, name.length < 3 ? "" : name[2]);
    a = a.reshape(shape);
    for (String step : Arrays.asList(steps).subList(1, steps.length)) {
      a = GoldenArray.view(a, step);
    }
    return a;
  }

  private static NDArray values(Numeric np, DType dtype, int n, String kind) {
    boolean small = kind.equals("s") || kind.equals("d");
    boolean few = kind.equals("d");
    if (dtype == DType.BOOL || dtype.isInteger()) {
      NDArray longs = np.empty(DType.INT64, n);
      for (int i = 0; i < n; i++) {
        longs
            .segment()
            .setAtIndex(ValueLayout.JAVA_LONG, i, integer(dtype, mixed(i), kind.equals("s")));
      }
      return longs.astype(dtype);
    }
    double[] special = {
      Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, 0.5, -2.5
    };
    Complex[] numbers = new Complex[n];
    for (int i = 0; i < n; i++) {
      long mixed = mixed(i);
      double re = few ? mixed % 7 - 3.0 : mixed / (small ? 7001.0 : 7.0) - (small ? 0.3 : 700.0);
      double im = few ? mixed % 11 - 5.0 : (mixed % 101) / (small ? 61.0 : 3.0);
      boolean none = kind.equals("n") && mixed % 5 == 0;
      numbers[i] = none ? new Complex(Double.NaN, 0) : new Complex(re, im);
      if (kind.equals("x") && mixed % 11 < special.length) {
        numbers[i] = new Complex(special[(int) (mixed % 11)], 0);
      } else if (kind.equals("p")) {
        numbers[i] = new Complex(i * 1.25 - 2.5, 0);
      }
    }
    NDArray complex = np.array(numbers);
    return dtype.isComplex() ? complex.astype(dtype) : complex.real().astype(dtype);
  }

  private static long mixed(long i) {
    return (i * 7919 + 13) % 10007;
  }

  private static long integer(DType dtype, long mixed, boolean small) {
    if (dtype == DType.BOOL) {
      return mixed % 3 != 0 ? 1 : 0;
    }
    if (small) {
      return mixed % 5;
    }
    int bits = 8 * dtype.itemsize();
    long spread = mixed * (bits <= 16 ? 1 : 65537) % (1L << Math.min(bits - 1, 40));
    return dtype.kind() == 'u' ? spread : spread - (1L << Math.min(bits - 2, 39));
  }

  // ---- results ----------------------------------------------------------------------------------

  /** The results NumPy has, as arrays. */
  List<NDArray> expectedArrays(Numeric np) {
    List<NDArray> arrays = new ArrayList<>();
    for (int i = 0; i < expected.size(); i += 3) {
      NDArray array = np.empty(dtype(expected.get(i)), GoldenFile.shape(expected.get(i + 1)));
      String bytes = expected.get(i + 2);
      if (!bytes.equals("-")) {
        array.segment().copyFrom(MemorySegment.ofArray(HexFormat.of().parseHex(bytes)));
      }
      arrays.add(array);
    }
    return arrays;
  }

  /**
   * Compares a result with NumPy's.
   *
   * @param ulps how many units in the last place of the largest element they may differ
   * @return what is wrong, or null
   */
  static @Nullable String fault(NDArray expected, NDArray result, double ulps) {
    if (result.dtype() != expected.dtype() || !Arrays.equals(result.shape(), expected.shape())) {
      return "is %s %s, NumPy's %s %s"
          .formatted(
              result.dtype(),
              Arrays.toString(result.shape()),
              expected.dtype(),
              Arrays.toString(expected.shape()));
    }
    double[] wanted = parts(expected);
    double[] got = parts(result);
    double epsilon =
        switch (expected.dtype().real()) {
          case FLOAT16 -> 0x1p-10;
          case FLOAT32 -> 0x1p-23;
          case FLOAT64 -> 0x1p-52;
          default -> 0;
        };
    double largest = 0;
    for (double x : wanted) {
      largest = Double.isFinite(x) ? Math.max(largest, Math.abs(x)) : largest;
    }
    for (int i = 0; i < wanted.length; i++) {
      boolean same = Double.compare(wanted[i], got[i]) == 0 || wanted[i] == got[i];
      if (!same && !(Math.abs(wanted[i] - got[i]) <= ulps * epsilon * largest)) {
        return "part %d is %s, NumPy's %s".formatted(i, got[i], wanted[i]);
      }
    }
    return null;
  }

  /** Elements as doubles; int64 by halves, so that none is rounded. */
  private static double[] parts(NDArray a) {
    try (NDArray dense = a.copy()) {
      if (a.dtype() == DType.INT64 || a.dtype() == DType.UINT64) {
        int[] halves = dense.segment().toArray(ValueLayout.JAVA_INT);
        return Arrays.stream(halves).asDoubleStream().toArray();
      }
      try (NDArray wide = dense.astype(DType.COMPLEX128)) {
        return wide.segment().toArray(ValueLayout.JAVA_DOUBLE);
      }
    }
  }

  @Override
  public String toString() {
    return function + arguments + " of " + operand;
  }
}
