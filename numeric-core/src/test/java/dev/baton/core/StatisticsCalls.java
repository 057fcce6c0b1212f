package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.ufunc.Over;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Arguments with which statistics and their kin are called on {@code size} elements. */
final class StatisticsCalls {
  private StatisticsCalls() {}

  /** Returns the arguments, or null where the method is none of these. */
  static Object @Nullable [] arguments(ReleaseRule rule, Method method, Numeric np, long size) {
    if (!StatisticsRules.ALL.contains(rule)) {
      return null;
    }
    Class<?>[] types = method.getParameterTypes();
    boolean second = types.length > 1 && types[1] == NDArray.class;
    NDArray a = np.ones(size);
    Object[] all =
        switch (method.getName()) {
          case "bincount" -> new Object[] {np.ones(DType.INT64, size), a, 2L};
          case "digitize" -> new Object[] {a, np.array(0, 2), false};
          case "histogramdd" ->
              new Object[] {
                a.reshape(size, 1), types[1] == Bins.class ? bins() : List.of(bins()), a, false
              };
          case "histogramBinEdges" -> new Object[] {a, Bins.DEFAULT};
          case "diff" -> new Object[] {np.ones(size + 1), 1, 0, null, null};
          case "ediff1d" -> new Object[] {np.ones(size + 1), null, null};
          case "gradient" ->
              second
                  ? new Object[] {np.ones(size + 1), np.arange(size + 1.0), 1, 0}
                  : new Object[] {np.ones(size + 2), 1.0, 1, new int[] {0}};
          case "trapezoid" ->
              new Object[] {np.ones(size + 1), second ? np.arange(size + 1) : (Object) 1.0, 0};
          case "outer", "kron" -> new Object[] {a, np.ones(1)};
          case "cross" -> new Object[] {np.ones(size, 3), np.ones(3)};
          case "logspace", "geomspace" -> new Object[] {1.0, 2.0, size, true, 10.0};
          case "polymul", "polydiv" -> new Object[] {a, np.ones(1)};
          case "poly" -> new Object[] {np.ones(size - 1)};
          case "roots" -> new Object[] {np.less(np.arange(size), 2).astype(DType.FLOAT64)};
          case "polyfit", "polyfitFull", "polyfitCov" -> new Object[] {a, a, 0, null, false};
          case "polyval" -> new Object[] {np.ones(3), a};
          case "polyder" -> new Object[] {np.ones(size + 1), 1};
          case "polyint" -> new Object[] {np.ones(size), 1, new double[] {0}};
          case "applyAlongAxis" -> new Object[] {(UnaryOperator<NDArray>) NDArray::view, 0, a};
          case "applyOverAxes" ->
              new Object[] {(Applying.AxisFunction) (x, _) -> x.view(), a, new int[] {0}};
          case "piecewise" ->
              new Object[] {
                a,
                List.of(np.ones(DType.BOOL, size)),
                List.<UnaryOperator<NDArray>>of(NDArray::negate)
              };
          case "vander" -> new Object[] {a, 1L, false};
          default -> plain(method, types, np, size);
        };
    return Arrays.copyOf(all, types.length);
  }

  private static Bins bins() {
    return Bins.count(3).range(0, 2);
  }

  private static Object[] plain(Method method, Class<?>[] types, Numeric np, long size) {
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] =
          switch (types[i].getSimpleName()) {
            case "NDArray" -> np.ones(size);
            case "Over" -> Over.axis(0);
            case "int[]" -> new int[] {0};
            case "double" -> 0.5;
            case "double[]" -> new double[] {0.25, 0.75};
            case "boolean" -> true;
            case "QuantileMethod" -> QuantileMethod.LINEAR;
            case "Bins" -> bins();
            case "CovarianceOptions" -> CovarianceOptions.DEFAULT;
            default ->
                throw new AssertionError("no argument of type " + types[i] + " for " + method);
          };
    }
    return arguments;
  }
}
