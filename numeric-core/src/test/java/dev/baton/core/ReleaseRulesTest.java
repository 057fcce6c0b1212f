package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.ReleaseRule.Effect;
import dev.baton.core.array.Casting;
import dev.baton.core.array.Complex;
import dev.baton.core.array.DType;
import dev.baton.core.array.ErrorMode;
import dev.baton.core.array.NDArray;
import dev.baton.core.array.Scope;
import dev.baton.core.array.Slice;
import dev.baton.core.fft.FourierTransforms;
import dev.baton.core.interpreter.AdaptiveReleasePolicy;
import dev.baton.core.interpreter.Interpreter;
import dev.baton.core.interpreter.NativeWork;
import dev.baton.core.interpreter.ReleasePolicy;
import dev.baton.core.io.NpyFiles;
import dev.baton.core.io.NpzArchive;
import dev.baton.core.io.RawFiles;
import dev.baton.core.io.TextReader;
import dev.baton.core.io.TextWriter;
import dev.baton.core.linalg.Products;
import dev.baton.core.print.ArrayFormatter;
import dev.baton.core.print.FloatTextOptions;
import dev.baton.core.print.PrintOptions;
import dev.baton.core.random.BitGenerator;
import dev.baton.core.random.Choice;
import dev.baton.core.random.Generator;
import dev.baton.core.random.PCG64;
import dev.baton.core.ufunc.Accumulation;
import dev.baton.core.ufunc.ArgReduction;
import dev.baton.core.ufunc.BinaryUfunc;
import dev.baton.core.ufunc.Over;
import dev.baton.core.ufunc.Reduction;
import dev.baton.core.ufunc.UfuncOptions;
import dev.baton.core.ufunc.UnaryUfunc;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.module.ModuleReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The list of operations that release is complete, and says what the ledger shows. */
class ReleaseRulesTest {
  /** The types whose methods are operations. */
  private static final List<Class<?>> OPERATING =
      List.of(
          Numeric.class,
          NDArray.class,
          Scope.class,
          BinaryUfunc.class,
          UnaryUfunc.class,
          Reduction.class,
          ArgReduction.class,
          Accumulation.class,
          Products.class,
          FourierTransforms.class,
          Generator.class,
          ArrayFormatter.class,
          NpyFiles.class,
          NpzArchive.class,
          RawFiles.class,
          TextReader.class,
          TextWriter.class);

  /** Packages that know no array. */
  private static final List<String> LOCK_PACKAGES =
      List.of(
          "dev.baton.core.interpreter.",
          "dev.baton.core.simulation.",
          "dev.baton.core.instruments.");

  /** Values, descriptions and errors; and what runs tasks, which drops the lock for no kernel. */
  private static final Set<String> NOT_OPERATING =
      Set.of(
          "MemoryUse",
          "NativeInfo",
          "ReleaseRule",
          "ReleaseRules",
          "ArrayMemoryError",
          "Broadcast",
          "Casting",
          "ErrorMode",
          "ErrorState",
          "FloatingPointException",
          "UfuncOptions",
          "FloatLimits",
          "IntegerLimits",
          "Weak",
          "Complex",
          "DType",
          "Order",
          "Padding",
          "Index",
          "IndexArray",
          "IndexMode",
          "Shape",
          "ShapeException",
          "Slice",
          "SortKind",
          "TopK",
          "Unique",
          "PrintOptions",
          "Over",
          "QuantileMethod",
          "BinRule",
          "Bins",
          "CovarianceOptions",
          "Histogram",
          "HistogramGrid",
          "PrintScope",
          "PrintSettings",
          "FloatText",
          "FloatTextOptions",
          "MapMode",
          "LoadTextOptions",
          "SaveTextOptions",
          "Parallel",
          "InterpreterPool",
          "BrokenPoolException",
          "BitGenerator",
          "PCG64",
          "PCG64DXSM",
          "Philox",
          "MT19937",
          "SFC64",
          "SeedSequence",
          "Choice");

  @TempDir private Path folder;

  private final List<Interpreter> interpreters = new ArrayList<>();

  @AfterEach
  void close() {
    interpreters.forEach(Interpreter::close);
  }

