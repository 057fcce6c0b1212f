package dev.baton.core;

import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.linalg.LinearAlgebra;
import dev.baton.core.linalg.LuFactors;
import dev.baton.core.linalg.Norm;
import dev.baton.core.linalg.QrMode;
import dev.baton.core.linalg.Structure;
import dev.baton.core.linalg.Transposition;
import dev.baton.core.ufunc.Over;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Arguments with which linear algebra is called on matrices of {@code size} elements together. */
final class LinearAlgebraCalls {
  private LinearAlgebraCalls() {}

  /** Returns the arguments, or null where the method is none of these. */
  static Object @Nullable [] arguments(ReleaseRule rule, Method method, Numeric np, long size) {
    boolean isPart = OperationCalls.wholeOf(method.getDeclaringClass()) == LinearAlgebra.class;
    if (method.getName().endsWith("Threads")) {
      return new Object[] {1};
    }
    Object[] product = products(method, np, size);
    if (product != null) {
      return Arrays.copyOf(product, method.getParameterCount());
    }
    if (!isPart || !ProductRules.ALL.contains(rule)) {
      return null;
    }
    Class<?>[] types = method.getParameterTypes();
    NDArray ones = np.ones(size, 1, 1);
    Object[] all =
        switch (method.getName()) {
          case "of" -> new Object[] {np.interpreter()};
          case "solve" -> new Object[] {ones, np.ones(1), Structure.POSITIVE_DEFINITE};
          case "lstsq" -> new Object[] {np.ones(size, 1), np.ones(size), 0.5};
          case "multiDot" -> new Object[] {new NDArray[] {np.ones(1, 1), np.ones(1, size)}};
          case "solveTriangular" ->
              new Object[] {ones, np.ones(1), true, Transposition.NONE, false};
          case "solveBanded" -> new Object[] {0, 0, ones, np.ones(1)};
          case "luSolve" ->
              new Object[] {
                new LuFactors(ones, np.zeros(DType.INT32, size, 1)),
                np.ones(1),
                Transposition.TRANSPOSED
              };
          case "choSolve" -> new Object[] {ones, false, np.ones(1)};
          case "vectorNorm" -> new Object[] {ones, 3.0, Over.all()};
          default -> plain(types, ones, np);
        };
    return Arrays.copyOf(all, types.length);
  }

  /** What the functions' own façade has and {@code Numeric} too. */
  private static Object @Nullable [] products(Method method, Numeric np, long size) {
    int axes = method.getParameterCount();
    return switch (method.getName()) {
      case "inner" -> new Object[] {np.ones(size, 1), np.ones(1)};
      case "vdot" -> new Object[] {np.ones(size), np.ones(size)};
      case "vecdot" -> new Object[] {np.ones(size, 1), np.ones(1)};
      case "matvec" -> new Object[] {np.ones(size, 2), np.ones(2)};
      case "vecmat" -> new Object[] {np.ones(2), np.ones(2, size)};
      case "tensordot" ->
          axes == 4
              ? new Object[] {np.ones(1), np.ones(1, size), new int[] {0}, new int[] {0}}
              : axes == 3
                  ? new Object[] {np.ones(1), np.ones(1, size), 1}
                  : new Object[] {np.ones(1, 1), np.ones(1, 1, size)};
      case "einsum", "einsumPath" ->
          new Object[] {"ij,jk", new NDArray[] {np.ones(size, 1), np.ones(1, 1)}};
      case "trace" -> {
        NDArray squares = np.ones(1, 1, size);
        yield method.getDeclaringClass().getSimpleName().equals("TensorContractions")
            ? new Object[] {np.ones(size, 1, 1), 0L}
            : method.getParameterTypes()[0] == NDArray.class
                ? new Object[] {squares, 0L, 0, 1}
                : new Object[] {0L, 0, 1};
      }
      default -> null;
    };
  }

  private static Object[] plain(Class<?>[] types, NDArray ones, Numeric np) {
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] =
          switch (types[i].getSimpleName()) {
            case "NDArray" -> i == 0 ? ones : np.ones(1);
            case "Norm" -> Norm.EUCLIDEAN;
            case "Over" -> Over.axes(-2, -1);
            case "QrMode" -> QrMode.COMPLETE;
            case "boolean" -> false;
            case "int" -> 2;
            case "Interpreter" -> np.interpreter();
            default -> throw new AssertionError("no argument of type " + types[i]);
          };
    }
    return arguments;
  }
}
