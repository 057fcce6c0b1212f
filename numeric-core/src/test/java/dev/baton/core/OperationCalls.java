package dev.baton.core;

import dev.baton.core.ReleaseRule.Effect;
import dev.baton.core.array.Casting;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.Index;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Slice;
import dev.baton.core.fft.FourierProvider;
import dev.baton.core.fft.FourierTransforms;
import dev.baton.core.fft.ModeOrder;
import dev.baton.core.fft.NonuniformTransforms;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.io.NpyFiles;
import dev.baton.core.io.NpzArchive;
import dev.baton.core.io.RawFiles;
import dev.baton.core.io.TextReader;
import dev.baton.core.io.TextWriter;
import dev.baton.core.linalg.LinearAlgebra;
import dev.baton.core.linalg.Products;
import dev.baton.core.print.ArrayFormatter;
import dev.baton.core.print.FloatTextOptions;
import dev.baton.core.print.PrintOptions;
import dev.baton.core.random.BitGenerator;
import dev.baton.core.random.Choice;
import dev.baton.core.random.CovarianceFactor;
import dev.baton.core.random.Generator;
import dev.baton.core.random.PCG64;
import dev.baton.core.ufunc.Accumulation;
import dev.baton.core.ufunc.ArgReduction;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Expr;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.PartUfunc;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UfuncOptions;
import dev.baton.core.ufunc.UnaryUfunc;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Calls of every public operation, found by reflection, that succeed and count a given size. */
final class OperationCalls {
  /** The types whose methods are operations. */
  static final List<Class<?>> OPERATING =
      List.of(
          Numeric.class,
          NDArray.class,
          Scope.class,
          BinaryUfunc.class,
          UnaryUfunc.class,
          PartUfunc.class,
          Reduction.class,
          ArgReduction.class,
          Accumulation.class,
          Products.class,
          LinearAlgebra.class,
          FourierTransforms.class,
          NonuniformTransforms.class,
          Generator.class,
          ArrayFormatter.class,
          NpyFiles.class,
          NpzArchive.class,
          RawFiles.class,
          TextReader.class,
          TextWriter.class);

  private final Path folder;
  private final Supplier<Numeric> stranger;

  /**
   * Prepares calls.
   *
   * @param folder where files may be written
   * @param stranger makes another interpreter's functions
   */
  OperationCalls(Path folder, Supplier<Numeric> stranger) {
    this.folder = folder;
    this.stranger = stranger;
  }

  static Stream<Method> operations() {
    return Stream.concat(
        OPERATING.stream()
            .flatMap(OperationCalls::methods)
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .filter(method -> !isOfEnum(method)),
        Arrays.stream(Interpreter.class.getDeclaredMethods())
            .filter(method -> method.getName().startsWith("print")));
  }

  /** The types that are made of interfaces of their own. */
  static final List<Class<?>> WHOLES =
      List.of(
          Numeric.class,
          NDArray.class,
          Generator.class,
          FourierTransforms.class,
          LinearAlgebra.class);

  /** A type's own methods; a whole's are those of its parts too. */
  private static Stream<Method> methods(Class<?> type) {
    return WHOLES.contains(type)
        ? Stream.concat(Stream.of(type), parts(type))
            .flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
        : Arrays.stream(type.getDeclaredMethods());
  }

  static Stream<Class<?>> parts(Class<?> whole) {
    return Arrays.stream(whole.getInterfaces()).filter(part -> part != AutoCloseable.class);
  }

  /** The whole that a type is or is a part of; another type itself. */
  static Class<?> wholeOf(Class<?> type) {
    return WHOLES.stream()
        .filter(whole -> whole == type || parts(whole).anyMatch(part -> part == type))
        .findFirst()
        .orElse(type);
  }

  private static boolean isOfEnum(Method method) {
    return method.getDeclaringClass().isEnum()
        && Set.of("values", "valueOf", "toString").contains(method.getName());
  }

  static String name(Method method) {
    return wholeOf(method.getDeclaringClass()).getSimpleName() + "." + method.getName();
  }