  private Numeric numeric(ReleasePolicy policy) {
    Interpreter interpreter =
        Interpreter.builder()
            .release(policy)
            .out(new PrintStream(OutputStream.nullOutputStream()))
            .build();
    interpreters.add(interpreter);
    return Numeric.of(interpreter);
  }

  // ---- complete ---------------------------------------------------------------------------------

  private static Stream<Method> operations() {
    return Stream.concat(
        OPERATING.stream()
            .flatMap(ReleaseRulesTest::methods)
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .filter(method -> !isOfEnum(method)),
        Arrays.stream(Interpreter.class.getDeclaredMethods())
            .filter(method -> method.getName().startsWith("print")));
  }

  /** The types that are made of interfaces of their own. */
  private static final List<Class<?>> WHOLES =
      List.of(Numeric.class, NDArray.class, Generator.class);

  /** A type's own methods; a whole's are those of its parts too. */
  private static Stream<Method> methods(Class<?> type) {
    return WHOLES.contains(type)
        ? Stream.concat(Stream.of(type), parts(type))
            .flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
        : Arrays.stream(type.getDeclaredMethods());
  }

  private static Stream<Class<?>> parts(Class<?> whole) {
    return Arrays.stream(whole.getInterfaces()).filter(part -> part != AutoCloseable.class);
  }

  /** The whole that a type is or is a part of; another type itself. */
  private static Class<?> wholeOf(Class<?> type) {
    return WHOLES.stream()
        .filter(whole -> whole == type || parts(whole).anyMatch(part -> part == type))
        .findFirst()
        .orElse(type);
  }

  private static boolean isOfEnum(Method method) {
    return method.getDeclaringClass().isEnum()
        && Set.of("values", "valueOf", "toString").contains(method.getName());
  }

  private static String name(Method method) {
    return wholeOf(method.getDeclaringClass()).getSimpleName() + "." + method.getName();
  }

