package dev.baton.core;

import dev.baton.core.ufunc.Over;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Arguments with which statistics are called on {@code size} elements. */
final class StatisticsCalls {
  private StatisticsCalls() {}

  /** Returns the arguments, or null where the method is none of these. */
  static Object @Nullable [] arguments(ReleaseRule rule, Method method, Numeric np, long size) {
    if (!StatisticsRules.ALL.contains(rule)) {
      return null;
    }
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = argument(method, types[i], np, size);
    }
    return arguments;
  }

  private static Object argument(Method method, Class<?> type, Numeric np, long size) {
    return switch (type.getSimpleName()) {
      case "NDArray" -> np.ones(size);
      case "Over" -> Over.axis(0);
      case "int[]" -> new int[] {0};
      case "double" -> 0.5;
      case "double[]" -> new double[] {0.25, 0.75};
      case "QuantileMethod" -> QuantileMethod.LINEAR;
      default -> throw new AssertionError("no argument of type " + type + " for " + method);
    };
  }
}
