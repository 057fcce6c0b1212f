package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.IndexMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.SortKind;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arguments with which sorting and indexing count some number of elements. */
final class IndexingCalls {
  private static final Set<String> RULES =
      Set.of(
          "sort, partition",
          "searchsorted",
          "unique and sets",
          "counting",
          "nonzero",
          "indexing by arrays",
          "assignment by arrays",
          "making indices");

  private IndexingCalls() {}

  /** Returns the arguments; null if the operation is of another subject. */
  static Object @Nullable [] arguments(ReleaseRule rule, Method method, Numeric np, long size) {
    if (!RULES.contains(rule.operation())) {
      return null;
    }
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = argument(method.getName(), i, types[i], np, size);
    }
    return arguments;
  }

  private static Object argument(String name, int place, Class<?> type, Numeric np, long size) {
    NDArray indices = np.zeros(DType.INT64, size);
    return switch (type.getSimpleName()) {
      case "NDArray" -> array(name, place, np, size, indices);
      case "NDArray[]" ->
          new NDArray[] {
            name.equals("ix_") || name.equals("ravelMultiIndex") ? indices : np.ones(size)
          };
      case "Index[]" -> new Index[] {Index.of(indices)};
      case "SortKind" -> SortKind.STABLE;
      case "IndexMode" -> IndexMode.RAISE;
      case "boolean" -> false;
      case "double" -> 1.5;
      case "int" -> 0;
      case "long" -> 1L;
      case "long[]" ->
          new long[] {name.equals("unravelIndex") || name.startsWith("ravel") ? size : 0};
      default -> throw new AssertionError("no argument of type " + type + " for " + name);
    };
  }

  private static NDArray array(String name, int place, Numeric np, long size, NDArray indices) {
    return switch (name) {
      case "take", "takeAlongAxis", "putAlongAxis", "put" -> place == 1 ? indices : np.ones(size);
      case "choose", "unravelIndex" -> indices;
      case "fillDiagonal" -> np.ones(size, 1);
      default -> place == 3 ? indices : np.ones(size);
    };
  }
}