  @Test
  void everyPublicOperationIsListed() {
    Set<String> listed =
        ReleaseRules.all().stream()
            .flatMap(rule -> rule.methods().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(operations().map(ReleaseRulesTest::name).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(listed);
  }

  @Test
  void everyPublicTypeIsKnownToHaveOperationsOrNone() throws IOException {
    Set<String> known = new HashSet<>(NOT_OPERATING);
    OPERATING.forEach(type -> known.add(type.getSimpleName()));
    WHOLES.stream()
        .flatMap(ReleaseRulesTest::parts)
        .forEach(part -> known.add(part.getSimpleName()));
    Module core = Numeric.class.getModule();
    Set<String> found = new TreeSet<>();
    try (ModuleReader reader =
            core.getLayer()
                .configuration()
                .findModule(core.getName())
                .orElseThrow()
                .reference()
                .open();
        Stream<String> entries = reader.list()) {
      entries
          .filter(entry -> entry.endsWith(".class") && !entry.contains("$"))
          .map(entry -> entry.substring(0, entry.length() - 6).replace('/', '.'))
          .filter(name -> !name.endsWith("-info"))
          .filter(name -> LOCK_PACKAGES.stream().noneMatch(name::startsWith))
          .filter(name -> isOurs(core, name))
          .forEach(name -> found.add(name.substring(name.lastIndexOf('.') + 1)));
    }
    assertThat(found).contains("Numeric");
    assertThat(found).isEqualTo(known);
  }

  /** Exported and public; tests, which are patched into the module, are neither. */
  private static boolean isOurs(Module core, String name) {
    int dot = name.lastIndexOf('.');
    if (dot < 0
        || !core.getPackages().contains(name.substring(0, dot))
        || !core.isExported(name.substring(0, dot))) {
      return false;
    }
    try {
      Class<?> type = Class.forName(name, false, Numeric.class.getClassLoader());
      return Modifier.isPublic(type.getModifiers()) && !isTest(type);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isTest(Class<?> type) {
    String source = type.getResource(type.getSimpleName() + ".class").toString();
    String main = Numeric.class.getResource("Numeric.class").toString();
    return !source.startsWith(main.substring(0, main.indexOf("dev/baton")));
  }

  // ---- what the ledger shows --------------------------------------------------------------------

  /** One overload of an operation, under one rule. */
  record Case(ReleaseRule rule, Method method) {
    @Override
    public String toString() {
      return "%s: %s%s"
          .formatted(
              rule.operation(),
              name(method),
              Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList());
    }
  }

  static Stream<Case> cases() {
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
                    .filter(method -> !CreationCalls.isSquare(method))
                    .filter(_ -> !rule.operation().equals("diag of a vector"))
                    .map(method -> new Case(rule, method)));
  }

  /** Of the two operations named {@code NDArray.set}, whether it is the one of many elements. */
  private static boolean writesMany(Method method) {
    return method.getParameterTypes()[0] == NDArray.class;
  }

  private static boolean writesMany(ReleaseRule rule) {
    return rule.operation().equals("assignment by arrays");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theLedgerShowsWhatTheListSays(Case c) throws Exception {
    for (String name : List.of("hold", "release", "numpy")) {
      ReleasePolicy policy = ReleasePolicy.named(name);
      OptionalLong from = c.rule.releasedFrom(policy);
      for (long size : new long[] {1, 2, 499, 500, 501, 502, 3_000}) {
        if (c.rule.operation().endsWith("not contiguous")
            && (size == 1 || ((size % 2 == 1 || size == 2) && isReshape(c.method)))) {
          continue; // A single element is contiguous, and any one axis can be reshaped.
        }
        boolean expected = from.isPresent() && size >= from.getAsLong();
        assertThat(sectionsOf(c, policy, size) > 0)
            .as("%s releases at size %d under %s, whose limit is %s", c, size, name, from)
            .isEqualTo(expected);
      }
    }
  }

  private static boolean isReshape(Method method) {
    return method.getName().equals("reshape");
  }

  /** Returns how many detached sections one call takes. */
  private long sectionsOf(Case c, ReleasePolicy policy, long size) throws Exception {
    Numeric np = numeric(policy);
    try (var _ = np.interpreter().attach();
        var _ = np.errstate().all(ErrorMode.IGNORE).open()) {
      Object receiver = receiver(c, np, size);
      Object[] arguments = arguments(c, np, size);
      long before = np.interpreter().ledger().total().detachedSections();
      try {
        c.method.invoke(receiver, arguments);
      } catch (InvocationTargetException failed) {
        throw new AssertionError(c + " at size " + size, failed.getCause());
      }
      return np.interpreter().ledger().total().detachedSections() - before;
    }
  }

  private Object receiver(Case c, Numeric np, long size) throws IOException {
    Class<?> type = wholeOf(c.method.getDeclaringClass());
    if (type == NpzArchive.class) {
      return FileArguments.archive(folder, np, size);
    }
    if (type == NDArray.class) {
      return array(c, np, size);
    }
    if (type == Numeric.class) {
      return np;
    }
    if (type == Generator.class && !Modifier.isStatic(c.method.getModifiers())) {
      return np.random(1);
    }
    Map<Class<?>, Object> receivers =
        Map.of(
            Scope.class,
            np.scope(),
            BinaryUfunc.class,
            BinaryUfunc.MULTIPLY,
            UnaryUfunc.class,
            UnaryUfunc.EXP,
            Reduction.class,
            Reduction.SUM,
            ArgReduction.class,
            ArgReduction.ARGMAX,
            Accumulation.class,
            Accumulation.CUMSUM,
            FourierTransforms.class,
            np.fft(),
            Interpreter.class,
            np.interpreter());
    return Modifier.isStatic(c.method.getModifiers()) ? null : receivers.get(type);
  }

  /** A type that the operation takes as it is. */
  private static DType dtype(Method method) {
    boolean writesComplex =
        Set.of("set", "fill").contains(method.getName())
            && Arrays.asList(method.getParameterTypes()).contains(Complex.class);
    return switch (method.getName()) {
      case "imag" -> DType.COMPLEX128;
      case "bitwiseAnd", "bitwiseOr", "bitwiseXor", "leftShift", "rightShift" -> DType.INT64;
      case "gcd", "lcm", "invert", "bitwiseCount" -> DType.INT64;
      case "toBooleanArray" -> DType.BOOL;
      case "toByteArray" -> DType.INT8;
      case "toShortArray" -> DType.INT16;
      case "toIntArray" -> DType.INT32;
      case "getLong", "toLong", "toLongArray" -> DType.INT64;
      case "toFloatArray" -> DType.FLOAT32;
      default -> writesComplex ? DType.COMPLEX128 : DType.FLOAT64;
    };
  }

  /** An array of one axis on which the operation can be called, and counts {@code size}. */
  private static NDArray array(Case c, Numeric np, long size) {
    NDArray shaped = ShapingCalls.receiver(c.rule, c.method, np, size);
    if (shaped != null) {
      return shaped;
    }
    DType dtype = dtype(c.method);
    return switch (c.method.getName()) {
      case "toBoolean", "toLong", "toDouble", "toComplex" -> np.ones(dtype, 1); // Of one only.
      case "matmul" -> np.ones(1, 2);
      default ->
          c.rule.operation().endsWith("not contiguous")
              ? np.ones(dtype, 2 * size).slice(Slice.range(0, 2 * size, 2))
              : np.ones(dtype, size);
    };
  }

  private Object[] arguments(Case c, Numeric np, long size) throws IOException {
    if (wholeOf(c.method.getDeclaringClass()) == Generator.class
        && !name(c.method).equals("Generator.of")) {
      return randomArguments(c.method, np, size);
    }
    Object[] creating = CreationCalls.arguments(c.rule, c.method, np, size);
    if (creating != null) {
      return creating;
    }
    Object[] statistics = StatisticsCalls.arguments(c.rule, c.method, np, size);
    if (statistics != null) {
      return statistics;
    }
    Object[] shaping = ShapingCalls.arguments(c.rule, c.method, np, size);
    if (shaping != null) {
      return shaping;
    }
    String name = name(c.method);
    Class<?>[] types = c.method.getParameterTypes();
    if (c.rule.operation().equals("files")) {
      return FileArguments.of(c.method, folder, np, size);
    }
    Object[] indexing = IndexingCalls.arguments(c.rule, c.method, np, size);
    if (indexing != null) {
      return indexing;
    }
    return switch (c.method.getName()) {
      case "random", "of", "frequencies" -> of(types, np);
      case "matmul" -> {
        // (1, 2) by (2, size); on an array, the receiver is the left one.
        List<Object> operands =
            new ArrayList<>(List.of(np.ones(1, 2), np.ones(2, size), np.empty(1, size)));
        yield name.startsWith("NDArray")
            ? new Object[] {operands.get(1)}
            : operands.subList(0, types.length).toArray();
      }
      case "outer" -> new Object[] {np.ones(size), np.ones(1)};
      case "ldexp" ->
          types[1] == Number.class
              ? new Object[] {np.ones(size), 1}
              : Arrays.copyOf(
                  new Object[] {np.ones(size), np.ones(DType.INT64, size), np.ones(size)},
                  types.length);
      case "dft" ->
          List.<Object>of(np.ones(1), np.ones(size), np.ones(1)).subList(0, types.length).toArray();
      case "share" ->
          new Object[] {
            (c.rule.effect() == Effect.ALWAYS ? numeric(ReleasePolicy.hold()) : np).ones(size)
          };
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

  private static Object argument(Case c, Class<?> type, Numeric np, long size) {
    boolean indexes = c.rule.operation().equals("single elements");
    return switch (type.getSimpleName()) {
      case "NDArray" -> np.ones(dtype(c.method), size);
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
      case "PrintOptions" -> PrintOptions.DEFAULT;
      case "Over" -> Over.axis(0);
      case "FloatTextOptions" -> FloatTextOptions.DEFAULT;
      case "String" -> "%s";
      case "Object" -> np.ones(size);
      case "Object[]" -> new Object[] {np.ones(size)};
      default -> throw new AssertionError("no argument of type " + type + " for " + c);
    };
  }

  /** The count is of the whole, however it is made up. */
  @ParameterizedTest
  @CsvSource({
    "matmul batch, 5 10 10, false",
    "matmul batch, 3 1 167, true",
    "matmul batch, 1 3 167, true",
    "matmul batch, 1 20 25, false",
    "fft batch, 5 100 1, false",
    "fft batch, 3 167 1, true",
    "dft, 1 20 25, false",
    "dft, 1 3 167, true",
    "sum of rows, 1 20 25, false",
    "sum of rows, 1 3 167, true",
    "broadcast, 1 20 25, false",
    "broadcast, 1 3 167, true",
    "dot of matrices, 1 1 1, true",
    "dot of matrices, 1 20 25, true"
  })
  void aGeneralisedCountIsBroadcastSizeTimesCore(String what, String sizes, boolean releases) {
    long[] n = Arrays.stream(sizes.split(" ")).mapToLong(Long::parseLong).toArray();
    Numeric np = numeric(ReleasePolicy.numpy());
    NDArray wide = np.ones(n[0], n[1], 2);
    NDArray tall = np.ones(n[0], 2, n[2]);
    NDArray rows = np.ones(n[1], n[2]);
    NDArray transformed = np.ones(DType.COMPLEX128, n[0], n[1]);
    NDArray one = np.ones(n[1]);
    NDArray two = np.ones(n[2]);
    NDArray column = np.ones(n[1], 1);
    Runnable call =
        switch (what) {
          case "matmul batch" -> () -> np.matmul(wide, tall);
          case "fft batch" -> () -> np.fft().fft(transformed);
          case "dft" -> () -> np.fft().dft(one, two);
          case "sum of rows" -> () -> np.sum(rows, 1);
          case "broadcast" -> () -> np.add(column, two);
          case "dot of matrices" -> () -> np.dot(wide.reshape(n[1], 2), tall.reshape(2, n[2]));
          default -> throw new AssertionError(what);
        };
    long before = np.interpreter().ledger().total().detachedSections();
    call.run();
    assertThat(np.interpreter().ledger().total().detachedSections() > before).isEqualTo(releases);
  }

  /** What has more elements than it is given numbers. */
  @ParameterizedTest
  @CsvSource({"22, false", "23, true"})
  void squaresCountTheirElements(long n, boolean releases) {
    Numeric np = numeric(ReleasePolicy.numpy());
    NDArray diagonal = np.ones(n);
    List<Runnable> calls =
        List.of(
            () -> np.eye(n),
            () -> np.identity(n),
            () -> np.diag(diagonal),
            () -> np.diag(diagonal, 0),
            () -> np.diagflat(diagonal, 0));
    for (Runnable call : calls) {
      long before = np.interpreter().ledger().total().detachedSections();
      call.run();
      assertThat(np.interpreter().ledger().total().detachedSections() > before).isEqualTo(releases);
    }
  }

  @Test
  void limitsAreThosePoliciesHave() {
    for (ReleaseRule rule : ReleaseRules.all()) {
      boolean kernel = rule.effect() == Effect.BY_POLICY;
      boolean always = rule.effect() == Effect.ALWAYS;
      OptionalLong atOnce = OptionalLong.of(1);
      assertThat(rule.releasedFrom(ReleasePolicy.hold()))
          .isEqualTo(always ? atOnce : OptionalLong.empty());
      assertThat(rule.releasedFrom(ReleasePolicy.release()))
          .isEqualTo(kernel || always ? atOnce : OptionalLong.empty());
      assertThat(rule.releasedFrom((_, elements, _) -> elements > 123_456))
          .isEqualTo(kernel ? OptionalLong.of(123_457) : always ? atOnce : OptionalLong.empty());
      if (kernel) {
        boolean anySize =
            rule.work() == NativeWork.BLAS
                || rule.work() == NativeWork.RANDOM
                || rule.work() == NativeWork.SORT;
        assertThat(rule.releasedFrom(ReleasePolicy.numpy()))
            .isEqualTo(OptionalLong.of(anySize ? 1 : 501));
        AdaptiveReleasePolicy adaptive = ReleasePolicy.adaptive();
        long limit = Math.max(1, adaptive.limit(rule.work()));
        assertThat(rule.releasedFrom(adaptive).orElse(Long.MAX_VALUE)).isEqualTo(limit);
      }
      assertThat(rule.why()).isNotBlank();
      assertThat(rule.operation()).isEqualTo(rule.operation().strip());
      assertThat(rule.size().toLowerCase(Locale.ROOT).isEmpty()).isEqualTo(!kernel);
    }
  }
}