  static Stream<OperationCall> cases() {
    return ReleaseRules.all().stream()
        .flatMap(
            rule ->
                operations()
                    .filter(method -> rule.methods().contains(name(method)))
                    .filter(
                        method ->
                            !name(method).equals("NDArray.set")
                                || writesMany(method) == writesMany(rule))
                    .filter(method -> CreationCalls.isOf(rule, method))
                    .filter(method -> !CreationCalls.isOfWholes(method))
                    .filter(_ -> !rule.operation().equals("diag of a vector"))
                    .map(method -> new OperationCall(rule, method)));
  }

  /** Of the two operations named {@code NDArray.set}, whether it is the one of many elements. */
  private static boolean writesMany(Method method) {
    return method.getParameterTypes()[0] == NDArray.class;
  }

  private static boolean writesMany(ReleaseRule rule) {
    return rule.operation().equals("assignment by arrays");
  }

  /** Returns what a call is made on: null for a static method. */
  Object receiver(OperationCall c, Numeric np, long size) throws IOException {
    Class<?> type = wholeOf(c.method().getDeclaringClass());
    if (type == NpzArchive.class) {
      return FileArguments.archive(folder, np, size);
    }
    if (type == NDArray.class) {
      return array(c, np, size);
    }
    if (type == Numeric.class) {
      return np;
    }
    if (type == Generator.class && !Modifier.isStatic(c.method().getModifiers())) {
      return np.random(1);
    }
    return Modifier.isStatic(c.method().getModifiers()) ? null : receiver(type, np);
  }

  private static Object receiver(Class<?> type, Numeric np) {
    return switch (type.getSimpleName()) {
      case "Scope" -> np.scope();
      case "BinaryUfunc" -> BinaryUfunc.MULTIPLY;
      case "UnaryUfunc" -> UnaryUfunc.EXP;
      case "PartUfunc" -> PartUfunc.MODF_FRACTION;
      case "Reduction" -> Reduction.SUM;
      case "ArgReduction" -> ArgReduction.ARGMAX;
      case "Accumulation" -> Accumulation.CUMSUM;
      case "FourierTransforms" -> np.fft();
      case "LinearAlgebra" -> np.linalg();
      case "NonuniformTransforms" -> np.fft().nufft();
      case "Interpreter" -> np.interpreter();
      default -> throw new AssertionError("nothing to call a method of " + type + " on");
    };
  }

  /** A type that the operation takes as it is. */
  private static DType dtype(Method method) {
    boolean writesComplex =
        Set.of("set", "fill", "at").contains(method.getName())
            && Arrays.asList(method.getParameterTypes()).contains(Complex.class);
    return switch (method.getName()) {
      case "imag", "realIfClose", "isreal", "iscomplex" -> DType.COMPLEX128;
      case "bitwiseAnd", "bitwiseOr", "bitwiseXor", "leftShift", "rightShift" -> DType.INT64;
      case "gcd", "lcm", "invert", "bitwiseCount" -> DType.INT64;
      case "toBooleanArray" -> DType.BOOL;
      case "toByteArray" -> DType.INT8;
      case "toShortArray" -> DType.INT16;
      case "toIntArray" -> DType.INT32;
      case "getLong", "toLong", "toLongArray", "longStream" -> DType.INT64;
      case "toFloatArray" -> DType.FLOAT32;
      default -> writesComplex ? DType.COMPLEX128 : DType.FLOAT64;
    };
  }

  /** An array of one axis on which the operation can be called, and counts {@code size}. */
  private static NDArray array(OperationCall c, Numeric np, long size) {
    NDArray shaped = ShapingCalls.receiver(c.rule(), c.method(), np, size);
    if (shaped != null) {
      return shaped;
    }
    DType dtype = dtype(c.method());
    return switch (c.method().getName()) {
      case "toBoolean", "toLong", "toDouble", "toComplex" -> np.ones(dtype, 1); // Of one only.
      case "matmul" -> np.ones(1, 2);
      default ->
          c.rule().operation().endsWith("not contiguous")
              ? np.ones(dtype, 2 * size).slice(Slice.range(0, 2 * size, 2))
              : np.ones(dtype, size);
    };
  }

