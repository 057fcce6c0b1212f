package dev.baton.core;

import dev.baton.core.array.ArrayViews;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.Padding;
import dev.baton.core.array.Slice;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of the operations on shapes, for {@link OperationCalls}: such that they succeed. */
final class ShapingCalls {
  private ShapingCalls() {}

  /**
   * An array that such a method can be called on, and that counts {@code size}; null for others.
   */
  static @Nullable NDArray receiver(ReleaseRule rule, Method method, Numeric np, long size) {
    boolean scattered = rule.operation().endsWith("not contiguous");
    return switch (method.getName()) {
      case "reshape" -> scattered ? np.ones(2, size / 2).transpose() : np.ones(size);
      case "ravel" -> scattered ? np.ones(2 * size).slice(Slice.every(2)) : np.ones(size);
      case "byteswap" -> np.ones(DType.UINT8, size);
      case "swapaxes", "diagonal", "squeeze", "moveaxis", "rollaxis" -> np.ones(1, size);
      case "trace" -> np.ones(1, 1, size);
      default -> null;
    };
  }

  /** As {@link #isShaping}, of those that make a new array of parts. */
  private static boolean isJoining(Method method) {
    return switch (method.getName()) {
      case "concatenate", "stack", "vstack", "hstack", "dstack", "columnStack", "block" -> true;
      case "append", "roll", "repeat", "tile", "resize", "delete", "insert", "copyto" -> true;
      case "pad" -> true;
      case "split", "arraySplit", "hsplit", "vsplit", "dsplit", "unstack" -> true;
      default -> false;
    };
  }

  /** Arguments for such a method, null for others. */
  static Object @Nullable [] arguments(ReleaseRule rule, Method method, Numeric np, long size) {
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      Object argument = argument(rule, method, types[i], i, np, size);
      if (argument == null) {
        return null;
      }
      arguments[i] = argument;
    }
    return isShaping(method) || isJoining(method) ? arguments : null;
  }

  private static boolean isShaping(Method method) {
    return switch (method.getName()) {
      case "reshape", "ravel", "flatten", "slice", "view", "transpose", "permuteDims" -> true;
      case "matrixTranspose", "swapaxes", "moveaxis", "rollaxis", "expandDims", "squeeze" -> true;
      case "atleast1d", "atleast2d", "atleast3d", "broadcastTo", "broadcastArrays" -> true;
      case "broadcastShapes", "flip", "flipud", "fliplr", "rot90", "diagonal" -> true;
      case "slidingWindowView" -> true;
      case "copy" -> method.getParameterCount() == 1;
      default -> false;
    };
  }

  private static @Nullable Object argument(
      ReleaseRule rule, Method method, Class<?> type, int place, Numeric np, long size) {
    return switch (type.getSimpleName()) {
      case "NDArray" -> {
        NDArray receiver = receiver(rule, method, np, size);
        yield switch (method.getName()) {
          case "matrixTranspose", "fliplr", "rot90", "vsplit" -> np.ones(1, size);
          case "dsplit" -> np.ones(1, size, 1);
          case "unstack" -> np.ones(2, size);
          case "delete" -> np.ones(size + 1);
          case "copyto" -> place == 2 ? np.ones(DType.BOOL, size) : np.ones(size);
          case "insert" -> place == 0 ? np.ones(size) : np.ones(1);
          default -> receiver == null ? np.ones(size) : receiver;
        };
      }
      case "NDArray[]" ->
          isJoining(method)
              ? new NDArray[] {np.ones(size), np.ones(size)}
              : new NDArray[] {np.ones(size), np.ones(1)};
      case "List" -> List.of(np.ones(size), np.ones(1));
      case "Slice" -> Slice.to(1);
      case "Order" -> Order.C;
      case "Slice[]" -> new Slice[] {Slice.ALL};
      case "String" -> "::-1";
      case "DType" -> DType.FLOAT64;
      case "long[]" ->
          new long[] {
            switch (method.getName()) {
              case "slidingWindowView", "repeat", "tile" -> 1;
              case "roll", "delete", "insert" -> 0;
              default -> size;
            }
          };
      case "long[][]" ->
          method.getName().equals("pad") ? new long[][] {{0, 0}} : new long[][] {{size}, {1}};
      case "Padding" -> Padding.EDGE;
      case "int[]" ->
          method.getName().equals("transpose") && method.getDeclaringClass() == ArrayViews.class
              ? new int[0]
              : new int[] {0};
      case "long" -> method.getName().equals("repeat") ? 1L : 0L;
      case "int" ->
          method.getName().endsWith("plit")
              ? place == 1 ? 1 : 0
              : !isJoining(method) && place == method.getParameterCount() - 1 && place > 1 ? 1 : 0;
      default -> null;
    };
  }
}
