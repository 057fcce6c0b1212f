package dev.baton.core;

import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Order;
import dev.baton.core.array.Slice;
import java.lang.foreign.Arena;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Calls of the operations that make arrays, for {@link OperationCalls}. */
final class CreationCalls {
  private CreationCalls() {}

  /** Says whether a rule is about an overload: some copy from the heap, others arrays. */
  static boolean isOf(ReleaseRule rule, Method method) {
    return !method.getName().equals("array")
        || method.getDeclaringClass() != ArrayConversion.class
        || rule.operation().equals("copies of arrays")
            == (method.getParameterTypes()[0] == NDArray.class);
  }

  /** Arguments such that the call counts {@code size}, null for other methods. */
  static Object @Nullable [] arguments(ReleaseRule rule, Method method, Numeric np, long size) {
    Class<?>[] types = method.getParameterTypes();
    return switch (method.getName()) {
      case "zerosLike", "onesLike", "emptyLike" -> new Object[] {np.ones(size)};
      case "fullLike" -> new Object[] {np.ones(size), 1.0};
      case "arange" ->
          switch (types.length) {
            case 1 -> new Object[] {number(types[0], size)};
            case 2 -> new Object[] {number(types[0], 0), number(types[1], size)};
            default ->
                new Object[] {number(types[0], 0), number(types[1], size), number(types[2], 1)};
          };
      case "linspaceStep" -> new Object[] {0.0, 1.0, size, true};
      case "linspace" ->
          switch (types.length) {
            case 3 -> new Object[] {0.0, 1.0, size};
            case 5 -> new Object[] {DType.FLOAT32, 0.0, 1.0, size, true};
            default ->
                types[0] == NDArray.class
                    ? new Object[] {np.full(0), np.full(1), size, true}
                    : new Object[] {0.0, 1.0, size, true};
          };
      case "mgrid", "ogrid" -> new Object[] {new Slice[] {Slice.to(size)}};
      case "indices", "ndindex" -> new Object[] {new long[] {size}};
      case "meshgrid", "meshgridIj" -> new Object[] {new NDArray[] {np.ones(size)}};
      case "meshgridSparse" -> new Object[] {true, new NDArray[] {np.ones(size)}};
      case "fromfunction" ->
          new Object[] {(ToDoubleFunction<long[]>) index -> index[0], new long[] {size}};
      case "fromiter" ->
          types.length == 2
              ? new Object[] {DType.INT8, Collections.nCopies((int) size, 1)}
              : new Object[] {
                types[0] == DoubleStream.class
                    ? DoubleStream.iterate(0, x -> x + 1).limit(size)
                    : types[0] == LongStream.class
                        ? LongStream.range(0, size)
                        : IntStream.range(0, (int) size)
              };
      case "array" -> new Object[] {values(types[0], np, size)};
      case "asarray" -> new Object[] {DoubleBuffer.allocate((int) size)};
      case "frombuffer" ->
          types[0] == Buffer.class
              ? new Object[] {ByteBuffer.allocateDirect((int) size)}
              : new Object[] {Arena.ofAuto().allocate(8 * size, 8), DType.FLOAT64};
      case "copy" ->
          method.getDeclaringClass() == ArrayConversion.class
              ? new Object[] {np.ones(size), Order.F}
              : null;
      case "ascontiguousarray", "asfortranarray" ->
          new Object[] {
            rule.operation().endsWith("not contiguous")
                ? np.ones(2 * size).slice(Slice.every(2))
                : np.ones(size)
          };
      case "eye" -> types.length == 1 ? null : new Object[] {DType.FLOAT32, 1L, size, 0L};
      case "tri" -> new Object[] {DType.FLOAT32, 1L, size, 0L};
      case "tril", "triu" -> new Object[] {np.ones(1, size), 0L};
      case "diag" ->
          types.length == 1 ? new Object[] {np.ones(1, size)} : new Object[] {np.ones(1, size), 0L};
      default -> null;
    };
  }

  private static Object number(Class<?> type, long value) {
    return type == long.class ? (Object) value : (Object) (double) value;
  }

  private static Object values(Class<?> type, Numeric np, long size) {
    if (type == NDArray.class) {
      return np.ones(size);
    }
    if (type == Buffer.class) {
      return DoubleBuffer.allocate((int) size);
    }
    if (type == Object[].class) {
      return new int[2][(int) size];
    }
    Object values = Array.newInstance(type.getComponentType(), (int) size);
    if (values instanceof Complex[] numbers) {
      Arrays.fill(numbers, Complex.I);
    }
    return values;
  }

  /** Says whether the result has as many elements as {@code size} counts: squares have more. */
  static boolean isOfWholes(Method method) {
    return (method.getName().equals("eye") && method.getParameterCount() == 1)
        || method.getName().equals("identity")
        || List.of("diagflat", "maskIndices", "tensorsolve", "tensorinv").contains(method.getName())
        || (method.getName().equals("unpackbits") && method.getParameterCount() < 4);
  }
}