  /** Returns arguments with which the call succeeds and counts {@code size}. */
  Object[] arguments(OperationCall c, Numeric np, long size) throws IOException {
    if (wholeOf(c.method().getDeclaringClass()) == Generator.class
        && !name(c.method()).equals("Generator.of")) {
      return randomArguments(c.method(), np, size);
    }
    Object[] creating = CreationCalls.arguments(c.rule(), c.method(), np, size);
    if (creating != null) {
      return creating;
    }
    Object[] linear = LinearAlgebraCalls.arguments(c.rule(), c.method(), np, size);
    if (linear != null) {
      return linear;
    }
    Object[] statistics = StatisticsCalls.arguments(c.rule(), c.method(), np, size);
    if (statistics != null) {
      return statistics;
    }
    Object[] shaping = ShapingCalls.arguments(c.rule(), c.method(), np, size);
    if (shaping != null) {
      return shaping;
    }
    Object[] transforms = FourierCalls.arguments(c.rule(), c.method(), np, size);
    if (transforms != null) {
      return transforms;
    }
    String name = name(c.method());
    Class<?>[] types = c.method().getParameterTypes();
    if (c.rule().operation().equals("files")) {
      return FileArguments.of(c.method(), folder, np, size);
    }
    Object[] indexing = IndexingCalls.arguments(c.rule(), c.method(), np, size);
    if (indexing != null) {
      return indexing;
    }
    return switch (c.method().getName()) {
      case "random", "of" -> of(types, np);
      case "matmul" -> {
        // (1, 2) by (2, size); on an array, the receiver is the left one.
        List<Object> operands =
            new ArrayList<>(List.of(np.ones(1, 2), np.ones(2, size), np.empty(1, size)));
        yield name.startsWith("NDArray")
            ? new Object[] {operands.get(1)}
            : operands.subList(0, types.length).toArray();
      }
      case "reduceAt" ->
          Arrays.copyOf(
              new Object[] {np.ones(size), np.zeros(DType.INT64, 1), Over.axis(0)}, types.length);
      case "convolve", "correlate" ->
          Arrays.copyOf(
              new Object[] {
                np.ones(size), np.ones(1), ConvolutionMode.VALID, ConvolutionMethod.AUTO
              },
              types.length);
      case "packbits" ->
          Arrays.copyOf(new Object[] {np.ones(DType.BOOL, size), 0, BitOrder.BIG}, types.length);
      case "unpackbits" -> {
        NDArray bytes = np.ones(DType.UINT8, Math.ceilDiv(size, 8));
        yield types.length == 4
            ? new Object[] {bytes, 0, size, BitOrder.LITTLE}
            : Arrays.copyOf(new Object[] {bytes, 0, BitOrder.BIG}, types.length);
      }
      case "fromstring" -> new Object[] {"1 2", DType.FLOAT64, " "};
      case "parse" -> new Object[] {np.interpreter(), "1,2", DType.FLOAT64, ","};
      case "outer" -> new Object[] {np.ones(size), np.ones(1)};
      case "ldexp" ->
          types[1] == Number.class
              ? new Object[] {np.ones(size), 1}
              : Arrays.copyOf(
                  new Object[] {np.ones(size), np.ones(DType.INT64, size), np.ones(size)},
                  types.length);
      case "evaluate" -> {
        NDArray a = np.ones(size);
        Map<String, NDArray> named = Map.of("a", a);
        Expr expression = Expr.parse("a*a + 1", named);
        yield types[0] == Expr.class
            ? Arrays.copyOf(new Object[] {expression, np.ones(size)}, types.length)
            : Arrays.copyOf(new Object[] {"sin(a) + a", named, np.ones(size)}, types.length);
      }
      case "tolerance" -> new Object[] {1e-3};
      case "isign" -> new Object[] {-1};
      case "modeOrder" -> new Object[] {ModeOrder.FFT};
      case "provider" -> Arrays.copyOf(new Object[] {FourierProvider.BATON}, types.length);
      case "share" ->
          new Object[] {(c.rule().effect() == Effect.ALWAYS ? stranger.get() : np).ones(size)};
      default -> {
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
          arguments[i] = argument(c, types[i], np, size);
        }
        yield arguments;
      }
    };
  }

  private static Object[] of(Class<?>[] types, Numeric np) {
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] =
          types[i] == Interpreter.class
              ? np.interpreter()
              : types[i] == BitGenerator.class
                  ? (Object) PCG64.of(1)
                  : types[i] == int.class ? (Object) 3 : types[i] == long.class ? (Object) 3L : 1.0;
    }
    return arguments;
  }

  /** Parameters that every distribution takes, for {@code size} draws. */
  private static Object[] randomArguments(Method method, Numeric np, long size) {
    Class<?>[] types = method.getParameterTypes();
    if (method.getName().equals("multinomial") && types[0] == NDArray.class) {
      return new Object[] {np.ones(DType.INT64, size), np.full(0.5, 2), new long[] {size}};
    }
    if (method.getName().equals("multivariateNormal")) {
      Object[] normal = {np.zeros(1), np.ones(1, 1), new long[] {size}};
      return types.length == 3
          ? normal
          : new Object[] {CovarianceFactor.CHOLESKY, normal[0], normal[1], normal[2]};
    }
    boolean counts = Set.of("binomial", "hypergeometric", "integers").contains(method.getName());
    boolean sizes = Set.of("choice", "permutation", "uniform").contains(method.getName());
    double first = method.getName().equals("zipf") ? 1.5 : 0.5;
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      // Triangles need three values that grow.
      double value = method.getName().equals("triangular") ? i : first;
      boolean whole = counts && !(method.getName().equals("binomial") && i == 1);
      arguments[i] =
          switch (types[i].getSimpleName()) {
            case "double" -> value;
            case "double[]" -> new double[] {0.5, 0.5};
            case "int" -> method.getName().equals("bytes") ? (int) size : 0;
            case "boolean" -> true;
            case "long" -> sizes ? size : 3L + i;
            case "long[]" -> i == types.length - 1 ? new long[] {size} : new long[] {2, 3};
            case "BigInteger" -> BigInteger.valueOf(i);
            case "DType" -> counts ? DType.INT64 : DType.FLOAT64;
            case "Choice" -> Choice.DEFAULT;
            case "NDArray" -> whole ? np.ones(DType.INT64, size) : np.ones(size).multiply(value);
            default -> throw new AssertionError("no argument of type " + types[i]);
          };
    }
    return arguments;
  }

  private static Object argument(OperationCall c, Class<?> type, Numeric np, long size) {
    boolean indexes = c.rule().operation().equals("single elements");
    return switch (type.getSimpleName()) {
      case "NDArray" -> np.ones(dtype(c.method()), size);
      case "Complex" -> Complex.I;
      case "DType" -> DType.COMPLEX128;
      case "Casting" -> Casting.UNSAFE;
      case "double" -> 1.5;
      case "long" -> 2L;
      case "boolean" -> false;
      case "Number" -> 1;
      case "UfuncOptions" -> UfuncOptions.DEFAULT;
      case "int" -> 0;
      case "int[]" -> new int[] {0};
      case "long[]" -> new long[] {indexes ? 0 : size};
      case "Slice[]" -> new Slice[0];
      case "Index[]" -> new Index[0];
      case "Double" -> 1.5;
      case "PrintOptions" -> PrintOptions.DEFAULT;
      case "Over" -> Over.axis(0);
      case "FloatTextOptions" -> FloatTextOptions.DEFAULT;
      case "String" -> "%s";
      case "Object" -> np.ones(size);
      case "Object[]" -> new Object[] {np.ones(size)};
      default -> throw new AssertionError("no argument of type " + type + " for " + c);
    };
  }
}
